// The last step: how far the build is, and then what to do with what it wrote.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { FileText, FolderOpen, ShieldCheck, Truck } from 'lucide-react';
import type { VaultInfo } from '../../../shared/domain/vault';
import { packageRoundRef } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { useCommand } from '../../app/use-call';
import { assistant } from '../../messages/package-assistant';
import { rounds } from '../../messages/package-rounds';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import type { BuildWork } from './assistant-store';
import { roundOf } from './built-files';
import { DeliverDialog } from './DeliverDialog';
import { HandOver } from './HandOver';
import styles from './packages.module.css';
import { cancelBuild } from './run-build';
import { useSaveDocument } from './use-save-document';

interface BuildStepProps {
  readonly work: BuildWork;
  readonly vault: VaultInfo;
}

export const BuildStep = ({ work, vault }: BuildStepProps) => {
  switch (work.state) {
    case 'running':
      return (
        <div className={styles.progress}>
          <ProgressView
            title={assistant.building}
            progress={work.progress}
            isCancelling={work.isCancelling}
            onCancel={cancelBuild}
            ifCancelled={assistant.buildingCancel}
          />
        </div>
      );
    case 'choosing':
      return <p className="muted">{assistant.choosing}</p>;
    case 'idle':
    case 'failed':
      return <p className="muted">{assistant.notBuilt}</p>;
    case 'done':
      return <Built work={work} vault={vault} />;
  }
};

interface BuiltProps {
  readonly work: Extract<BuildWork, { readonly state: 'done' }>;
  readonly vault: VaultInfo;
}

const Built = ({ work, vault }: BuiltProps) => {
  const navigate = useNavigate();
  const show = useCommand('app', 'showInFolder');
  const documents = useSaveDocument();
  const [isDelivering, setDelivering] = useState(false);
  const { summary, files, refs } = work;
  const [first] = refs;
  const ref = packageRoundRef(summary.id, summary.round);
  return (
    <div className={styles.done}>
      <div role="status">
        <Answer text={text.doneAnswer(ref, summary.verdict)} />
      </div>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.name}>
            <span>
              <bdi>{visibleText(file.name)}</bdi> <span className="faint">{sizeText(file.sizeBytes)}</span>
            </span>
            <Copyable
              text={file.sha256}
              shown={`${file.sha256.slice(0, 16)}…`}
              label={rounds.copyFileSha(visibleText(file.name))}
            />
          </li>
        ))}
      </ul>
      <KeyValues
        wide
        facts={[
          [text.evidence, text.evidenceAndFiles(summary.evidenceCount, summary.fileCount)],
          [
            text.omissions,
            summary.verdict === 'draft'
              ? text.omissionsCountDraft(summary.omissionCount)
              : text.omissionsCount(summary.omissionCount),
          ],
          [rounds.encryption, rounds.encryptionText(summary.encryption)],
        ]}
      />
      {first !== undefined && (
        <div className={styles.buttons}>
          <Button
            size={32}
            icon={<FolderOpen className="i" aria-hidden="true" />}
            onPress={() => void show.run({ file: first.token })}
          >
            {text.showInFolder}
          </Button>
          <Button
            size={32}
            icon={<ShieldCheck className="i" aria-hidden="true" />}
            onPress={() =>
              void navigate({
                to: '/verify',
                search: { file: first.token, name: first.name },
              })
            }
          >
            {text.verifyNow}
          </Button>
        </div>
      )}
      <FailureNotice failure={show.failure} />
      <Section title={rounds.handTitle}>
        <p className={styles.tell}>{rounds.handText}</p>
        <div className={styles.buttons}>
          <Button
            icon={<FileText className="i" aria-hidden="true" />}
            onPress={() => void documents.note(roundOf(summary), 'pdf')}
          >
            {rounds.notePdf}
          </Button>
          <Button onPress={() => void documents.note(roundOf(summary), 'text')}>{rounds.noteText}</Button>
          <Button onPress={() => void documents.checker()}>{rounds.checker}</Button>
          <Button
            icon={<Truck className="i" aria-hidden="true" />}
            onPress={() => {
              setDelivering(true);
            }}
          >
            {rounds.deliver}
          </Button>
        </div>
        <FailureNotice failure={documents.failure} />
        {documents.saved !== null && (
          <Notice kind="met" live>
            <p>{rounds.saved(visibleText(documents.saved))}</p>
          </Notice>
        )}
      </Section>
      <HandOver signer={vault.signer} seal={summary.sealNumber} />
      {isDelivering && (
        <DeliverDialog
          round={summary}
          onClose={() => {
            setDelivering(false);
          }}
        />
      )}
    </div>
  );
};
