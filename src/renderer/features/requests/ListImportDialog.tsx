// Takes in a firm's list in two steps: how it is read, then what would change, row by row. What is applied is
// the file that was previewed, and only the rows somebody wants.
import { useEffect, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { ListImport, ListLook, ListMapping } from '../../../shared/domain/request-list';
import type { Failure } from '../../../shared/errors';
import { visibleText } from '../../../shared/visible-text';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { requestImport as text } from '../../messages/request-import';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { Steps } from '../../ui/Steps';
import { TextField } from '../../ui/TextField';
import { hasWording } from './list-mapping';
import { chosenRows, doingRows, takenCounts } from './list-rows-shown';
import { ListRows } from './ListRows';
import { MappingStep } from './MappingStep';
import styles from './requests.module.css';

interface ListImportDialogProps {
  readonly file: FileRef;
  /** Of the engagement: proposed, since how its lists are read is remembered by this name. */
  readonly firm: string;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
  /** Said once it is taken in. */
  readonly onTold: (words: string) => void;
}

interface Read {
  readonly firm: string;
  readonly mapping: ListMapping;
}

/** Give it the file's token as its key: another file begins anew. */
export const ListImportDialog = (props: ListImportDialogProps) => {
  const { file, firm: proposed, onOtherFile, onClose, onTold } = props;
  const [firm, setFirm] = useState(proposed);
  const [asked, setAsked] = useState<{ readonly firm: string; readonly mapping: ListMapping | null }>({
    firm: proposed,
    mapping: null,
  });
  const [look, setLook] = useState<ListLook | null>(null);
  const [preview, setPreview] = useState<(ListImport & { readonly read: Read }) | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { token } = file;

  useEffect(() => {
    if (asked.firm === '') return undefined;
    let isLate = false;
    setFailure(null);
    call('requests', 'lookAtList', { file: token, ...asked }).then(
      (answer) => {
        if (!isLate) setLook(answer);
      },
      (error: unknown) => {
        if (!isLate) setFailure(failureOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [token, asked]);
  const run = async (read: Read, sha256: ListImport['sha256'] | null): Promise<ListImport | null> => {
    setBusy(true);
    setFailure(null);
    try {
      return await call('requests', 'importList', {
        ...{ ...read, file: token, apply: sha256 !== null, sha256 },
        rows: sha256 === null || preview === null ? null : chosenRows(preview.rows, chosen),
      });
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const goOn = async () => {
    if (look === null) return;
    const read = { firm: firm.trim(), mapping: look.mapping };
    const found = await run(read, null);
    if (found === null) return;
    setPreview({ ...found, read });
    setChosen(doingRows(found.rows));
  };
  const apply = async () => {
    if (preview === null) return;
    // As it was read for the preview, whatever became of the questions meanwhile.
    const applied = await run(preview.read, preview.sha256);
    if (applied !== null) onTold(text.applied(takenCounts(applied.rows, chosen)));
  };
  const mayGoOn =
    look !== null && firm.trim() !== '' && (look.from === 'our-own-list' || hasWording(look.mapping));

  return (
    <Dialog
      title={text.title}
      width="page"
      isOpen
      onClose={onClose}
      foot={
        <>
          <span className={styles.footNote} role="status">
            {isBusy ? (
              text.busy(preview === null ? 0 : chosen.size)
            ) : (
              <>
                {text.file} <bdi>{visibleText(file.name)}</bdi>
              </>
            )}
          </span>
          <Button size={32} isDisabled={isBusy} onPress={onOtherFile}>
            {text.otherFile}
          </Button>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          {preview === null ? (
            <Button
              size={32}
              kind="primary"
              isDisabled={!mayGoOn || isBusy}
              onPress={() => {
                void goOn();
              }}
            >
              {text.next}
            </Button>
          ) : (
            <>
              <Button
                size={32}
                onPress={() => {
                  setPreview(null);
                }}
              >
                {text.back}
              </Button>
              <Button
                size={32}
                kind="primary"
                isDisabled={chosen.size === 0 || isBusy}
                onPress={() => {
                  void apply();
                }}
              >
                {text.apply(chosen.size)}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles.dialogBody}>
        <Steps
          label={text.steps}
          steps={[text.stepRead, text.stepRows]}
          now={preview === null ? 0 : 1}
          onChoose={() => {
            setPreview(null);
          }}
        />
        <FailureNotice failure={failure} />
        {preview === null ? (
          <>
            <FirmField
              firm={firm}
              onChange={setFirm}
              onSettled={() => {
                const told = firm.trim();
                if (told !== '' && told !== asked.firm) setAsked({ firm: told, mapping: null });
              }}
            />
            {look === null ? (
              failure === null && asked.firm !== '' && <p className="muted">{text.reading}</p>
            ) : (
              <MappingStep
                look={look}
                onChange={(mapping) => {
                  // Drawn at once; what the file says under it follows.
                  setLook({ ...look, mapping });
                  setAsked({ firm: asked.firm, mapping });
                }}
              />
            )}
          </>
        ) : (
          <>
            <div role="status">
              <Answer text={text.answer(preview.counts)} />
            </div>
            {preview.counts.conflict > 0 && <p className="help">{text.conflictsKept}</p>}
            <ListRows list={preview} chosen={chosen} onChoose={setChosen} />
            {preview.notInFile.length > 0 && (
              <p className="help">{text.notInFile(preview.notInFile.length)}</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
};

interface FirmFieldProps {
  readonly firm: string;
  readonly onChange: (firm: string) => void;
  /** The list is asked for again when the name stands, not at each letter. */
  readonly onSettled: () => void;
}

const FirmField = ({ firm, onChange, onSettled }: FirmFieldProps) => (
  <div className={styles.pair} onBlur={onSettled}>
    <TextField
      label={text.firm}
      help={text.firmHelp}
      error={firm.trim() === '' ? text.firmMissing : null}
      value={firm}
      onChange={onChange}
      maxLength={200}
    />
  </div>
);
