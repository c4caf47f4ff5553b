// Which vault, and is it there? Also the way to a new one, and to verifying a package without any.
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import {
  ArchiveRestore,
  ChevronRight,
  FolderOpen,
  PackageCheck,
  PackageOpen,
  Plus,
  Unplug,
} from 'lucide-react';
import type { FileRef, RecentVault } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call, useCall, useCommand } from '../../app/use-call';
import { agoText, dayText, instantText } from '../../messages/dates';
import { vaults as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { adoptFiles } from '../../ui/dropped-files';
import { Mark } from '../../ui/Mark';
import { FailureNotice } from '../../ui/Notice';
import { StateMark } from '../../ui/StateMark';
import { vaultColour } from './vault-colour';
import styles from './vaults.module.css';

export const VaultsPage = () => {
  const navigate = useNavigate();
  const recent = useCall('app', 'recentVaults', {});
  const vaults = recent.data ?? [];
  const workingFiles = vaults.filter(({ kind }) => kind === 'working-file').length;
  const missing = vaults.filter((vault) => !vault.present).length;
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = (work: Promise<void>) => {
    setFailure(null);
    work.catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const openFolder = async () => {
    const [folder] = await call('app', 'choose', { what: 'vault-folder' });
    if (folder !== undefined)
      await navigate({ to: '/unlock', search: { vault: folder.token, name: folder.name } });
  };
  /** A folder is taken for a vault; a package that was unpacked is told apart when it does not open. */
  const receive = async (files: readonly File[]) => {
    const adopted = await adoptFiles(files);
    const [file] = adopted;
    if (file === undefined) return;
    if (file.isFolder) await navigate({ to: '/unlock', search: { vault: file.token, name: file.name } });
    else await openReceived(adopted);
  };
  const openReceived = async (files: readonly FileRef[]) => {
    await navigate({
      to: '/receiver/open',
      search: { files: files.map(({ token, name }) => ({ token, name })) },
    });
  };
  const openPackage = async () => {
    const files = await call('app', 'choose', { what: 'package-file' });
    if (files.length > 0) await openReceived(files);
  };
  // Up and down as in a file manager; Tab works as well.
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const rows = [...event.currentTarget.querySelectorAll('button')];
    const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  const isEmpty = recent.data !== undefined && vaults.length === 0;
  return (
    <DropTarget
      look="area"
      label={text.title}
      onFiles={(files) => {
        attempt(receive(files));
      }}
    >
      <div className={styles.page}>
        <header className={styles.top}>
          <Mark size={24} />
          <b>Muniment</b>
          <span className={styles.actions}>
            <Button
              kind="quiet"
              icon={<PackageOpen className="i" aria-hidden="true" />}
              onPress={() => {
                attempt(openPackage());
              }}
            >
              {text.openPackage}
            </Button>
            <Button
              kind="quiet"
              icon={<PackageCheck className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/verify' })}
            >
              {text.verify}
            </Button>
            <Button
              kind="quiet"
              icon={<ArchiveRestore className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/restore' })}
            >
              {text.restore}
            </Button>
            <Button
              icon={<FolderOpen className="i" aria-hidden="true" />}
              onPress={() => {
                attempt(openFolder());
              }}
            >
              {text.openFolder}
            </Button>
            <Button
              kind="primary"
              icon={<Plus className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/vaults/new' })}
            >
              {text.newVault}
            </Button>
          </span>
        </header>
        <h1 className={styles.answer} tabIndex={-1} data-page-title>
          {isEmpty ? text.emptyAnswer : text.answer(vaults.length - workingFiles, workingFiles)}
          {missing > 0 && <span> {text.missing(missing)}</span>}
        </h1>
        <FailureNotice failure={failure ?? recent.failure} />
        {isEmpty ? (
          <div className={styles.teach}>
            <p>{text.emptyText}</p>
            <p>{text.emptyAuditor}</p>
          </div>
        ) : (
          <ul className={styles.list} aria-label={text.list} onKeyDown={move}>
            {vaults.map((vault) => (
              <Vault key={vault.token} vault={vault} />
            ))}
          </ul>
        )}
        <p className={styles.foot}>
          <Unplug className="i i--14" aria-hidden="true" />
          {text.foot}
        </p>
      </div>
    </DropTarget>
  );
};

const Vault = ({ vault }: { readonly vault: RecentVault }) => {
  const navigate = useNavigate();
  const forget = useCommand('app', 'forgetVault');
  const spine = { '--spine': vaultColour(vault.organization) } as React.CSSProperties;
  const name = (
    <>
      <span className={`spine ${styles.spine ?? ''}`} style={spine} aria-hidden="true" />
      <span className={styles.name}>
        <b dir="auto" title={vault.organization}>
          {vault.organization}
        </b>
        <span dir="auto">
          {vault.kind === 'working-file'
            ? text.workingFile
            : vault.engagement === ''
              ? text.noEngagement
              : vault.engagement}
        </span>
      </span>
    </>
  );
  if (!vault.present) {
    return (
      <li className={styles.absent}>
        {name}
        <span className={styles.where}>
          <bdi title={vault.shownPath}>{vault.shownPath}</bdi>
          <span className={styles.gone}>{text.notThere}</span>
        </span>
        <Button
          aria-label={text.forgetIt(vault.organization)}
          onPress={() => {
            void forget.run({ vault: vault.token });
          }}
        >
          {text.forget}
        </Button>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className={styles.vault}
        onClick={() =>
          void navigate({ to: '/unlock', search: { vault: vault.token, name: vault.organization } })
        }
      >
        {name}
        <span className={styles.where}>
          <bdi title={vault.shownPath}>{vault.shownPath}</bdi>
        </span>
        <span className={styles.when}>
          {vault.openedAt === null ? (
            <span className="muted">{text.restored}</span>
          ) : (
            <>
              <span className="faint">{text.opened}</span>
              <time dateTime={vault.openedAt}>{instantText(vault.openedAt)}</time>
            </>
          )}
        </span>
        <Safety vault={vault} />
        <ChevronRight className="i" aria-hidden="true" />
      </button>
    </li>
  );
};

/** Only what is known: the vault's own record of backups, and checks made on this computer. */
const Safety = ({ vault }: { readonly vault: RecentVault }) => {
  const { lastBackupAt: backup, lastCheck: check } = vault;
  if (vault.openedAt === null) return <span className={styles.when} />;
  return (
    <span className={styles.when}>
      <span className="faint">
        {text.backup} <span className={styles.fact}>{backup === null ? text.noBackup : agoText(backup)}</span>
      </span>
      {check !== null &&
        (check.verdict === 'sound' ? (
          <span className="faint">{text.checkedSound(dayText(check.at))}</span>
        ) : (
          <StateMark state="missed">{text.checkedDamaged(dayText(check.at))}</StateMark>
        ))}
    </span>
  );
};
