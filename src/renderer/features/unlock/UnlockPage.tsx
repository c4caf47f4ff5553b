// Is this the right vault, and am I let in?
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { VaultInfo } from '../../../shared/domain/vault';
import { errorText } from '../../../shared/error-texts';
import { GoTo } from '../../app/GoTo';
import { queryClient } from '../../app/query-client';
import { UnlockSearch } from '../../app/search';
import { type CallInput, useCall, useCommand } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { access as accessText } from '../../messages/access';
import { instantText } from '../../messages/dates';
import { unlock as text, vaults as vaultsText } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { PassphraseField } from '../../ui/PassphraseField';
import { engagementText } from '../vaults/engagement-text';
import { useGoToVault } from '../vaults/use-go-to-vault';
import { spineStyle } from '../vaults/vault-colour';
import { Arch } from './Arch';
import { AutomaticCopies } from './AutomaticCopies';
import { isAskedFor, OtherWays } from './OtherWays';
import styles from './unlock.module.css';
import { useWait } from './use-wait';

/** Characters; longer names are set smaller. */
const LONG_NAME = 36;

/** What the person has said yes to since they came to this screen. */
export type OpeningWay = Pick<CallInput<'vault', 'unlock'>, 'readOnly' | 'networkDrive' | 'acceptOlder'>;

export const UnlockPage = (): ReactNode => {
  const { vault, name, locked } = useScreenSearch(UnlockSearch);
  const navigate = useNavigate();
  const unlock = useCommand('vault', 'unlock');
  const putBack = useCommand('backup', 'restoreCopy');
  const recent = useCall('app', 'recentVaults', {}).data?.find((one) => one.token === vault);
  const [passphrase, setPassphrase] = useState('');
  const [way, setWay] = useState<OpeningWay>({});
  const [copyAsked, setCopyAsked] = useState('');
  const [waitSeconds, wait] = useWait();
  const form = useRef<HTMLFormElement>(null);
  // Whoever opens its folder again while it is open is taken to it.
  const goToVault = useGoToVault();
  const isBegun = useRef(false);
  useEffect(() => {
    if (recent !== undefined && recent.openState !== 'closed' && !isBegun.current) void goToVault(recent);
  }, [goToVault, recent]);
  if (vault === undefined) return <GoTo to="/vaults" />;
  const failure = putBack.failure ?? unlock.failure;
  const isBusy = unlock.isRunning || putBack.isRunning;
  const isReady = !isBusy && waitSeconds === 0;

  const enter = async (info: VaultInfo) => {
    setPassphrase('');
    queryClient.setQueryData(['vault', 'current', {}], info);
    const isInvited = info.member.passphraseGivenByOwner && info.access.mode === 'read-write';
    if (info.kind === 'working-file') {
      await navigate({ to: '/receiver' });
      return;
    }
    await navigate(
      isInvited ? { to: '/vault', search: { show: 'passphrase' } } : { to: '/overview', search: {} },
    );
  };
  const open = async (wanted: OpeningWay) => {
    if (passphrase === '' || !isReady) {
      form.current?.querySelector('input')?.focus();
      return;
    }
    putBack.reset();
    isBegun.current = true;
    setWay(wanted);
    const info = await unlock.run({ folder: vault, passphrase, ...wanted }, wait);
    if (info !== null) {
      await enter(info);
      return;
    }
    // What was typed stays, selected: it can be looked at, corrected or typed over.
    form.current?.querySelector('input')?.select();
  };
  const putBackCopy = async (copy: string, wanted: OpeningWay) => {
    setCopyAsked(copy);
    isBegun.current = true;
    setWay(wanted);
    const { networkDrive = false, acceptOlder = false } = wanted;
    const info = await putBack.run({ folder: vault, copy, passphrase, networkDrive, acceptOlder }, wait);
    if (info !== null) await enter(info);
  };
  /** Says yes to what was refused: the opening, or the copy that was to be put back. */
  const goOn = (more: OpeningWay): Promise<void> =>
    putBack.failure === null || more.readOnly === true
      ? open({ ...way, ...more })
      : putBackCopy(copyAsked, { ...way, ...more });
  const isWrong = failure?.code === 'vault.wrong-passphrase';
  const wrong = failure !== null && isWrong ? errorText(failure) : null;
  const isChoice = isAskedFor(failure);
  const shownName = recent?.organization ?? name ?? '';
  return (
    <div className={styles.doorway}>
      <Arch className={styles.arch ?? ''} />
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void open(way);
        }}
      >
        <div className={styles.who}>
          <span
            className={`spine ${styles.spine ?? ''}`}
            style={spineStyle(shownName, recent?.colour ?? null)}
            aria-hidden="true"
          />
          <h1
            className={styles.name}
            data-long={shownName.length > LONG_NAME}
            dir="auto"
            tabIndex={-1}
            data-page-title
          >
            {text.title(shownName)}
          </h1>
          {recent !== undefined && (
            <>
              <p className="muted">{engagementText(recent)}</p>
              <p className="faint small">
                {recent.openedAt === null
                  ? vaultsText.restored
                  : `${vaultsText.opened} ${instantText(recent.openedAt)}`}
              </p>
            </>
          )}
          <p className={styles.locked} role="status">
            {locked !== undefined && failure === null && accessText.whyLocked(locked)}
          </p>
        </div>
        <PassphraseField
          label={text.passphrase}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            if (isWrong) {
              unlock.reset();
              putBack.reset();
            }
          }}
          autoFocus
          autoComplete="current-password"
          error={wrong === null ? null : `${wrong.happened} ${wrong.next}`}
        />
        <p role="alert" className="unseen">
          {wrong !== null && `${wrong.happened} ${waitSeconds > 0 ? text.waitSaid(waitSeconds) : ''}`}
        </p>
        {failure !== null && wrong === null && !isChoice && <FailureNotice failure={failure} />}
        {failure?.code === 'integrity.database-damaged' && (
          <AutomaticCopies
            folder={vault}
            isDisabled={passphrase === '' || !isReady}
            onPutBack={(copy) => void putBackCopy(copy, way)}
          />
        )}
        <OtherWays failure={failure} isDisabled={!isReady} onOpen={(more) => void goOn(more)} />
        {failure?.code === 'vault.not-a-vault' && (
          <Button
            onPress={() =>
              void navigate({
                to: '/verify',
                search: { file: vault, ...(name === undefined ? {} : { name }) },
              })
            }
          >
            {text.notAVault}
          </Button>
        )}
        <Button kind={isChoice ? 'plain' : 'primary'} size={32} type="submit" isDisabled={!isReady}>
          {isBusy
            ? text.unlocking
            : waitSeconds > 0
              ? text.waiting(waitSeconds)
              : isChoice
                ? text.again
                : text.unlock}
        </Button>
        {waitSeconds > 0 && <p className="help">{text.whyWait}</p>}
        <p className={styles.ways}>
          <Button
            kind="quiet"
            onPress={() =>
              void navigate({ to: '/recover', search: { vault, ...(name === undefined ? {} : { name }) } })
            }
          >
            {text.recover}
          </Button>
          <Button kind="quiet" onPress={() => void navigate({ to: '/vaults' })}>
            {text.another}
          </Button>
        </p>
        {!isChoice && <p className={styles.help}>{text.help}</p>}
      </form>
    </div>
  );
};
