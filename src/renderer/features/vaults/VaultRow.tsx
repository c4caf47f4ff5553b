// One vault in the list: whose it is, where it lies, when it was open, whether it is in order, and what can be done.
import { type MouseEvent, useState } from 'react';
import { ChevronRight, FolderOpen, Lock, LockOpen, ListX, Palette } from 'lucide-react';
import type { RecentVault } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { clients as clientText } from '../../messages/clients';
import { agoText, dayText, instantText } from '../../messages/dates';
import { vaults as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { StateMark } from '../../ui/StateMark';
import { ClientColourDialog } from './ClientColourDialog';
import { engagementText } from './engagement-text';
import { spineStyle } from './vault-colour';
import styles from './chooser.module.css';

interface VaultRowProps {
  readonly vault: RecentVault;
  /** The one Tab stops at; the others are reached by the arrow keys. */
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onFailure: (failure: Failure | null) => void;
}

export const VaultRow = ({ vault, isTabStop, onFocus, onOpen, onFailure }: VaultRowProps) => {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const isOpen = vault.openState !== 'closed';
  const act = (work: Promise<unknown>) => {
    onFailure(null);
    work.catch((error: unknown) => {
      onFailure(failureOf(error));
    });
  };
  const forget = () => {
    act(call('app', 'forgetVault', { vault: vault.token }));
  };
  const verbs = [
    ...(vault.present
      ? [
          {
            id: 'open',
            title: vault.openState === 'behind' ? clientText.bringForward : clientText.openIt,
            icon: <ChevronRight className="i i--14" />,
            run: onOpen,
          },
        ]
      : []),
    ...(isOpen
      ? [
          {
            id: 'lock',
            title: clientText.lock,
            icon: <Lock className="i i--14" />,
            run: () => {
              act(call('app', 'lockVault', { vault: vault.token }));
            },
          },
        ]
      : []),
    {
      id: 'colour',
      title: clientText.colour,
      icon: <Palette className="i i--14" />,
      isFirstOfGroup: vault.present,
      run: () => {
        setChoosing(true);
      },
    },
    ...(vault.present
      ? [
          {
            id: 'folder',
            title: clientText.showInFolder,
            icon: <FolderOpen className="i i--14" />,
            run: () => {
              act(call('app', 'showInFolder', { file: vault.token }));
            },
          },
        ]
      : []),
    {
      id: 'forget',
      title: clientText.forget,
      icon: <ListX className="i i--14" />,
      isDisabled: isOpen,
      isFirstOfGroup: true,
      run: forget,
    },
  ];
  return (
    <li
      className={styles.row}
      data-absent={!vault.present}
      data-open={isOpen}
      onContextMenu={(event: MouseEvent) => {
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <button
        type="button"
        className={styles.vault}
        data-vault-row
        data-name={vault.organization}
        tabIndex={isTabStop ? 0 : -1}
        aria-disabled={!vault.present}
        onFocus={onFocus}
        onClick={() => {
          if (vault.present) onOpen();
        }}
      >
        <span
          className={`spine ${styles.spine ?? ''}`}
          style={spineStyle(vault.organization, vault.colour)}
          aria-hidden="true"
        />
        <span className={styles.name}>
          <b dir="auto" title={vault.organization}>
            {vault.organization}
          </b>
          <span dir="auto">{engagementText(vault)}</span>
        </span>
        <span className={styles.where}>
          <bdi title={vault.shownPath}>{vault.shownPath}</bdi>
          {!vault.present && <span className={styles.gone}>{text.notThere}</span>}
          {isOpen && (
            <span className={styles.open}>
              <LockOpen className="i i--14" aria-hidden="true" />
              {vault.openState === 'behind'
                ? clientText.behind
                : vault.pinned
                  ? clientText.inFrontPinned
                  : clientText.inFront}
            </span>
          )}
        </span>
        {vault.present && (
          <>
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
          </>
        )}
      </button>
      {!vault.present && (
        <Button aria-label={text.forgetIt(vault.organization)} onPress={forget}>
          {text.forget}
        </Button>
      )}
      <MenuButton
        label={clientText.more(vault.organization)}
        verbs={verbs}
        isOpen={isMenuOpen}
        onOpenChange={setMenuOpen}
        excludeFromTabOrder={!isTabStop}
      />
      {isChoosing && (
        <ClientColourDialog
          vault={vault}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
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
