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
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { CheckedFiles } from './CheckedFiles';
import { Findings } from './Findings';
import { explanationOf, sentenceOf } from './report-words';
import { SignerAside } from './SignerAside';
import styles from './verify.module.css';
import { IDENTITY_MARK, INTEGRITY_MARK } from './standing-marks';
import { neededBase, type Special, specialOf, verifyStanding, type WordsCompared } from './verify-standing';

const SPECIAL_STATE = {
  bag: text.bagHolds,
  'delta-alone': text.deltaHolds,
  'part-missing': text.partMissing,
} as const satisfies Record<NonNullable<Special>, string>;

interface ReportProps {
  readonly report: VerifyReport;
  readonly fileName: string;
  readonly seconds: number;
  readonly onAnother: () => void;
  /** Asks for the full package a delta goes with, and checks both together. */
  readonly onBase: () => void;
  /** Opens it to be looked through. */
  readonly onOpen: () => void;
}

export const Report = ({ report, fileName, seconds, onAnother, onBase, onOpen }: ReportProps) => {
  const [words, setWords] = useState<WordsCompared>('not-yet');
  const standing = verifyStanding(report, words);
  const special = specialOf(report);
  const base = neededBase(report);
  return (
    <div className={report.signer === null ? styles.report : styles.reportWithSigner}>
      <div className={styles.main}>
        <p className={styles.file}>
          <bdi className="id">{visibleText(fileName)}</bdi>
          <Button kind="quiet" onPress={onAnother}>
            {text.another}
          </Button>
          {report.kind === 'package' && standing.integrity === 'holds' && (
            <Button kind="quiet" onPress={onOpen}>
              {text.lookThrough}
            </Button>
          )}
        </p>
        <div className={styles.verdict} role="status">
          <p className={styles.states}>
            <StateMark
              state={INTEGRITY_MARK[standing.integrity]}
              quiet={standing.identity === 'differs' && standing.integrity === 'holds'}
            >
              {standing.integrity === 'holds' && standing.identity === 'differs'
                ? text.unchanged
                : special === null
                  ? text.integrity[standing.integrity]
                  : SPECIAL_STATE[special]}
            </StateMark>
            <StateMark state={IDENTITY_MARK[standing.identity]}>
              {special === 'bag' ? text.bagSigner : text.identity[standing.identity]}
            </StateMark>
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
        {base !== null && (
          <Notice kind="late">
            <p>{text.baseNeeded(text.baseRef(base.packageId, base.round))}</p>
            <div className={styles.under}>
              <Button kind="primary" onPress={onBase}>
                {text.chooseBase}
              </Button>
            </div>
          </Notice>
        )}
        {base === null && report.base !== null && (
          <p className="muted">{text.withBase(text.baseRef(report.base.packageId, report.base.round))}</p>
        )}
        {standing.integrity === 'holds' && standing.identity !== 'differs' && (
          <Proofs isConfirmed={standing.identity !== 'not-compared'} isBag={special === 'bag'} />
        )}
        <Findings findings={report.findings} />
        <CheckedFiles files={report.files} />
        {report.kind !== 'bag' && <Scope report={report} />}
        {report.kind !== 'bag' && <p className="help">{text.withoutProgram}</p>}
      </div>
      {report.signer !== null && (
        <SignerAside
          signer={report.signer}
          sealNumber={report.sealNumber}
          trustedComment={report.trustedComment}
          keyChanges={report.keyChanges}
          integrity={standing.integrity}
          identity={standing.identity}
          words={words}
          onWords={setWords}
        />
      )}
    </div>
  );
};

interface ProofsProps {
  readonly isConfirmed: boolean;
  readonly isBag: boolean;
}

const Proofs = ({ isConfirmed, isBag }: ProofsProps) => (
  <div className={styles.proofs}>
    <Section title={text.proves}>
      <ul className={styles.proofList}>
        {(isBag ? text.bagProves : text.provesItems).map((item) => (
          <li key={item}>
            <Check className={`i i--14 ${styles.good ?? ''}`} aria-hidden="true" />
            {item}
          </li>
        ))}
      </ul>
    </Section>
    <Section title={text.provesNot}>
      <ul className={styles.proofList}>
        {(isBag
          ? text.bagProvesNot
          : [...text.provesNotItems, ...(isConfirmed ? [] : [text.provesNotSigner])]
        ).map((item) => (
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
            [text.scopePackage, text.scopeRound(scope.packageId, scope.round)],
            [text.scopeOrganization, <bdi key="organization">{scope.organization}</bdi>],
            [text.scopeSystem, <bdi key="system">{scope.system}</bdi>],
            [text.scopeEngagement, scope.engagement],
            [text.scopeBuilt, scope.builtAt],
            [text.scopeVerdict, packages.verdict(scope.verdict)],
            ...(report.custody === null
              ? []
              : ([[text.custody, text.custodyText(report.custody.shown, report.custody.entries)]] as const)),
            [text.counts, text.countsText(report.counts.files, sizeText(report.counts.bytes))],
          ]}
        />
      )}
    </Section>
  );
};
