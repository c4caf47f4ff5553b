// The auditor's picks out of a file, in two steps: what each line means, then the picks themselves. What is
// applied is the file that was previewed, or it is refused.
import { useEffect, useState } from 'react';
import type { FileRef, Output } from '../../../shared/contract';
import type { Population } from '../../../shared/domain/population';
import type { Failure } from '../../../shared/errors';
import type { CalendarDate } from '../../../shared/period';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { populations as text } from '../../messages/populations';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './populations.module.css';
import { attributesOf } from './record-draft';

type Picks = Output<'populations', 'importPicks'>;
const BY_ROW = 'row';
const columnId = (name: string): string => `column ${name}`;

interface ImportPicksDialogProps {
  readonly population: Population;
  readonly onClose: () => void;
  readonly onApplied: (selection: number | null) => void;
}

export const ImportPicksDialog = ({ population, onClose, onApplied }: ImportPicksDialogProps) => {
  const [file, setFile] = useState<FileRef | null>(null);
  const [matchBy, setMatchBy] = useState<string | null>(null);
  const [attributes, setAttributes] = useState('');
  const [pickedOn, setPickedOn] = useState<CalendarDate | null>(null);
  const [note, setNote] = useState('');
  const [picks, setPicks] = useState<Picks | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const apply = useJob('populations', 'importPicks');
  const { id } = population;
  const choose = () => {
    setFailure(null);
    call('app', 'choose', { what: 'table-file' }).then(
      ([chosen]) => {
        if (chosen !== undefined) setFile(chosen);
      },
      (error: unknown) => {
        setFailure(failureOf(error));
      },
    );
  };
  useEffect(() => {
    if (file === null) return undefined;
    let isLate = false;
    setPicks(null);
    setFailure(null);
    call('populations', 'importPicks', {
      ...{ id, file: file.token, matchBy, attributes: [], pickedOn: null, note: '' },
      ...{ sha256: null, apply: false },
    }).then(
      (answer) => {
        if (!isLate) setPicks(answer);
      },
      (error: unknown) => {
        if (!isLate) setFailure(failureOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [file, id, matchBy]);
  const fresh = picks?.picks.filter((one) => one.problem === null).length ?? 0;
  const wrong =
    picks?.picks.filter((one) => one.problem === 'not-found' || one.problem === 'several').length ?? 0;
  const save = async () => {
    if (file === null || picks === null) return;
    const done = await apply.start({
      ...{ id, file: file.token, matchBy, pickedOn, note },
      attributes: attributesOf(attributes).slice(0, 40),
      sha256: picks.sha256,
      apply: true,
    });
    if (done?.applied === true) onApplied(done.selection);
  };
  return (
    <Dialog
      title={text.importTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind={file === null ? 'primary' : 'plain'} onPress={choose} autoFocus>
            {file === null ? text.importChoose : text.otherFile}
          </Button>
          {file !== null && (
            <Button
              size={32}
              kind="primary"
              isDisabled={fresh === 0 || wrong > 0 || apply.isRunning}
              onPress={() => void save()}
            >
              {text.importDo(fresh)}
            </Button>
          )}
        </>
      }
    >
      <p className="muted">{text.importText}</p>
      <div className={styles.pair}>
        <Select
          label={text.matchBy}
          options={[
            { id: BY_ROW, label: text.byRow },
            ...population.columns.map((one) => ({ id: columnId(one.name), label: text.byColumn(one.name) })),
          ]}
          value={matchBy === null ? BY_ROW : columnId(matchBy)}
          onChange={(chosen) => {
            setMatchBy(population.columns.find((one) => columnId(one.name) === chosen)?.name ?? null);
          }}
        />
        <DateField label={text.pickedOn} value={pickedOn} onChange={setPickedOn} />
        <TextField
          label={text.attributesLabel}
          help={text.attributesHelp}
          rows={3}
          value={attributes}
          onChange={setAttributes}
        />
        <TextField label={text.note} rows={3} value={note} maxLength={2000} onChange={setNote} />
      </div>
      <FailureNotice failure={apply.failure ?? failure} />
      {file !== null && picks === null && failure === null && <p className="muted">{text.reading}</p>}
      {picks !== null && <Preview picks={picks} fileName={file?.name ?? ''} />}
    </Dialog>
  );
};

const Preview = ({ picks, fileName }: { readonly picks: Picks; readonly fileName: string }) => {
  const of = (...problems: (string | null)[]): number =>
    picks.picks.filter((one) => problems.includes(one.problem)).length;
  const place = (problem: string | null): number =>
    problem === 'not-found' || problem === 'several' ? 0 : problem === null ? 2 : 1;
  const sorted = picks.picks.toSorted((a, b) => place(a.problem) - place(b.problem) || a.line - b.line);
  return (
    <>
      <p className="help">
        <bdi>{fileName}</bdi>
      </p>
      <Answer text={text.importAnswer(of(null), of('twice', 'already-picked'), of('not-found', 'several'))} />
      <div className={styles.preview} tabIndex={0} role="region" aria-label={text.importTitle}>
        <table className={styles.small} aria-label={text.importTitle}>
          <thead>
            <tr>
              <th scope="col">{text.columnLine}</th>
              <th scope="col">{text.columnValue}</th>
              <th scope="col">{text.columnMeans}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((one) => (
              <tr key={one.line}>
                <td className="num muted">{one.line}</td>
                <td>
                  <bdi>{one.value}</bdi>
                </td>
                <td>
                  {one.row !== null && <span>{text.meansRow(one.row)} </span>}
                  {one.problem !== null && (
                    <span className={place(one.problem) === 0 ? styles.wrong : 'muted'}>
                      {text.problem[one.problem]}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
