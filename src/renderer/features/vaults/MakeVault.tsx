// Making a vault, or an auditor's working file: who and where, the passphrase, the recovery key written down.
import { useState } from 'react';
import { FolderPlus } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call, useCommand } from '../../app/use-call';
import type { VaultKind } from '../../../shared/domain/vault';
import type { newVault } from '../../messages/vaults';
import { passphrase as passphraseText } from '../../messages/passphrase';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { FailureNotice } from '../../ui/Notice';
import { Steps } from '../../ui/Steps';
import { TextField } from '../../ui/TextField';
import { RecoveryKeyStep } from './RecoveryKeyStep';
import styles from './vaults.module.css';

/** `Acme AI, Inc.` → `acme-ai-inc.muniment`, a name every file system takes. */
const folderNameFor = (organization: string, kind: VaultKind): string => {
  const plain = organization
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  if (kind === 'working-file') return `${plain === '' ? 'firm' : plain}-working-file.muniment`;
  return `${plain === '' ? 'vault' : plain}.muniment`;
};

/** The same words for both kinds, or the kind's own. */
type MakingTexts = {
  readonly [K in keyof typeof newVault]: (typeof newVault)[K] extends string
    ? string
    : (typeof newVault)[K] extends readonly string[]
      ? readonly string[]
      : (typeof newVault)[K];
};

interface MakeVaultProps {
  readonly kind: VaultKind;
  readonly text: MakingTexts;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export const MakeVault = ({ kind, text, onDone, onCancel }: MakeVaultProps) => {
  const create = useCommand('vault', 'create');
  const [step, setStep] = useState(0);
  const [organization, setOrganization] = useState('');
  const [member, setMember] = useState('');
  const [folder, setFolder] = useState<FileRef | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [recoveryWords, setRecoveryWords] = useState<readonly string[]>([]);
  // Set once somebody wanted to go on: only then is an empty field an error.
  const [isAsked, setAsked] = useState(false);
  const [isPassphraseAsked, setPassphraseAsked] = useState(false);
  const [chooseFailure, setChooseFailure] = useState<Failure | null>(null);
  const names = [organization, member];

  const chooseFolder = async () => {
    setChooseFailure(null);
    try {
      const [chosen] = await call('app', 'choose', {
        what: kind === 'vault' ? 'new-vault-folder' : 'new-working-file',
        suggestedName: folderNameFor(organization, kind),
      });
      if (chosen === undefined) return;
      create.reset();
      setFolder(chosen);
    } catch (error) {
      setChooseFailure(failureOf(error));
    }
  };
  const make = async () => {
    if (folder === null) return;
    const made = await create.run({ folder: folder.token, organization, member, passphrase, kind });
    if (made === null) return;
    setPassphrase('');
    setAgain('');
    setRecoveryWords(made.recoveryWords);
    setStep(2);
  };
  const isMissing = (value: string) => (isAsked && value.trim() === '' ? text.missing : null);

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
            setAsked(true);
            if (organization.trim() === '' || member.trim() === '') focusFirstInvalid(event.currentTarget);
            else if (folder !== null) setStep(1);
          }}
        >
          <Answer text={text.who} size={24} />
          <TextField
            label={text.organization}
            help={text.organizationHelp}
            value={organization}
            onChange={setOrganization}
            error={isMissing(organization)}
            maxLength={200}
            isRequired
            autoFocus
          />
          <TextField
            label={text.member}
            help={text.memberHelp}
            value={member}
            onChange={setMember}
            error={isMissing(member)}
            maxLength={200}
            isRequired
          />
          <div className={styles.folder} role="group" aria-labelledby="folder" aria-describedby="folder-help">
            <span id="folder" className={styles.folderLabel}>
              {text.folder}
            </span>
            <span className={styles.folderLine}>
              <Button
                icon={<FolderPlus className="i" aria-hidden="true" />}
                aria-describedby="folder-name"
                onPress={() => void chooseFolder()}
              >
                {text.chooseFolder}
              </Button>
              <bdi id="folder-name" className={styles.folderName} title={folder?.name}>
                {folder?.name ?? text.folderNone}
              </bdi>
            </span>
            <span id="folder-help" className={folder === null && isAsked ? 'help help--error' : 'help'}>
              {folder === null && isAsked ? text.folderMissing : text.folderHelp}
            </span>
          </div>
          <FailureNotice failure={chooseFailure ?? create.failure} />
          <div className={styles.buttons}>
            <span className={styles.quiet}>
              <Button kind="quiet" size={32} onPress={onCancel}>
                {text.cancel}
              </Button>
            </span>
            <Button kind="primary" size={32} type="submit">
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
            setPassphraseAsked(true);
            if (!isPassphraseReady(passphrase, again, names)) focusFirstInvalid(event.currentTarget);
            else if (!create.isRunning) void make();
          }}
        >
          <Answer text={text.lock} size={24} />
          <NewPassphrase
            value={passphrase}
            again={again}
            onChange={setPassphrase}
            onChangeAgain={setAgain}
            names={names}
            isAsked={isPassphraseAsked}
            autoFocus
          />
          <p className={styles.prose}>{passphraseText.nobody}</p>
          <FailureNotice failure={create.failure} />
          <p className="help" role="status">
            {create.isRunning && text.creating}
          </p>
          <div className={styles.buttons}>
            <span className={styles.quiet}>
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
            </span>
            <Button kind="primary" size={32} type="submit" isDisabled={create.isRunning}>
              {text.create}
            </Button>
          </div>
        </form>
      )}
      {step === 2 && (
        <RecoveryKeyStep
          organization={organization.trim()}
          member={member.trim()}
          folderName={folder?.name ?? ''}
          words={recoveryWords}
          onDone={onDone}
        />
      )}
    </div>
  );
};
