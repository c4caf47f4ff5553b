// Is this package genuine, and where is what I need? The verdict first; the words to compare beside it.
import { type ReactNode, useState } from 'react';
import { Check, Minus } from 'lucide-react';
import type { OpenedPackage } from '../../../shared/domain/review';
import { useCommand } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { count } from '../../messages/count';
import { receiverVerdict as text } from '../../messages/receiver-verdict';
import { sizeText } from '../../messages/size';
import { verify } from '../../messages/verify';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import { StateMark, StateShape } from '../../ui/StateMark';
import { Findings } from '../verify/Findings';
import { IDENTITY_MARK, INTEGRITY_MARK } from '../verify/standing-marks';
import { useCheck } from './check-progress';
import { KnownPackages } from './KnownPackages';
import styles from './receiver.module.css';
import {
  callsItself,
  canCompareWords,
  checkLines,
  isDeltaAlone,
  type ReadSoFar,
  reportOf,
  standingOf,
  verdictExplanation,
  verdictSentence,
} from './receiver-verdict';
import { useOpened } from './use-opened';
import { WhereToStart } from './WhereToStart';
import { WordsAside } from './WordsAside';

export const VerdictPage = (): ReactNode => {
  const opened = useOpened();
  if (opened === undefined) return null;
  return opened === null ? <KnownPackages /> : <Verdict key={opened.sealNumber} opened={opened} />;
};

const Verdict = ({ opened }: { readonly opened: OpenedPackage }) => {
  const check = useCheck();
  const report = reportOf(opened);
  const standing = standingOf(opened);
  const isReading = report === null && (opened.check.state !== 'stopped' || check?.isRunning === true);
  const progress = check?.progress ?? null;
  const amount = (number: number) => (progress?.unit === 'bytes' ? sizeText(number) : count(number));
  const read: ReadSoFar | null =
    progress === null
      ? null
      : { done: amount(progress.done), of: amount(progress.total ?? opened.counts.files) };
  const comparedOn = opened.comparison.on === null ? '' : dateText(opened.comparison.on);
  const holds = standing.integrity === 'holds' && standing.identity !== 'differs';
  return (
    <div className={styles.verdictPage}>
      <div className={styles.verdictMain}>
        <h1 className="unseen" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
        <div className={styles.verdict}>
          <p className={styles.states} role="status">
            {report === null ? (
              <StateMark state="due">{isReading ? text.states.reading : text.states.stopped}</StateMark>
            ) : (
              <StateMark
                state={INTEGRITY_MARK[standing.integrity]}
                quiet={standing.identity === 'differs' && standing.integrity === 'holds'}
              >
                {standing.integrity === 'holds' && standing.identity === 'differs'
                  ? verify.unchanged
                  : isDeltaAlone(opened)
                    ? verify.deltaHolds
                    : verify.integrity[standing.integrity]}
              </StateMark>
            )}
            <StateMark state={IDENTITY_MARK[standing.identity]}>
              {verify.identity[standing.identity]}
            </StateMark>
          </p>
          <p className={styles.sentence}>{verdictSentence(opened, isReading)}</p>
          <p className={styles.explained}>
            {boldParts(
              report === null
                ? `${isReading ? (read === null ? text.start : text.readingText(read.done, read.of)) : text.stoppedText} ${callsItself(opened)}`
                : verdictExplanation(opened, check?.seconds ?? null),
            )}
          </p>
        </div>
        {check?.isRunning === true && report === null && (
          <ProgressView
            title={text.progress}
            progress={progress}
            isCancelling={check.isStopping}
            onCancel={check.stop}
            ifCancelled={verify.workingCancel}
          />
        )}
        {check?.isRunning === false && report === null && opened.check.state === 'stopped' && (
          <div>
            <Button kind="primary" onPress={check.start}>
              {text.goOn}
            </Button>
          </div>
        )}
        <FailureNotice failure={check?.failure ?? null} />
        {holds && <Proofs opened={opened} isRead={report !== null} />}
        {opened.check.findings.length > 0 && !isDeltaAlone(opened) && (
          <Findings findings={opened.check.findings} />
        )}
        {standing.identity !== 'differs' && canCompareWords(opened) && <WhereToStart opened={opened} />}
        <Section title={text.checks} note={text.checksNote}>
          <ul className={styles.lines}>
            {checkLines(opened, read, comparedOn).map(({ id, title, state, words }) => (
              <li key={id}>
                <StateShape state={state} />
                <span>{title}</span>
                <span className={state === 'missed' ? styles.bad : 'muted'}>{words}</span>
              </li>
            ))}
          </ul>
        </Section>
        <p className="help">{text.without}</p>
      </div>
      <WordsAside opened={opened} foot={<SaveRecord opened={opened} />} />
    </div>
  );
};

const Proofs = ({ opened, isRead }: { readonly opened: OpenedPackage; readonly isRead: boolean }) => {
  const isConfirmed = opened.comparison.state === 'same';
  const proves = isRead
    ? [
        ...verify.provesItems,
        ...(opened.check.report?.custody === null ? [] : [text.custodyProof]),
        ...(opened.changes === null ? [] : [text.roundProof(opened.round)]),
      ]
    : text.provesNow;
  const not = isRead ? verify.provesNotItems : text.provesNowNot;
  return (
    <div className={styles.proofs}>
      <Section title={verify.proves}>
        <ul className={styles.proofList}>
          {proves.map((item) => (
            <li key={item}>
              <Check className={`i i--14 ${styles.good ?? ''}`} aria-hidden="true" />
              {item}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={verify.provesNot}>
        <ul className={styles.proofList}>
          {[...not, ...(isConfirmed ? [] : [verify.provesNotSigner])].map((item) => (
            <li key={item}>
              <Minus className="i i--14" aria-hidden="true" />
              {item}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
};

const SaveRecord = ({ opened }: { readonly opened: OpenedPackage }) => {
  const choose = useCommand('app', 'choose');
  const save = useCommand('review', 'saveRecord');
  const [saved, setSaved] = useState('');
  const run = async () => {
    setSaved('');
    const suggestedName = `verification_${opened.packageId}_r${String(opened.round)}.pdf`;
    const [file] = (await choose.run({ what: 'new-document-file', suggestedName })) ?? [];
    if (file !== undefined && (await save.run({ target: file.token })) !== null) setSaved(file.name);
  };
  return (
    <>
      <Button isDisabled={save.isRunning || opened.check.state !== 'done'} onPress={() => void run()}>
        {text.saveRecord}
      </Button>
      <span className="help" role="status">
        {saved !== '' && text.saved(saved)}
      </span>
      <FailureNotice failure={save.failure ?? choose.failure} />
    </>
  );
};
