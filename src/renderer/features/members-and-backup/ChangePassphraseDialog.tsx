// One's own passphrase, and how much each guess at it costs.
import { useState } from 'react';
import type { VaultInfo } from '../../../shared/domain/vault';
import { useCall, useCommand } from '../../app/use-call';
import { changePassphrase as text, members } from '../../messages/members';
import { passphrase as passphraseText } from '../../messages/passphrase';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase';
import { FailureNotice } from '../../ui/Notice';
import { PassphraseField } from '../../ui/PassphraseField';
import { RadioGroup } from '../../ui/RadioGroup';
import { TwelveWords } from '../packages/TwelveWords';
import styles from './members.module.css';

const COSTS = [256, 512, 1024] as const;
type Cost = (typeof COSTS)[number];

interface ChangePassphraseDialogProps {
  readonly vault: VaultInfo;
  readonly onClose: () => void;
}

export const ChangePassphraseDialog = ({ vault, onClose }: ChangePassphraseDialogProps) => {
  const change = useCommand('members', 'changePassphrase');
  const { data: roster } = useCall('members', 'list', {});
  const present = vault.kdf.memoryMebibytes;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [cost, setCost] = useState<Cost | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isDone, setDone] = useState(false);
  // As it was when the dialog opened: it is true no more once the passphrase is their own.
  const [isInvited] = useState(vault.member.passphraseGivenByOwner);
  const names = [vault.organization, vault.member.name];
  const offered = COSTS.filter((memory) => memory >= present);
  const isWrong = change.failure?.code === 'vault.wrong-passphrase';

  const submit = async () => {
    setAsked(true);
    if (current === '' || !isPassphraseReady(next, again, names) || change.isRunning) return;
    if ((await change.run({ current, next, memoryMebibytes: cost })) === null) return;
    setCurrent('');
    setNext('');
    setAgain('');
    setDone(true);
  };
  const words = roster?.find((member) => member.id === vault.member.id)?.keyWords ?? [];
  if (isDone)
    return (
      <Dialog
        title={text.title}
        isOpen
        onClose={onClose}
        foot={
          <Button kind="primary" onPress={onClose} autoFocus>
            {text.close}
          </Button>
        }
      >
        <p role="status">{text.done}</p>
        <TwelveWords words={words} label={members.words} large />
      </Dialog>
    );
  return (
    <Dialog
      title={text.title}
      isOpen
      {...(!change.isRunning && { onClose })}
      foot={
        <>
          <Button onPress={onClose} isDisabled={change.isRunning}>
            {isInvited ? text.later : members.cancel}
          </Button>
          <Button kind="primary" onPress={() => void submit()} isDisabled={change.isRunning}>
            {change.isRunning ? text.changing : text.change}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={isInvited ? '' : 'muted'}>{isInvited ? text.invited : text.text}</p>
        <PassphraseField
          label={text.current}
          value={current}
          onChange={(value) => {
            setCurrent(value);
            if (isWrong) change.reset();
          }}
          autoComplete="current-password"
          autoFocus
          error={isWrong ? text.wrong : isAsked && current === '' ? text.currentMissing : null}
        />
        <NewPassphrase
          label={passphraseText.newLabel}
          value={next}
          again={again}
          onChange={setNext}
          onChangeAgain={setAgain}
          names={names}
          isAsked={isAsked}
        />
        {offered.length > 1 && (
          <RadioGroup
            label={text.cost}
            value={String(cost ?? offered[0])}
            onChange={(chosen) => {
              setCost(COSTS.find((memory) => String(memory) === chosen) ?? null);
            }}
            options={offered.map((memory) => ({
              id: String(memory),
              label: text.costs[memory].label,
              description: text.costs[memory].text,
            }))}
          />
        )}
        {/* The button that sends it stands in the foot of the dialog; Enter sends it too. */}
        <input type="submit" hidden />
        {!isWrong && <FailureNotice failure={change.failure} />}
      </form>
    </Dialog>
  );
};
