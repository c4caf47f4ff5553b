// Takes a register in from a table, JSON or a model card: what would change first, then the change.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { JobId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { onBridgeEvent } from '../../app/events';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import { recordVerbs as text } from '../../messages/programme';
import { DateField } from '../../ui/DateField';
import { type ReadTable, TableImportDialog } from '../tables/TableImportDialog';

interface ImportRegisterDialogProps {
  readonly register: Register;
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
}

export const ImportRegisterDialog = ({ register, file, onOtherFile, onClose }: ImportRegisterDialogProps) => {
  const [on, setOn] = useState<CalendarDate>(today);
  const { many } = SPECS[register];
  const job = useRef<JobId | null>(null);
  const [written, setWritten] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () =>
      onBridgeEvent((event) => {
        if (event.type !== 'progress' || event.progress.job !== job.current) return;
        const { done, total } = event.progress;
        if (total !== null) setWritten({ done, total });
      }),
    [],
  );
  const read = useCallback<ReadTable>(
    ({ token }, step) => {
      job.current = `job-${crypto.randomUUID()}` as JobId;
      setWritten(null);
      return call('programme', 'importTable', { register, on, file: token, ...step }, job.current);
    },
    [register, on],
  );
  return (
    <TableImportDialog
      title={text.importTitle(many)}
      text={
        <p>
          {text.importText(many)} {register === 'ai-asset' && text.importCard}
        </p>
      }
      file={file}
      onOtherFile={onOtherFile}
      read={read}
      questions={
        <DateField
          label={text.importOn}
          help={text.importOnHelp}
          value={on}
          onChange={(day) => {
            setOn(day ?? today());
          }}
        />
      }
      progress={
        written !== null && (
          <p role="status" className="muted">
            {text.importing(written.done, written.total)}
          </p>
        )
      }
      onClose={onClose}
      onApplied={onClose}
    />
  );
};
