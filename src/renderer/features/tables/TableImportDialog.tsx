// Reads a CSV or XLSX file in, in two steps: what would change, then the change. What is applied is the
// file that was previewed, or it is refused; all rows or none.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { TableImport } from '../../../shared/domain/table-import';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { tableImport as text } from '../../messages/table-import';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { ImportRows } from './ImportRows';
import styles from './tables.module.css';
import { ToldByImport } from './ToldByImport';

export type ReadTable = (
  file: FileRef,
  step: { readonly apply: boolean; readonly sha256: string | null },
) => Promise<TableImport>;

interface TableImportDialogProps {
  readonly title: string;
  /** What the table must look like, and what reading it in means. */
  readonly text: ReactNode;
  /** Chosen before the dialog opens (useTableFile). */
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  /** Asked again whenever it changes: memoize it over what it depends on. */
  readonly read: ReadTable;
  /** Further questions, such as from which day it holds. */
  readonly questions?: ReactNode;
  /** How far a long one is; shown while it runs. */
  readonly progress?: ReactNode;
  readonly onClose: () => void;
  readonly onApplied: (applied: TableImport) => void;
}

export const TableImportDialog = ({
  title,
  text: explanation,
  file,
  onOtherFile,
  read,
  questions,
  progress = null,
  onClose,
  onApplied,
}: TableImportDialogProps) => {
  const [preview, setPreview] = useState<TableImport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  const run = useCallback(
    async (apply: boolean, sha256: string | null): Promise<TableImport | null> => {
      setBusy(true);
      setFailure(null);
      try {
        return await read(file, { apply, sha256 });
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [file, read],
  );
  useEffect(() => {
    let isLate = false;
    void run(false, null).then((answer) => {
      if (!isLate) setPreview(answer);
    });
    return () => {
      isLate = true;
    };
  }, [run]);

  const changes = preview === null ? 0 : preview.counts.add + preview.counts.change;
  const isRefused = preview !== null && preview.counts.refused > 0;
  const apply = async () => {
    const applied = preview === null ? null : await run(true, preview.sha256);
    if (applied !== null) onApplied(applied);
  };

  return (
    <Dialog
      title={title}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <span className={styles.file}>
            {text.file} <bdi>{file.name}</bdi>
          </span>
          <Button size={32} onPress={onOtherFile}>
            {text.chooseOther}
          </Button>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={changes === 0 || isRefused || isBusy}
            onPress={() => {
              void apply();
            }}
          >
            {text.apply(changes)}
          </Button>
        </>
      }
    >
      <div className="muted">{explanation}</div>
      {questions}
      <FailureNotice failure={failure} />
      {isBusy && progress}
      {preview === null ? (
        failure === null && <p className="muted">{text.reading}</p>
      ) : (
        <>
          <div role="status">
            <Answer text={text.answer(preview.counts)} />
          </div>
          {isRefused && <Notice kind="missed">{text.allOrNone}</Notice>}
          {preview.unknownColumns.length > 0 && (
            <Notice kind="late">{text.unknownColumns(preview.unknownColumns)}</Notice>
          )}
          <ToldByImport told={preview.told ?? []} />
          <ImportRows rows={preview.rows} />
        </>
      )}
    </Dialog>
  );
};

interface TableFile {
  readonly file: FileRef | null;
  /** Opens the system's dialog; cancelling it keeps what there was. */
  readonly choose: () => void;
  readonly close: () => void;
  readonly failure: Failure | null;
}

/** The file a table is read from: null until somebody has chosen one. */
export const useTableFile = (): TableFile => {
  const [file, setFile] = useState<FileRef | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    file,
    choose: () => {
      setFailure(null);
      void call('app', 'choose', { what: 'table-file' }).then(
        ([chosen]) => {
          if (chosen !== undefined) setFile(chosen);
        },
        (error: unknown) => {
          setFailure(failureOf(error));
        },
      );
    },
    close: () => {
      setFile(null);
    },
    failure,
  };
};
