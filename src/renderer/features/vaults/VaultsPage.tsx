// Which client, and is it in order? Also the way to a new vault, and to verifying a package without any.
import { useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { ArchiveRestore, FolderOpen, Lock, PackageCheck, PackageOpen, Plus, Unplug } from 'lucide-react';
import type { FileRef, RecentVault } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call, useCall } from '../../app/use-call';
import { clients as clientText } from '../../messages/clients';
import { vaults as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { adoptFiles } from '../../ui/dropped-files';
import { Mark } from '../../ui/Mark';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { FirstStart } from '../first-steps/FirstStart';
import { engagementText } from './engagement-text';
import { enterList, moveInList } from './list-keys';
import { standingOfVaults } from './standing-of-vaults';
import { useGoToVault } from './use-go-to-vault';
import { VaultRow } from './VaultRow';
import chooser from './chooser.module.css';
import styles from './vaults.module.css';

/** From so many on a list is looked through by typing. */
const FILTER_FROM = 8;

const fits = (vault: RecentVault, words: string): boolean =>
  [vault.organization, engagementText(vault), vault.folderName]
    .join('\n')
    .toLocaleLowerCase()
    .includes(words);

export const VaultsPage = () => {
  const navigate = useNavigate();
  const goToVault = useGoToVault();
  const recent = useCall('app', 'recentVaults', {});
  const vaults = recent.data ?? [];
  const standing = standingOfVaults(vaults, new Date());
  const [words, setWords] = useState('');
  const [stop, setStop] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const shown = vaults.filter((vault) => fits(vault, words.trim().toLocaleLowerCase()));
  const tabStop = shown.some(({ token }) => token === stop) ? stop : (shown[0]?.token ?? null);
  const open = vaults.filter(({ openState }) => openState !== 'closed');
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
  const lockAll = async () => {
    for (const vault of open) await call('app', 'lockVault', { vault: vault.token });
  };
  // Two sentences at most, the graver ones first.
  const told = [
    ...(standing.damaged > 0 ? [clientText.damaged(standing.damaged, vaults.length)] : []),
    ...(standing.missing > 0 ? [text.missing(standing.missing)] : []),
    ...(standing.oldBackup > 0 ? [clientText.oldBackup(standing.oldBackup, vaults.length)] : []),
    ...(standing.withoutBackup > 0 ? [clientText.withoutBackup(standing.withoutBackup, vaults.length)] : []),
    ...(standing.open > 0 ? [clientText.open(standing.open, vaults.length)] : []),
  ].slice(0, 2);
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
          {!isEmpty && (
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
          )}
        </header>
        <h1 className={styles.answer} tabIndex={-1} data-page-title>
          {isEmpty ? text.emptyAnswer : text.answer(standing.vaults, standing.workingFiles)}
          {told.length > 0 && <span> {told.join(' ')}</span>}
        </h1>
        <FailureNotice failure={failure ?? recent.failure} />
        {isEmpty ? (
          <FirstStart
            onOpenFolder={() => {
              attempt(openFolder());
            }}
            onOpenPackage={() => {
              attempt(openPackage());
            }}
          />
        ) : (
          <>
            {(vaults.length >= FILTER_FROM || open.length > 0) && (
              <div
                className={chooser.tools}
                onKeyDown={(event) => {
                  enterList(event, list.current);
                }}
              >
                {vaults.length >= FILTER_FROM && (
                  <SearchField label={clientText.filter} value={words} onChange={setWords} autoFocus />
                )}
                {words.trim() !== '' && (
                  <span className="faint" role="status">
                    {clientText.found(shown.length, vaults.length)}
                  </span>
                )}
                {open.length > 0 && (
                  <span className={chooser.last}>
                    <Button
                      icon={<Lock className="i" aria-hidden="true" />}
                      onPress={() => {
                        attempt(lockAll());
                      }}
                    >
                      {clientText.lockAll}
                    </Button>
                  </span>
                )}
              </div>
            )}
            <ul ref={list} className={chooser.list} aria-label={text.list} onKeyDown={moveInList}>
              {shown.map((vault) => (
                <VaultRow
                  key={vault.token}
                  vault={vault}
                  isTabStop={vault.token === tabStop}
                  onFocus={() => {
                    setStop(vault.token);
                  }}
                  onOpen={() => {
                    attempt(goToVault(vault));
                  }}
                  onFailure={setFailure}
                />
              ))}
            </ul>
            {shown.length === 0 && words.trim() !== '' && (
              <p className={chooser.none}>
                {clientText.noneFits(words.trim())}{' '}
                <Button
                  kind="quiet"
                  onPress={() => {
                    setWords('');
                  }}
                >
                  {clientText.showAll}
                </Button>
              </p>
            )}
          </>
        )}
        <p className={styles.foot}>
          <Unplug className="i i--14" aria-hidden="true" />
          {text.foot}
        </p>
      </div>
    </DropTarget>
  );
};
