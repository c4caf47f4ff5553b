// What a file that came back would change, answer by answer; then the change. What is taken is what was looked at.
import { useCallback, useEffect, useState } from 'react';
import type { FileRef, Output } from '../../../shared/contract';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import { takeAnswers as text } from '../../messages/questionnaires';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FilterToggle } from '../../ui/FilterToggle';
import { FailureNotice, Notice } from '../../ui/Notice';
import { type State, StateMark } from '../../ui/StateMark';
import styles from './questionnaires.module.css';

type Look = Output<'documents', 'takeAnswers'>;
type Row = Look['rows'][number];

interface TakeAnswersDialogProps {
  readonly id: RecordId;
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
}

const SHAPES = {
  answer: 'met',
  same: 'notdue',
  unanswered: 'due',
  refused: 'missed',
} as const satisfies Record<Row['change'], State>;

export const TakeAnswersDialog = ({ id, file, onOtherFile, onClose }: TakeAnswersDialogProps) => {
  const [look, setLook] = useState<Look | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [onlyNews, setOnlyNews] = useState(true);
  const run = useCallback(
    async (apply: boolean, sha256: string | null): Promise<Look | null> => {
      setBusy(true);
      setFailure(null);
      try {
        return await call('documents', 'takeAnswers', { id, file: file.token, on: today(), apply, sha256 });
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [id, file],
  );
  useEffect(() => {
    let isLate = false;
    setLook(null);
    void run(false, null).then((answer) => {
      if (!isLate) setLook(answer);
    });
    return () => {
      isLate = true;
    };
  }, [run]);
  const rows = look?.rows ?? [];
  const number = (change: Row['change']): number => rows.filter((row) => row.change === change).length;
  const apply = async () => {
    if (look !== null && (await run(true, look.sha256)) !== null) onClose();
  };
  const shown = rows.filter(({ change }) => !onlyNews || change === 'answer' || change === 'refused');
  return (
    <Dialog
      title={text.title}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onOtherFile}>
            {text.otherFile}
          </Button>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={isBusy || number('answer') === 0}
            onPress={() => {
              void apply();
            }}
          >
            {text.take(number('answer'))}
          </Button>
        </>
      }
    >
      <p className="muted">{text.text}</p>
      <FailureNotice failure={failure} />
      {look === null ? (
        failure === null && <p className="muted">{text.reading}</p>
      ) : (
        <>
          <div role="status">
            <Answer text={text.answer(number('answer'), number('refused'), number('unanswered'))} />
            {look.answeredBy !== '' && (
              <p className="muted" dir="auto">
                {text.by(look.answeredBy)}
              </p>
            )}
          </div>
          {number('refused') > 0 && <Notice kind="late">{text.refusedText}</Notice>}
          <div className={styles.only}>
            <FilterToggle label={text.onlyNews} isOn={onlyNews} onChange={setOnlyNews} />
          </div>
          <LookTable rows={shown} />
        </>
      )}
    </Dialog>
  );
};

const LookTable = ({ rows }: { readonly rows: readonly Row[] }) => (
  <div className={styles.scroll} tabIndex={0} role="region" aria-label={text.title}>
    <table className={styles.table} aria-label={text.title}>
      <thead>
        <tr>
          <th scope="col">{text.columnReference}</th>
          <th scope="col">{text.columnQuestion}</th>
          <th scope="col">{text.columnAnswer}</th>
          <th scope="col">{text.columnState}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            <td className="id">{row.reference}</td>
            <td dir="auto">{row.question}</td>
            <td dir="auto">
              {row.after}
              {row.change === 'answer' && row.before !== '' && row.before !== row.after && (
                <small className="faint"> {text.was(row.before)}</small>
              )}
              {row.comment !== '' && <small className={styles.comment}>{text.comment(row.comment)}</small>}
            </td>
            <td>
              <StateMark state={SHAPES[row.change]}>{text.states[row.change]}</StateMark>
              {row.problem !== null && <small className={styles.comment}>{row.problem}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
