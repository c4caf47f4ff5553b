// The answer of a check: the verdict first, then what it proves and does not, every finding, and beside
// it the twelve words. Integrity and identity are two states until the words are compared.
import { useState } from 'react';
import { Check, Minus } from 'lucide-react';
import type { VerifyReport } from '../../../shared/domain/package';
import { visibleText } from '../../../shared/visible-text';
import { packages } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { verify as text } from '../../messages/verify';
import { Answer, boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { type State, StateMark } from '../../ui/StateMark';
import { Findings } from './Findings';
import { SignerAside } from './SignerAside';
import styles from './verify.module.css';
import {
  type Identity,
  type Integrity,
  verifyStanding,
  type VerifyStanding,
  type WordsCompared,
} from './verify-standing';

const INTEGRITY_MARK = {
  holds: 'met',
  broken: 'missed',
  refused: 'missed',
  incomplete: 'late',
} as const satisfies Record<Integrity, State>;
const IDENTITY_MARK = {
  matches: 'met',
  confirmed: 'met',
  'not-compared': 'due',
  differs: 'missed',
  unknown: 'late',
} as const satisfies Record<Identity, State>;

const sentenceOf = (report: VerifyReport, { integrity, identity }: VerifyStanding): string => {
  if (integrity !== 'holds')
    return integrity === 'broken' && report.signer === null
      ? text.sentence.brokenUnsigned
      : text.sentence[integrity];
  if (identity === 'differs') return text.sentence.differs;
  const who = report.scope === null ? text.signerUnknown : text.signerOf(report.scope.organization);
  return text.sentence.holds(report.counts.files, who);
};

const explanationOf = (report: VerifyReport, { integrity, identity }: VerifyStanding): string => {
  if (integrity === 'broken') return text.brokenText(report.findings.length);
  if (integrity === 'refused') return text.refusedText;
  if (integrity === 'incomplete') return text.incompleteText;
  if (identity === 'differs') return text.differsText;
  return report.scope === null ? '' : text.callsItself(packages.verdict(report.scope.verdict).toLowerCase());
};

interface ReportProps {
  readonly report: VerifyReport;
  readonly fileName: string;
  readonly seconds: number;
  readonly onAnother: () => void;
}

export const Report = ({ report, fileName, seconds, onAnother }: ReportProps) => {
  const [words, setWords] = useState<WordsCompared>('not-yet');
  const standing = verifyStanding(report, words);
  return (
    <div className={report.signer === null ? styles.report : styles.reportWithSigner}>
      <div className={styles.main}>
        <p className={styles.file}>
          <bdi className="id">{visibleText(fileName)}</bdi>
          <Button kind="quiet" onPress={onAnother}>
            {text.another}
          </Button>
        </p>
        <div className={styles.verdict} role="status">
          <p className={styles.states}>
            <StateMark
              state={INTEGRITY_MARK[standing.integrity]}
              quiet={standing.identity === 'differs' && standing.integrity === 'holds'}
            >
              {standing.integrity === 'holds' && standing.identity === 'differs'
                ? text.unchanged
                : text.integrity[standing.integrity]}
            </StateMark>
            <StateMark state={IDENTITY_MARK[standing.identity]}>{text.identity[standing.identity]}</StateMark>
          </p>
          <div className={styles.sentence}>
            <Answer text={sentenceOf(report, standing)} size={24} />
          </div>
          <p className={styles.explained}>
            {boldParts(
              `${text.checked(sizeText(report.counts.bytes), text.seconds(seconds))} ${explanationOf(report, standing)}`,
            )}
          </p>
        </div>
        {standing.integrity === 'holds' && standing.identity !== 'differs' && (
          <Proofs isConfirmed={standing.identity !== 'not-compared'} />
        )}
        <Findings findings={report.findings} />
        <Scope report={report} />
        <p className="help">{text.withoutProgram}</p>
      </div>
      {report.signer !== null && (
        <SignerAside
          signer={report.signer}
          sealNumber={report.sealNumber}
          trustedComment={report.trustedComment}
          integrity={standing.integrity}
          identity={standing.identity}
          words={words}
          onWords={setWords}
        />
      )}
    </div>
  );
};

const Proofs = ({ isConfirmed }: { readonly isConfirmed: boolean }) => (
  <div className={styles.proofs}>
    <Section title={text.proves}>
      <ul className={styles.proofList}>
        {text.provesItems.map((item) => (
          <li key={item}>
            <Check className={`i i--14 ${styles.good ?? ''}`} aria-hidden="true" />
            {item}
          </li>
        ))}
      </ul>
    </Section>
    <Section title={text.provesNot}>
      <ul className={styles.proofList}>
        {[...text.provesNotItems, ...(isConfirmed ? [] : [text.provesNotSigner])].map((item) => (
          <li key={item}>
            <Minus className="i i--14" aria-hidden="true" />
            {item}
          </li>
        ))}
      </ul>
    </Section>
  </div>
);

const Scope = ({ report }: { readonly report: VerifyReport }) => {
  const { scope } = report;
  return (
    <Section title={text.scope}>
      {scope === null ? (
        <p className="muted">{text.scopeNone}</p>
      ) : (
        <KeyValues
          facts={[
            [text.scopePackage, scope.packageId],
            [text.scopeOrganization, <bdi key="organization">{scope.organization}</bdi>],
            [text.scopeSystem, <bdi key="system">{scope.system}</bdi>],
            [text.scopeEngagement, scope.engagement],
            [text.scopeBuilt, scope.builtAt],
            [text.scopeVerdict, packages.verdict(scope.verdict)],
            [text.counts, text.countsText(report.counts.files, sizeText(report.counts.bytes))],
          ]}
        />
      )}
    </Section>
  );
};
