// A member forgot their passphrase: an owner gives them a new one.
import { useState } from 'react';
import type { Member } from '../../../shared/domain/member';
import { judgePassphrase } from '../../../shared/passphrase-strength';
import { useCommand } from '../../app/use-call';
import { addMember, givePassphrase as text, members } from '../../messages/members';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { FirstPassphraseField } from './FirstPassphraseField';
import { GivenPassphrase } from './GivenPassphrase';
import { offeredPassphrase } from './first-passphrase';
import styles from './members.module.css';

interface GivePassphraseDialogProps {
  readonly member: Member;
  readonly organization: string;
  readonly onClose: () => void;
}

export const GivePassphraseDialog = ({ member, organization, onClose }: GivePassphraseDialogProps) => {
  const give = useCommand('members', 'givePassphrase');
  const [passphrase, setPassphrase] = useState(offeredPassphrase);
  const [isDone, setDone] = useState(false);
  const names = [organization, member.name];
  const isReady = judgePassphrase(passphrase, names).problem === null && !give.isRunning;
  const submit = async () => {
    if (isReady && (await give.run({ id: member.id, passphrase })) !== null) setDone(true);
  };
  return (
    <Dialog
      title={isDone ? text.done(member.name) : text.title(member.name)}
      isOpen
      {...(!give.isRunning && { onClose })}
      foot={
        isDone ? (
          <Button kind="primary" onPress={onClose} autoFocus>
            {addMember.close}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} isDisabled={give.isRunning}>
              {members.cancel}
            </Button>
            <Button kind="primary" onPress={() => void submit()} isDisabled={!isReady}>
              {give.isRunning ? text.giving : text.give}
            </Button>
          </>
        )
      }
    >
      {isDone ? (
        <GivenPassphrase passphrase={passphrase} />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p className="muted">{text.text}</p>
          <FirstPassphraseField value={passphrase} onChange={setPassphrase} names={names} />
          <input type="submit" hidden />
          <FailureNotice failure={give.failure} />
        </form>
      )}
    </Dialog>
  );
};
