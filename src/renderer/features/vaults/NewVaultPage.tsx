// Making a vault: who and where, the passphrase, the recovery key written down.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { FileRef } from '../../../shared/contract';
import { call, useCommand } from '../../app/use-call';
import { newVault as text } from '../../messages/vaults';
import { passphrase as passphraseText } from '../../messages/passphrase';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { FailureNotice } from '../../ui/Notice';
import { Steps } from '../../ui/Steps';
import { TextField } from '../../ui/TextField';
import { RecoveryKeyStep } from './RecoveryKeyStep';
import styles from './vaults.module.css';

/** `Acme AI, Inc.` → `acme-ai-inc.muniment`, a name every file system takes. */
const folderNameFor = (organization: string): string => {
  const plain = organization
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${plain === '' ? 'vault' : plain}.muniment`;
};

export const NewVaultPage = () => {
  const navigate = useNavigate();
  const create = useCommand('vault', 'create');
  const [step, setStep] = useState(0);
  const [organization, setOrganization] = useState('');
  const [member, setMember] = useState('');
  const [folder, setFolder] = useState<FileRef | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [recoveryWords, setRecoveryWords] = useState<readonly string[]>([]);
  const names = [organization, member];

  const chooseFolder = async () => {
    const [chosen] = await call('app', 'choose', {
      what: 'new-vault-folder',
      suggestedName: folderNameFor(organization),
    });
    if (chosen !== undefined) setFolder(chosen);
  };
  const make = async () => {
    if (folder === null) return;
    const made = await create.run({ folder: folder.token, organization, member, passphrase });
    if (made === null) return;
    setPassphrase('');
    setAgain('');
    setRecoveryWords(made.recoveryWords);
    setStep(2);
  };

  return (
    <div className={styles.making}>
      <div>
        <h1 className="title" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
        <Steps label={text.title} steps={text.steps} now={step} />
      </div>
      {step === 0 && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (organization.trim() !== '' && member.trim() !== '' && folder !== null) setStep(1);
          }}
        >
          <Answer text={text.who} size={24} />
          <TextField
            label={text.organization}
            help={text.organizationHelp}
            value={organization}
            onChange={setOrganization}
            maxLength={200}
            isRequired
            autoFocus
          />
          <TextField
            label={text.member}
            help={text.memberHelp}
            value={member}
            onChange={setMember}
            maxLength={200}
            isRequired
          />
          <div className={styles.folder} role="group" aria-label={text.folder}>
            <span className={styles.folderLabel}>{text.folder}</span>
            <span className={styles.folderLine}>
              <Button onPress={() => void chooseFolder()}>{text.chooseFolder}</Button>
              <bdi className={styles.folderName}>{folder?.name ?? text.folderNone}</bdi>
            </span>
            <span className="help">{text.folderHelp}</span>
          </div>
          <div className={styles.buttons}>
            <Button kind="quiet" size={32} onPress={() => void navigate({ to: '/vaults' })}>
              {text.cancel}
            </Button>
            <Button
              kind="primary"
              size={32}
              type="submit"
              isDisabled={organization.trim() === '' || member.trim() === '' || folder === null}
            >
              {text.next}
            </Button>
          </div>
        </form>
      )}
      {step === 1 && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (isPassphraseReady(passphrase, again, names) && !create.isRunning) void make();
          }}
        >
          <Answer text={text.lock} size={24} />
          <NewPassphrase
            value={passphrase}
            again={again}
            onChange={setPassphrase}
            onChangeAgain={setAgain}
            names={names}
            autoFocus
          />
          <p className="help">{passphraseText.nobody}</p>
          <FailureNotice failure={create.failure} />
          {create.isRunning && (
            <p className="help" role="status">
              {text.creating}
            </p>
          )}
          <div className={styles.buttons}>
            <Button
              kind="quiet"
              size={32}
              isDisabled={create.isRunning}
              onPress={() => {
                setStep(0);
              }}
            >
              {text.back}
            </Button>
            <Button
              kind="primary"
              size={32}
              type="submit"
              isDisabled={!isPassphraseReady(passphrase, again, names) || create.isRunning}
            >
              {text.create}
            </Button>
          </div>
        </form>
      )}
      {step === 2 && (
        <RecoveryKeyStep
          organization={organization}
          words={recoveryWords}
          onDone={() => void navigate({ to: '/overview' })}
        />
      )}
    </div>
  );
};
