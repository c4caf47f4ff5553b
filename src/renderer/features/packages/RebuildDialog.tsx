// Builds a sealed round again, byte for byte; only how it travels is chosen anew.
import { useState } from 'react';
import type { Encryption, PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { assistant } from '../../messages/package-assistant';
import { rounds as text } from '../../messages/package-rounds';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { visibleText } from '../../../shared/visible-text';
import { rememberBuiltFiles, roundOf } from './built-files';
import { type PartChoice, partBytesOf } from './package-draft';
import { PassphraseDialog } from './PassphraseDialog';
import styles from './packages.module.css';

interface RebuildDialogProps {
  readonly round: PackageSummary;
  readonly onTold: (told: string) => void;
  readonly onClose: () => void;
}

export const RebuildDialog = ({ round, onTold, onClose }: RebuildDialogProps) => {
  const choose = useCommand('app', 'choose');
  const beside = useCommand('app', 'writtenBeside');
  const rebuild = useJob('package', 'rebuild');
  const { data: vault } = useCall('vault', 'current', {});
  const [encryption, setEncryption] = useState<Encryption>(
    round.encryption === 'recipients' && round.recipientIds.length > 0 ? 'recipients' : 'none',
  );
  const [parts, setParts] = useState<PartChoice>('one');
  const [otherPart, setOtherPart] = useState('');
  const [isAsking, setAsking] = useState(false);
  const partBytes = partBytesOf({ parts, otherPart });
  const isSizeOdd = parts === 'other' && partBytes === null;

  const run = async (passphrase: string | null) => {
    setAsking(false);
    const bare = round.zipName.replace(/(\.zip)?(\.age)?$/, '');
    const [file] =
      (await choose.run({
        what: 'new-package-file',
        suggestedName: `${bare.slice(0, 88)}.zip${encryption === 'none' ? '' : '.age'}`,
      })) ?? [];
    if (file === undefined) return;
    const answer = await rebuild.start({
      ...roundOf(round),
      target: file.token,
      envelope:
        encryption === 'passphrase'
          ? { kind: 'passphrase', passphrase: passphrase ?? '' }
          : { kind: encryption },
      partBytes,
    });
    if (answer === null) return;
    const names = answer.files.map(({ name }) => name);
    const refs = await beside.run({ target: file.token, names });
    rememberBuiltFiles(answer.summary, refs ?? []);
    onTold(text.rebuilt(names.map(visibleText).join(', ')));
    onClose();
  };
  if (isAsking)
    return (
      <PassphraseDialog
        names={[vault?.organization ?? '']}
        onPassphrase={(passphrase) => void run(passphrase)}
        onClose={() => {
          setAsking(false);
        }}
      />
    );
  return (
    <Dialog
      title={text.rebuildTitle(packageRoundRef(round.id, round.round))}
      isOpen
      {...(!rebuild.isRunning && { onClose })}
      foot={
        !rebuild.isRunning && (
          <>
            <Button size={32} onPress={onClose}>
              {text.cancel}
            </Button>
            <Button
              size={32}
              kind="primary"
              isDisabled={isSizeOdd}
              onPress={() => {
                if (encryption === 'passphrase') setAsking(true);
                else void run(null);
              }}
            >
              {text.rebuildGo}
            </Button>
          </>
        )
      }
    >
      {rebuild.isRunning ? (
        <ProgressView
          title={text.rebuilding}
          progress={rebuild.progress}
          isCancelling={rebuild.isCancelling}
          onCancel={rebuild.cancel}
          ifCancelled={text.rebuildingCancel}
        />
      ) : (
        <>
          <p className="muted">{text.rebuildText}</p>
          <div className={styles.form}>
            <RadioGroup<Encryption>
              label={assistant.envelope}
              options={assistant.envelopes.filter(
                ({ id }) => id !== 'recipients' || round.recipientIds.length > 0,
              )}
              value={encryption}
              onChange={setEncryption}
            />
            <Select<PartChoice>
              label={assistant.size}
              help={assistant.partsHelp}
              options={assistant.parts}
              value={parts}
              onChange={setParts}
            />
            {parts === 'other' && (
              <TextField
                label={assistant.otherPart}
                value={otherPart}
                onChange={setOtherPart}
                error={isSizeOdd && otherPart !== '' ? assistant.otherPartError : null}
                maxLength={12}
              />
            )}
          </div>
          <FailureNotice failure={rebuild.failure ?? choose.failure ?? beside.failure} />
        </>
      )}
    </Dialog>
  );
};
