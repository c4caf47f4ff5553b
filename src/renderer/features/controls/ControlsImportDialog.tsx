// Reads a register of controls in from a table. Changed wording becomes a version from a day on.
import { useCallback, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { CalendarDate } from '../../../shared/period';
import { call } from '../../app/use-call';
import { controlsImport as text } from '../../messages/controls';
import { DateField } from '../../ui/DateField';
import { type ReadTable, TableImportDialog } from '../tables/TableImportDialog';

interface ControlsImportDialogProps {
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
}

export const ControlsImportDialog = ({ file, onOtherFile, onClose }: ControlsImportDialogProps) => {
  const [validFrom, setValidFrom] = useState<CalendarDate | null>(null);
  const read = useCallback<ReadTable>(
    ({ token }, step) => call('controls', 'importTable', { file: token, validFrom, ...step }),
    [validFrom],
  );
  return (
    <TableImportDialog
      title={text.title}
      text={<p>{text.text}</p>}
      file={file}
      onOtherFile={onOtherFile}
      read={read}
      questions={
        <DateField
          label={text.validFrom}
          help={text.validFromHelp}
          value={validFrom}
          onChange={setValidFrom}
        />
      }
      onClose={onClose}
      onApplied={onClose}
    />
  );
};
