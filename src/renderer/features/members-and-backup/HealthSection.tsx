// Is everything there, and as it was stored? The quick and the deep check, and what they found.
import { useState } from 'react';
import type { CheckFinding, VaultCheckReport } from '../../../shared/domain/vault';
import { findingText } from '../../../shared/finding-texts';
import { useJob } from '../../app/use-job';
import { sizeText } from '../../messages/size';
import { vaultHealth as text } from '../../messages/vault-health';
import { useScreenVerb } from '../../app/screen-verbs';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import styles from './vault.module.css';

export const HealthSection = () => {
  const check = useJob('vault', 'check');
  const [report, setReport] = useState<VaultCheckReport | null>(null);
  const run = (deep: boolean) => {
    setReport(null);
    void check.start({ deep }).then(setReport);
  };
  useScreenVerb(
    'vault.check',
    check.isRunning
      ? null
      : () => {
          run(false);
        },
  );
  return (
    <Section title={text.check}>
      <div className={styles.part}>
        <p className="muted">{text.checkText}</p>
        <FailureNotice failure={check.failure} />
        {check.isRunning ? (
          <ProgressView
            title={text.checking}
            progress={check.progress}
            isCancelling={check.isCancelling}
            onCancel={check.cancel}
            ifCancelled={text.ifCancelled}
          />
        ) : (
          <div className="btns">
            <Button
              onPress={() => {
                run(false);
              }}
            >
              {text.quick}
            </Button>
            <Button
              onPress={() => {
                run(true);
              }}
            >
              {text.deep}
            </Button>
          </div>
        )}
        {report !== null && <Report report={report} />}
      </div>
    </Section>
  );
};

const Report = ({ report }: { readonly report: VaultCheckReport }) => {
  const { counts, findings } = report;
  const isSound = report.verdict === 'sound';
  const sentence = !isSound
    ? text.damaged(findings.length)
    : report.deep
      ? text.soundDeep(counts.blobs, sizeText(counts.bytesRead))
      : text.sound(counts.blobs, counts.journalEntries);
  return (
    <Notice kind={isSound ? 'met' : 'missed'} live>
      <p>{boldParts(sentence)}</p>
      {counts.copies > 0 && isSound && <p>{text.copiesRead(counts.copies)}</p>}
      {counts.orphans > 0 && <p>{text.orphans(counts.orphans)}</p>}
      <Findings findings={findings} />
      {!isSound && <p>{text.keep}</p>}
    </Notice>
  );
};

/** Named, the rest counted: a disk that fails damages thousands of files alike. */
const NAMED = 5;

/** One line for each kind, with what it means, what it was found in, and what to do about it. */
const Findings = ({ findings }: { readonly findings: readonly CheckFinding[] }) => {
  const kinds = [...new Set(findings.map(({ code }) => code))];
  if (kinds.length === 0) return null;
  return (
    <ul aria-label={text.findings} className={styles.findings}>
      {kinds.map((code) => {
        const alike = findings.filter((finding) => finding.code === code);
        const { what, next } = findingText(code);
        return (
          <li key={code}>
            <p>{what}</p>
            <p className="id">
              {alike
                .slice(0, NAMED)
                .map(({ subject }) => subject)
                .join(', ')}
              {alike.length > NAMED && ` ${text.more(alike.length - NAMED)}`}
            </p>
            {next !== '' && <p className="muted">{next}</p>}
            <p className="id">{code}</p>
          </li>
        );
      })}
    </ul>
  );
};
