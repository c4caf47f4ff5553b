// The last step: how far the build is, and then what to do with the package.
import { useNavigate } from '@tanstack/react-router';
import { FolderOpen, ShieldCheck } from 'lucide-react';
import type { VaultInfo } from '../../../shared/domain/vault';
import { useCommand } from '../../app/use-call';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { visibleText } from '../../../shared/visible-text';
import { HandOver } from './HandOver';
import styles from './packages.module.css';
import type { BuildWork } from './use-build';

interface BuildStepProps {
  readonly build: BuildWork;
  readonly vault: VaultInfo;
}

export const BuildStep = ({ build, vault }: BuildStepProps) => {
  const navigate = useNavigate();
  const show = useCommand('app', 'showInFolder');
  if (build.built === null)
    return build.isRunning ? (
      <div className={styles.progress}>
        <ProgressView
          title={text.building}
          progress={build.progress}
          isCancelling={build.isCancelling}
          onCancel={build.cancel}
          ifCancelled={text.buildingCancel}
        />
      </div>
    ) : (
      <p className="muted">{text.choosing}</p>
    );
  const { summary, file } = build.built;
  return (
    <div className={styles.done} role="status">
      <Answer text={text.doneAnswer(summary.id, summary.verdict)} />
      <KeyValues
        wide
        facts={[
          [text.file, <bdi key="file">{visibleText(file.name)}</bdi>],
          [text.size, sizeText(summary.zipBytes)],
          [text.evidence, text.evidenceAndFiles(summary.evidenceCount, summary.fileCount)],
          [
            text.omissions,
            summary.verdict === 'draft'
              ? text.omissionsCountDraft(summary.omissionCount)
              : text.omissionsCount(summary.omissionCount),
          ],
        ]}
      />
      <div className="btns">
        <Button
          kind="primary"
          size={32}
          icon={<ShieldCheck className="i" aria-hidden="true" />}
          onPress={() => void navigate({ to: '/verify', search: { file: file.token, name: file.name } })}
        >
          {text.verifyNow}
        </Button>
        <Button
          size={32}
          icon={<FolderOpen className="i" aria-hidden="true" />}
          onPress={() => void show.run({ file: file.token })}
        >
          {text.showInFolder}
        </Button>
      </div>
      <FailureNotice failure={show.failure} />
      <HandOver signer={vault.signer} seal={summary.sealNumber} />
    </div>
  );
};
