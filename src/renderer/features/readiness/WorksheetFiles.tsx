// The worksheet out to a spreadsheet and back: what a filled-in file would change is shown before it does.
import { useCallback, useState } from 'react';
import { Download, Upload } from 'lucide-react';
import type { Assessment } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { call, useCommand } from '../../app/use-call';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { type ReadTable, TableImportDialog, useTableFile } from '../tables/TableImportDialog';
import styles from './readiness.module.css';

interface WorksheetFilesProps {
  readonly assessment: Assessment;
  readonly today: CalendarDate;
  readonly mayRate: boolean;
}

export const WorksheetFiles = ({ assessment, today, mayRate }: WorksheetFilesProps) => {
  const file = useTableFile();
  const write = useCommand('readiness', 'exportWorksheet');
  const [said, setSaid] = useState('');
  const { id } = assessment;
  const read = useCallback<ReadTable>(
    (chosen, step) => call('readiness', 'importWorksheet', { id, file: chosen.token, ...step }),
    [id],
  );
  const save = async () => {
    setSaid('');
    const [target] = await call('app', 'choose', {
      what: 'new-table-file',
      suggestedName: text.exportName(assessment.name).slice(0, 100),
    });
    if (target === undefined) return;
    const written = await write.run({ id, today, target: target.token });
    if (written !== null) setSaid(text.exported(written.rows, target.name));
  };
  return (
    <>
      <span role="status" className={`help ${styles.said ?? ''}`}>
        {said}
      </span>
      <Button
        kind="quiet"
        icon={<Download className="i" aria-hidden="true" />}
        isDisabled={write.isRunning}
        onPress={() => void save()}
      >
        {text.export}
      </Button>
      {mayRate && (
        <Button kind="quiet" icon={<Upload className="i" aria-hidden="true" />} onPress={file.choose}>
          {text.import}
        </Button>
      )}
      <FailureNotice failure={write.failure ?? file.failure} />
      {file.file !== null && (
        <TableImportDialog
          title={text.importTitle}
          text={text.importText}
          file={file.file}
          onOtherFile={file.choose}
          read={read}
          onClose={file.close}
          onApplied={({ counts }) => {
            file.close();
            setSaid(text.imported(counts.add + counts.change));
          }}
        />
      )}
    </>
  );
};
