// One built package: what it is, and what to tell the auditor by another route than the package.
import { useNavigate } from '@tanstack/react-router';
import { FolderOpen, ShieldCheck } from 'lucide-react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { useCall, useCommand } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { builtFile } from './built-files';
import { HandOver } from './HandOver';

interface PackagePanelProps {
  readonly built: PackageSummary;
  readonly onClose: () => void;
}

export const PackagePanel = ({ built, onClose }: PackagePanelProps) => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const show = useCommand('app', 'showInFolder');
  const file = builtFile(built.id);
  return (
    <Panel
      number={built.id}
      title={text.verdict(built.verdict)}
      onClose={onClose}
      {...(file !== null && {
        foot: (
          <>
            <Button
              icon={<FolderOpen className="i" aria-hidden="true" />}
              onPress={() => void show.run({ file: file.token })}
            >
              {text.showInFolder}
            </Button>
            <Button
              icon={<ShieldCheck className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/verify', search: { file: file.token, name: file.name } })}
            >
              {text.verifyNow}
            </Button>
          </>
        ),
      })}
    >
      <KeyValues
        facts={[
          [text.built, text.builtBy(instantText(built.builtAt), built.builtBy)],
          [text.evidence, text.evidenceAndFiles(built.evidenceCount, built.fileCount)],
          [
            text.omissions,
            built.verdict === 'draft'
              ? text.omissionsCountDraft(built.omissionCount)
              : text.omissionsCount(built.omissionCount),
          ],
          [
            text.file,
            <bdi key="file" className="txt">
              {built.zipName}
            </bdi>,
          ],
          [text.size, sizeText(built.zipBytes)],
        ]}
      />
      {file === null && <p className="help">{text.notKnownHere}</p>}
      <FailureNotice failure={show.failure} />
      {vault !== null && vault !== undefined && <HandOver signer={vault.signer} seal={built.sealNumber} />}
      <Section title={text.zipSha256}>
        <Copyable text={built.zipSha256} label={text.copyZipSha256} />
      </Section>
    </Panel>
  );
};
