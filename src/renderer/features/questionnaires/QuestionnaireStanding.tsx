// A questionnaire in the panel: how its answers stand, how it goes out and comes back, and where its answers are looked at.
import { useState } from 'react';
import { FileInput, FileOutput, ListChecks, Send } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import type { FileRef } from '../../../shared/contract';
import type { Questionnaire } from '../../../shared/domain/programme/questionnaire';
import { isFinding, scoreOf } from '../../../shared/domain/programme/questionnaire-score';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { questionnaires as text } from '../../messages/questionnaires';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { nextDayOf } from '../programme/record-draft';
import type { RecordPartProps } from '../programme/register-part';
import styles from './questionnaires.module.css';
import { TakeAnswersDialog } from './TakeAnswersDialog';

const isAnswered = (state: string): boolean =>
  state === 'answered' || state === 'scored' || state === 'closed';

export const QuestionnaireStanding = ({ record, asAt }: RecordPartProps) => {
  const facts = record.facts as Questionnaire;
  const { questions, threshold } = facts;
  const score = scoreOf(facts);
  const findings = questions.filter(isFinding);
  const open = findings.filter(({ task }) => task === '').length;
  const stands = record.withdrawn === null && asAt === null;
  const rows: [string, string][] = [
    [text.answered, text.answeredOf(questions.length - score.unanswered, questions.length)],
  ];
  if (isAnswered(record.state)) {
    rows.push([text.asWanted, text.asWantedOf(score.reached, score.of)]);
    if (threshold !== null) rows.push([text.threshold, text.thresholdText(threshold, score.percent)]);
    rows.push([text.toLookAt, String(score.toLookAt)]);
    rows.push([text.findings, text.findingsText(open, findings.length)]);
  }
  return (
    <div className={styles.standing}>
      <KeyValues facts={rows} />
      {isAnswered(record.state) && <p className="help">{text.rule}</p>}
      {stands && <Verbs record={record} asAt={null} />}
    </div>
  );
};

const Verbs = ({ record }: RecordPartProps) => {
  const navigate = useNavigate();
  const change = useCommand('programme', 'change');
  const mayChange = useMay('register.changed');
  const [file, setFile] = useState<FileRef | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = (step: () => Promise<void>) => {
    setFailure(null);
    setSaved(null);
    void step().catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const save = async () => {
    const [target] = await call('app', 'choose', {
      what: 'new-questionnaire-file',
      suggestedName: text
        .suggested(record.id, record.title)
        .replace(/[^\p{L}\p{N} ._-]/gu, '')
        .slice(-120),
    });
    if (target === undefined) return;
    await call('documents', 'saveQuestionnaire', { id: record.id, target: target.token });
    setSaved(target.name);
  };
  const choose = async () => {
    const [chosen] = await call('app', 'choose', { what: 'answers-file' });
    if (chosen !== undefined) setFile(chosen);
  };
  return (
    <>
      <div className="btns">
        {record.state !== 'closed' && (
          <Button
            icon={<FileOutput className="i" aria-hidden="true" />}
            onPress={() => {
              attempt(save);
            }}
          >
            {text.save}
          </Button>
        )}
        {mayChange && record.state === 'draft' && (
          <Button
            icon={<Send className="i" aria-hidden="true" />}
            isDisabled={change.isRunning}
            onPress={() => {
              void change.run({
                ...{
                  id: record.id,
                  version: record.version,
                  on: nextDayOf(record.on, today()),
                  note: '',
                  state: 'sent',
                },
                facts: { sentOn: today() },
              });
            }}
          >
            {text.markSent}
          </Button>
        )}
        {mayChange && record.state !== 'closed' && (
          <Button
            icon={<FileInput className="i" aria-hidden="true" />}
            onPress={() => {
              attempt(choose);
            }}
          >
            {text.take}
          </Button>
        )}
        <Button
          icon={<ListChecks className="i" aria-hidden="true" />}
          onPress={() => {
            void navigate({
              to: '/programme/$register',
              params: { register: 'questionnaire' },
              search: { id: record.id, open: 'answers' },
            });
          }}
        >
          {text.look}
        </Button>
      </div>
      {saved !== null && (
        <Notice kind="met" live>
          {text.saved(saved)}
        </Notice>
      )}
      <FailureNotice failure={failure ?? change.failure} />
      {file !== null && (
        <TakeAnswersDialog
          id={record.id}
          file={file}
          onOtherFile={() => {
            attempt(choose);
          }}
          onClose={() => {
            setFile(null);
          }}
        />
      )}
    </>
  );
};
