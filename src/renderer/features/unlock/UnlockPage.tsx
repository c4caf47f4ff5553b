// Is this the right vault, and am I let in?
import { type ReactNode, useRef, useState } from 'react';
import { UnlockSearch } from '../../app/search';
import { useNavigate } from '@tanstack/react-router';
import { errorText } from '../../../shared/error-texts';
import { GoTo } from '../../app/GoTo';
import { queryClient } from '../../app/query-client';
import { useCall, useCommand } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { unlock as text, vaults as vaultsText } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { PassphraseField } from '../../ui/PassphraseField';
import { vaultColour } from '../vaults/vault-colour';
import { Arch } from './Arch';
import styles from './unlock.module.css';
import { useScreenSearch } from '../../app/use-screen-search';

/** Characters; longer names are set smaller. */
const LONG_NAME = 36;

export const UnlockPage = (): ReactNode => {
  const { vault, name } = useScreenSearch(UnlockSearch);
  const navigate = useNavigate();
  const unlock = useCommand('vault', 'unlock');
  const recent = useCall('app', 'recentVaults', {}).data?.find((one) => one.token === vault);
  const [passphrase, setPassphrase] = useState('');
  const form = useRef<HTMLFormElement>(null);
  if (vault === undefined) return <GoTo to="/vaults" />;

  const open = async () => {
    const info = await unlock.run({ folder: vault, passphrase });
    if (info === null) {
      // What was typed stays, selected: it can be looked at, corrected or typed over.
      form.current?.querySelector('input')?.select();
      return;
    }
    setPassphrase('');
    queryClient.setQueryData(['vault', 'current', {}], info);
    await navigate({ to: '/overview' });
  };
  const isNoVault = unlock.failure?.code === 'vault.not-a-vault';
  const wrong = unlock.failure?.code === 'vault.wrong-passphrase' ? errorText(unlock.failure) : null;
  const shownName = recent?.organization ?? name ?? '';
  const spine = { '--spine': vaultColour(shownName) } as React.CSSProperties;
  return (
    <div className={styles.doorway}>
      <Arch className={styles.arch ?? ''} />
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase === '') form.current?.querySelector('input')?.focus();
          else if (!unlock.isRunning) void open();
        }}
      >
        <div className={styles.who}>
          <span className={`spine ${styles.spine ?? ''}`} style={spine} aria-hidden="true" />
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
              <p className="muted">
                {recent.engagement === '' ? vaultsText.noEngagement : recent.engagement}
              </p>
              <p className="faint small">
                {vaultsText.opened} {instantText(recent.openedAt)}
              </p>
            </>
          )}
        </div>
        <PassphraseField
          label={text.passphrase}
          value={passphrase}
          onChange={(value) => {
            setPassphrase(value);
            if (wrong !== null) unlock.reset();
          }}
          autoFocus
          autoComplete="current-password"
          error={wrong === null ? null : `${wrong.happened} ${wrong.next}`}
        />
        <p role="alert" className="unseen">
          {wrong?.happened}
        </p>
        {wrong === null && <FailureNotice failure={unlock.failure} />}
        {isNoVault && (
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
        <Button kind="primary" size={32} type="submit" isDisabled={unlock.isRunning}>
          {unlock.isRunning ? text.unlocking : text.unlock}
        </Button>
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
        <p className={styles.help}>{text.help}</p>
      </form>
    </div>
  );
};
