// Takes in what the auditor answered: the file and its signature, who says it in plain words, what it would
// change, and only then the change.
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { ResponseLook } from '../../../shared/domain/request-list';
import type { Failure } from '../../../shared/errors';
import { packageRoundRef } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { failureOf } from '../../app/call-failed';
import { call, useCommand } from '../../app/use-call';
import { requestImport as text } from '../../messages/request-import';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FileToChoose } from '../../ui/FileToChoose';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import { chosenRows, doingRows, takenCounts } from './list-rows-shown';
import { ListRows } from './ListRows';
import styles from './requests.module.css';

interface ResponseDialogProps {
  readonly onTold: (words: string) => void;
  readonly onClose: () => void;
}

export const ResponseDialog = ({ onTold, onClose }: ResponseDialogProps) => {
  const choose = useCommand('app', 'choose');
  const [file, setFile] = useState<FileRef | null>(null);
  const [signature, setSignature] = useState<FileRef | null>(null);
  const [key, setKey] = useState('');
  const [look, setLook] = useState<ResponseLook | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asksKey = failure?.code === 'response.unknown-key' || key !== '';

  const take = async (apply: boolean): Promise<ResponseLook | null> => {
    if (file === null) return null;
    setBusy(true);
    setFailure(null);
    try {
      const told = key.trim();
      return await call('requests', 'takeResponse', {
        ...{ file: file.token, signature: signature?.token ?? null, key: told === '' ? null : told, apply },
        rows: apply && look !== null ? chosenRows(look.list.rows, chosen) : null,
        sha256: apply ? (look?.list.sha256 ?? null) : null,
      });
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const pick = async (what: 'response-file' | 'response-signature') => {
    const [found] = (await choose.run({ what })) ?? [];
    if (found === undefined) return;
    setLook(null);
    setFailure(null);
    if (what === 'response-file') setFile(found);
    else setSignature(found);
  };
  const see = async () => {
    const found = await take(false);
    setLook(found);
    if (found !== null) setChosen(doingRows(found.list.rows));
  };
  const apply = async () => {
    const taken = await take(true);
    if (taken !== null)
      onTold(text.responseTaken(text.saidByWhom(taken.by, taken.firm), takenCounts(taken.list.rows, chosen)));
  };
  const hasPicks =
    look !== null && look.picks.some(({ rows, known, problem }) => problem === '' && rows > known);
  const line = (label: string, chosenFile: FileRef | null, what: 'response-file' | 'response-signature') => (
    <FileToChoose
      label={label}
      name={chosenFile?.name ?? null}
      notChosen={text.notChosen}
      choose={text.chooseFile}
      onChoose={() => void pick(what)}
    />
  );
  return (
    <Dialog
      title={text.responseTitle}
      width={look === null ? 'wide' : 'page'}
      isOpen
      onClose={onClose}
      foot={
        <>
          <span className={styles.footNote} role="status">
            {isBusy && text.busy(look === null ? 0 : chosen.size)}
          </span>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          {look === null ? (
            <Button
              size={32}
              kind="primary"
              isDisabled={file === null || isBusy}
              onPress={() => {
                void see();
              }}
            >
              {text.look}
            </Button>
          ) : (
            <>
              <Button
                size={32}
                onPress={() => {
                  setLook(null);
                }}
              >
                {text.back}
              </Button>
              <Button
                size={32}
                kind="primary"
                isDisabled={look.isKnown || (chosen.size === 0 && !hasPicks) || isBusy}
                onPress={() => {
                  void apply();
                }}
              >
                {text.responseApply}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles.dialogBody}>
        {look === null ? (
          <>
            <p className="muted">{text.responseText}</p>
            <div className={styles.pickLines}>
              {line(text.responseFile, file, 'response-file')}
              {line(text.signatureFile, signature, 'response-signature')}
            </div>
            <p className="help">{text.signatureHelp}</p>
            {asksKey && (
              <TextField
                label={text.key}
                help={text.keyHelp}
                value={key}
                onChange={setKey}
                maxLength={400}
                mono
              />
            )}
            <FailureNotice failure={failure ?? choose.failure} />
          </>
        ) : (
          <>
            <Said look={look} />
            <FailureNotice failure={failure} />
            {look.list.counts.rows === 0 ? (
              <p className="muted">{text.responseNothing}</p>
            ) : (
              <>
                <div role="status">
                  <Answer text={text.answer(look.list.counts)} />
                </div>
                {look.list.counts.conflict > 0 && <p className="help">{text.conflictsKept}</p>}
                <ListRows list={look.list} chosen={chosen} onChoose={setChosen} />
              </>
            )}
            {look.picks.length > 0 && (
              <Section title={text.picks}>
                <ul className="rows rows--top">
                  {look.picks.map((pick) => (
                    <li key={pick.populationId}>
                      <ObjectLink id={pick.populationId} label={pick.title} />
                      <span className="grow" dir="auto">
                        {text.pickLine(pick.title, pick.rows, pick.known)}
                      </span>
                      {pick.problem !== '' && <span className={styles.refused}>{pick.problem}</span>}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
};

/** Who says it, of what, and what the signature shows; no more than it shows. */
const Said = ({ look }: { readonly look: ResponseLook }) => (
  <>
    {look.isKnown && <Notice>{text.known}</Notice>}
    <Notice kind={look.signature === 'holds' ? 'met' : 'late'}>
      <p>{text.signature(look)}</p>
    </Notice>
    <KeyValues
      facts={[
        [text.saidBy, <bdi key="by">{text.saidByWhom(look.by, look.firm)}</bdi>],
        ...(look.madeAt === '' ? [] : ([[text.saidAt, look.madeAt]] as const)),
        [
          text.answers,
          look.answers === null ? (
            text.answersNothing
          ) : (
            <ObjectLink key="round" id={packageRoundRef(look.answers.packageId, look.answers.round)} />
          ),
        ],
      ]}
    />
  </>
);
