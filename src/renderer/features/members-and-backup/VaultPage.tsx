// Who may open it, is it safe, and is there a copy?
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { VaultInfo } from '../../../shared/domain/vault';
import { mayIn } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { agoText, dayText, instantText } from '../../messages/dates';
import { sizeText } from '../../messages/size';
import { vaultHealth as text } from '../../messages/vault-health';
import { KeyValues } from '../../ui/KeyValues';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { KitSection } from '../kit/KitSection';
import { BackupSection } from './BackupSection';
import { ChangePassphraseDialog } from './ChangePassphraseDialog';
import { HealthSection } from './HealthSection';
import { MemberPanel } from './MemberPanel';
import { MembersSection } from './MembersSection';
import { MyAccessSection } from './MyAccessSection';
import { RecoveryKeySection } from './RecoveryKeySection';
import { SignerSection } from './SignerSection';
import { VaultKeySection } from './VaultKeySection';
import styles from './vault.module.css';
import { VaultSearch } from './vault-search';

export const VaultPage = (): ReactNode => {
  const search = useScreenSearch(VaultSearch);
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const { data: members, failure } = useCall('members', 'list', {});
  const { data: backup } = useCall('backup', 'state', {});
  const { data: recent } = useCall('app', 'recentVaults', {});
  const [removed, setRemoved] = useState<string | null>(null);
  if (vault === undefined || vault === null) return null;
  const onSearch = (next: VaultSearch) => {
    void navigate({
      to: '/vault',
      search: next,
      replace: search.member !== undefined && next.member !== undefined,
    });
  };
  const present = (members ?? []).filter((member) => member.removedAt === null);
  const selected = members?.find((member) => member.id === search.member);
  // The one opened last is the one that is open.
  const check = recent?.[0]?.folderName === vault.folderName ? recent[0].lastCheck : null;
  const owners = present.filter((member) => member.role === 'owner');
  const answer = [
    members === undefined ? '' : text.whoOpens(present.length),
    backup === undefined
      ? ''
      : backup.last === null
        ? text.noBackup
        : text.backupAnswer(agoText(backup.last.madeAt), backup.entriesSince),
    check === null ? text.notChecked : text.checked(check.verdict, dayText(check.at)),
  ];
  return (
    <Page
      panel={
        selected !== undefined && (
          <MemberPanel
            key={selected.id}
            member={selected}
            vault={vault}
            isLastOwner={selected.role === 'owner' && owners.length === 1}
            onClose={() => {
              onSearch({});
            }}
            onRemoved={(name) => {
              setRemoved(name);
              onSearch({});
            }}
          />
        )
      }
    >
      <div className={styles.page}>
        <PageHead title={text.title} answer={answer.filter((part) => part !== '').join(' ')} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <MembersSection
              vault={vault}
              members={members ?? []}
              failure={failure}
              removed={removed}
              selectedId={search.member ?? null}
              onSelect={(member) => {
                onSearch({ member });
              }}
            />
            <BackupSection />
            <HealthSection />
          </div>
          <div className={styles.column}>
            <MyAccessSection
              vault={vault}
              onChangePassphrase={() => {
                onSearch({ ...search, show: 'passphrase' });
              }}
            />
            <RecoveryKeySection vault={vault} />
            <VaultKeySection vault={vault} />
            <SignerSection vault={vault} />
            {vault.kind === 'vault' && <KitSection className={styles.part} />}
            <About vault={vault} />
          </div>
        </div>
      </div>
      {search.show === 'passphrase' && mayIn(vault, 'member.key-renewed') && (
        <ChangePassphraseDialog
          vault={vault}
          onClose={() => {
            onSearch({ ...(search.member !== undefined && { member: search.member }) });
          }}
        />
      )}
    </Page>
  );
};

const About = ({ vault }: { readonly vault: VaultInfo }) => (
  <Section title={text.about}>
    <div className={styles.part}>
      <KeyValues
        facts={[
          [text.organization, <bdi key="organization">{vault.organization}</bdi>],
          [text.folder, <bdi key="folder">{vault.folderName}</bdi>],
          [text.holds, text.answer(vault.counts.evidence, sizeText(vault.counts.evidenceBytes))],
          [text.made, instantText(vault.createdAt)],
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
);
