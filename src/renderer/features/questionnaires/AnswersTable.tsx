// The questions of a questionnaire with their answers; one of them open for writing down what is found.
import { Fragment, useState } from 'react';
import type { Questionnaire } from '../../../shared/domain/programme/questionnaire';
import type { Question } from '../../../shared/domain/programme/questionnaire-score';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { answersScreen as text, takeAnswers } from '../../messages/questionnaires';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { FailureNotice } from '../../ui/Notice';
import { StateMark } from '../../ui/StateMark';
import { TextField } from '../../ui/TextField';
import { nextDayOf } from '../programme/record-draft';
import { standingOf, standingShape, standingWord } from './question-state';
import styles from './questionnaires.module.css';

interface AnswersTableProps {
  readonly record: RecordDetail;
  readonly questions: readonly Question[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly mayMake: boolean;
}

const toggled = (set: ReadonlySet<string>, one: string, isIn: boolean): ReadonlySet<string> => {
  const next = new Set(set);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
};

export const AnswersTable = ({ record, questions, chosen, onChoose, mayMake }: AnswersTableProps) => {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <div className={styles.whole} tabIndex={0} role="region" aria-label={text.title(record.id)}>
      <table className={styles.table} aria-label={text.title(record.id)}>
        <thead>
          <tr>
            {mayMake && (
              <th scope="col" className={styles.tick}>
                {text.columnChoose}
              </th>
            )}
            <th scope="col">{text.columnQuestion}</th>
            <th scope="col" className={styles.answer}>
              {text.columnAnswer}
            </th>
            <th scope="col" className={styles.state}>
              {text.columnState}
            </th>
            <th scope="col" className={styles.task}>
              {text.columnTask}
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => {
            const { reference } = question;
            const standing = standingOf(question);
            const isOpen = opened === reference;
            return (
              <Fragment key={reference}>
                <tr>
                  {mayMake && (
                    <td>
                      {question.task === '' && (
                        <Checkbox
                          aria-label={text.choose(reference)}
                          isSelected={chosen.has(reference)}
                          onChange={(isIn) => {
                            onChoose(toggled(chosen, reference, isIn));
                          }}
                        >
                          {''}
                        </Checkbox>
                      )}
                    </td>
                  )}
                  <td>
                    <button
                      type="button"
                      className={styles.open}
                      aria-expanded={isOpen}
                      dir="auto"
                      onClick={() => {
                        setOpened(isOpen ? null : reference);
                      }}
                    >
                      <span className="id">{reference}</span> {question.question}
                    </button>
                    {question.finding !== '' && (
                      <small className={styles.comment} dir="auto">
                        {question.finding}
                      </small>
                    )}
                  </td>
                  <td dir="auto" className={styles.words}>
                    {question.answer}
                    {question.comment !== '' && (
                      <small className={styles.comment}>{takeAnswers.comment(question.comment)}</small>
                    )}
                  </td>
                  <td>
                    <StateMark state={standingShape(standing)}>{standingWord(standing)}</StateMark>
                  </td>
                  <td>{question.task !== '' && <ObjectLink id={question.task} />}</td>
                </tr>
                {isOpen && (
                  <tr className={styles.opened}>
                    <td colSpan={mayMake ? 5 : 4}>
                      <Finding
                        key={`${reference} ${String(record.version)}`}
                        record={record}
                        question={question}
                        onKept={() => {
                          setOpened(null);
                        }}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

interface FindingProps {
  readonly record: RecordDetail;
  readonly question: Question;
  readonly onKept: () => void;
}

const Finding = ({ record, question, onKept }: FindingProps) => {
  const change = useCommand('programme', 'change');
  const mayChange = useMay('register.changed') && record.withdrawn === null;
  const [finding, setFinding] = useState(question.finding);
  const { questions } = record.facts as Questionnaire;
  const rule = [
    ...(question.wanted === '' ? [] : [text.wanted(question.wanted)]),
    text.weight(question.weight ?? 1),
  ].join(' · ');
  const keep = async () => {
    const next = questions.map((one) => (one.reference === question.reference ? { ...one, finding } : one));
    const kept = await change.run({
      ...{ id: record.id, version: record.version, on: nextDayOf(record.on, today()), note: '', state: null },
      facts: { questions: next },
    });
    if (kept !== null) onKept();
  };
  return (
    <div className={styles.finding}>
      <p className="help">{rule}</p>
      {mayChange && (
        <>
          <TextField
            label={text.finding(question.reference)}
            help={text.findingHelp}
            value={finding}
            onChange={setFinding}
            rows={2}
            maxLength={2000}
            autoFocus
          />
          <div className="btns">
            <Button
              isDisabled={change.isRunning || finding.trim() === question.finding}
              onPress={() => {
                void keep();
              }}
            >
              {text.saveFinding}
            </Button>
          </div>
          <FailureNotice failure={change.failure} />
        </>
      )}
    </div>
  );
};
