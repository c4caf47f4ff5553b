// Bringing a vault back from a backup: which backup, which state of it, and into which new folder. Needs
// no passphrase; opening what was restored does.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { FolderOpen, FolderPlus } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { RestoreReport } from '../../../shared/domain/backup';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { call, type CallInput, useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { daysAgoText, instantText } from '../../messages/dates';
import { restore as text } from '../../messages/restore';
import { sizeText } from '../../messages/size';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { ProgressView } from '../../ui/ProgressView';
import { RadioGroup } from '../../ui/RadioGroup';
import styles from './vaults.module.css';

export const RestorePage = () => {
  const navigate = useNavigate();
  const restore = useJob('backup', 'restore');
  const [backup, setBackup] = useState<FileRef | null>(null);
  const [folder, setFolder] = useState<FileRef | null>(null);
  const [chosenState, setChosenState] = useState<string | null>(null);
  const [report, setReport] = useState<RestoreReport | null>(null);
  const [chooseFailure, setChooseFailure] = useState<Failure | null>(null);
  const listed = useCall(
    'backup',
    'list',
    { backup: backup?.token ?? NO_TOKEN },
    { enabled: backup !== null },
  );
  const states =
    backup === null ? [] : (listed.data ?? []).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  const state = states.find((one) => one.name === chosenState) ?? states[0];

  const choose = async (
    input: CallInput<'app', 'choose'>,
    take: (chosen: FileRef) => void,
  ): Promise<void> => {
    setChooseFailure(null);
    try {
      const [chosen] = await call('app', 'choose', input);
      if (chosen === undefined) return;
      restore.reset();
      take(chosen);
    } catch (error) {
      setChooseFailure(failureOf(error));
    }
  };
  const start = async () => {
    if (backup === null || folder === null || state === undefined) return;
    setReport(await restore.start({ backup: backup.token, snapshot: state.name, folder: folder.token }));
  };

  if (report !== null && folder !== null)
    return (
      <div className={styles.making}>
        <PageHead title={text.title} />
        <Notice kind="met" live>
          <p>{boldParts(text.done(report.blobs, sizeText(report.bytes), folder.name))}</p>
          <p>{text.doneNext}</p>
        </Notice>
        <div className={styles.buttons}>
          <span className={styles.quiet}>
            <Button kind="quiet" size={32} onPress={() => void navigate({ to: '/vaults' })}>
              {text.vaults}
            </Button>
          </span>
          <Button
            kind="primary"
            size={32}
            autoFocus
            onPress={() =>
              void navigate({ to: '/unlock', search: { vault: folder.token, name: folder.name } })
            }
          >
            {text.unlock}
          </Button>
        </div>
      </div>
    );
  return (
    <form
      className={styles.making}
      onSubmit={(event) => {
        event.preventDefault();
        if (!restore.isRunning) void start();
      }}
    >
      <PageHead title={text.title} answer={text.answer} size={24} />
      <p className={styles.prose}>{text.text}</p>
      <Place
        id="backup"
        label={text.backup}
        help={text.backupHelp}
        chosen={backup}
        none={text.backupNone}
        icon={<FolderOpen className="i" aria-hidden="true" />}
        onChoose={() =>
          void choose({ what: 'backup-to-restore' }, (chosen) => {
            setBackup(chosen);
            setChosenState(null);
          })
        }
      />
      {states.length > 0 && state !== undefined && (
        <div className={styles.states}>
          <RadioGroup
            label={text.state}
            value={state.name}
            onChange={setChosenState}
            options={states.map((one) => ({
              id: one.name,
              label: `${instantText(one.madeAt)}, ${daysAgoText(one.madeAt)}`,
              description: text.stateFacts(one.blobs, sizeText(one.bytes), one.journalSeq),
            }))}
          />
        </div>
      )}
      {backup !== null && states.length > 0 && (
        <Place
          id="folder"
          label={text.folder}
          help={text.folderHelp}
          chosen={folder}
          none={text.folderNone}
          icon={<FolderPlus className="i" aria-hidden="true" />}
          onChoose={() => void choose({ what: 'new-vault-folder', suggestedName: text.suggested }, setFolder)}
        />
      )}
      <FailureNotice
        failure={chooseFailure ?? (backup === null ? null : listed.failure) ?? restore.failure}
      />
      {restore.isRunning ? (
        <ProgressView
          title={text.restoring}
          progress={restore.progress}
          isCancelling={restore.isCancelling}
          onCancel={restore.cancel}
          ifCancelled={text.ifCancelled}
        />
      ) : (
        <div className={styles.buttons}>
          <span className={styles.quiet}>
            <Button kind="quiet" size={32} onPress={() => void navigate({ to: '/vaults' })}>
              {text.cancel}
            </Button>
          </span>
          {state !== undefined && (
            <Button kind="primary" size={32} type="submit" isDisabled={folder === null}>
              {text.start}
            </Button>
          )}
        </div>
      )}
    </form>
  );
};

/** Never sent: the question waits until a backup was chosen. */
const NO_TOKEN = '' as FileRef['token'];

interface PlaceProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly chosen: FileRef | null;
  readonly none: string;
  readonly icon: React.ReactNode;
  readonly onChoose: () => void;
}

const Place = ({ id, label, help, chosen, none, icon, onChoose }: PlaceProps) => (
  <div className={styles.folder} role="group" aria-labelledby={id} aria-describedby={`${id}-help`}>
    <span id={id} className={styles.folderLabel}>
      {label}
    </span>
    <span className={styles.folderLine}>
      <Button icon={icon} aria-describedby={`${id}-name`} onPress={onChoose}>
        {text.choose}
      </Button>
      <bdi id={`${id}-name`} className={styles.folderName} title={chosen?.name}>
        {chosen?.name ?? none}
      </bdi>
    </span>
    <span id={`${id}-help`} className="help">
      {help}
    </span>
  </div>
);
