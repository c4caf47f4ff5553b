// Who may open it, is it safe, and which key signs?
import { useState } from 'react';
import type { VaultCheckReport, VaultInfo } from '../../../shared/domain/vault';
import { useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { instantText } from '../../messages/dates';
import { sizeText } from '../../messages/size';
import { vaultHealth as text } from '../../messages/vault-health';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { ConfirmRecoveryKeyDialog } from '../vaults/ConfirmRecoveryKeyDialog';
import styles from './vault-health.module.css';

export const VaultPage = () => {
  const { data: vault } = useCall('vault', 'current', {});
  if (vault === undefined || vault === null) return null;
  return (
    <div className="content">
      <PageHead
        title={text.title}
        answer={text.answer(vault.counts.evidence, sizeText(vault.counts.evidenceBytes))}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Health />
          <Access vault={vault} />
        </div>
        <Signer vault={vault} />
      </div>
    </div>
  );
};

const Health = () => {
  const check = useJob('vault', 'check');
  const [report, setReport] = useState<VaultCheckReport | null>(null);
  const run = (deep: boolean) => {
    setReport(null);
    void check.start({ deep }).then(setReport);
  };
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
      {counts.orphans > 0 && <p>{text.orphans(counts.orphans)}</p>}
      {findings.length > 0 && (
        <ul aria-label={text.findings}>
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.subject}`} className={styles.finding}>
              <code className="id">{finding.code}</code> <code className="id">{finding.subject}</code>{' '}
              {finding.detail}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
};

const Access = ({ vault }: { readonly vault: VaultInfo }) => (
  <>
    <Section title={text.access}>
      <div className={styles.part}>
        <KeyValues
          wide
          facts={[
            [text.organization, <bdi key="organization">{vault.organization}</bdi>],
            [text.owner, <bdi key="owner">{vault.member.name}</bdi>],
            [text.folder, <bdi key="folder">{vault.folderName}</bdi>],
            [text.made, instantText(vault.createdAt)],
            [
              text.recovery,
              vault.recoveryKeyConfirmed ? (
                <StateMark key="recovery" state="met" quiet>
                  {text.recoveryConfirmed}
                </StateMark>
              ) : (
                <Unconfirmed key="recovery" />
              ),
            ],
            [text.kdf, text.kdfText(vault.kdf.memoryMebibytes, vault.kdf.operations)],
            [
              text.format,
              <code key="format" className="id">
                {text.formatText}
              </code>,
            ],
          ]}
        />
      </div>
    </Section>
    <Section title={text.backup}>
      <p className={styles.prose}>{text.backupText}</p>
    </Section>
  </>
);

const Unconfirmed = () => {
  const [isConfirming, setConfirming] = useState(false);
  return (
    <div className={styles.warning}>
      <p>{text.recoveryUnconfirmed}</p>
      <Button
        onPress={() => {
          setConfirming(true);
        }}
      >
        {text.confirmRecovery}
      </Button>
      {isConfirming && (
        <ConfirmRecoveryKeyDialog
          onClose={() => {
            setConfirming(false);
          }}
        />
      )}
    </div>
  );
};

const Signer = ({ vault }: { readonly vault: VaultInfo }) => (
  <Section title={text.signer}>
    <div className={styles.part}>
      <p className="muted">{text.signerText}</p>
      <h3 className="faint small">{text.wordsLabel}</h3>
      <ol className={styles.words}>
        {vault.signer.words.map((word, index) => (
          <li key={`${String(index)}${word}`}>
            <span>{index + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      <h3 className="faint small">{text.keyLabel}</h3>
      <Copyable text={vault.signer.publicKey} label={text.copyKey} />
    </div>
  </Section>
);
