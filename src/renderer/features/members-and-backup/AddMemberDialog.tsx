// Letting somebody in: who, as what, and with which first passphrase.
import { useState } from 'react';
import { ROLES, type Role } from '../../../shared/domain/roles';
import { judgePassphrase } from '../../../shared/passphrase-strength';
import { useCommand } from '../../app/use-call';
import { access } from '../../messages/access';
import { addMember as text, members } from '../../messages/members';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import { FirstPassphraseField } from './FirstPassphraseField';
import { GivenPassphrase } from './GivenPassphrase';
import { offeredPassphrase } from './first-passphrase';
import styles from './members.module.css';

interface AddMemberDialogProps {
  readonly organization: string;
  readonly onClose: () => void;
}

export const AddMemberDialog = ({ organization, onClose }: AddMemberDialogProps) => {
  const add = useCommand('members', 'add');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [passphrase, setPassphrase] = useState(offeredPassphrase);
  const [isAsked, setAsked] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const names = [organization, name];
  const submit = async () => {
    setAsked(true);
    if (name.trim() === '' || judgePassphrase(passphrase, names).problem !== null || add.isRunning) return;
    const member = await add.run({ name, role, passphrase });
    if (member !== null) setAdded(member.name);
  };
  if (added !== null)
    return (
      <Dialog
        title={text.done(added)}
        isOpen
        onClose={onClose}
        foot={
          <Button kind="primary" onPress={onClose} autoFocus>
            {text.close}
          </Button>
        }
      >
        <GivenPassphrase passphrase={passphrase} />
      </Dialog>
    );
  return (
    <Dialog
      title={text.title}
      isOpen
      {...(!add.isRunning && { onClose })}
      foot={
        <>
          <Button onPress={onClose} isDisabled={add.isRunning}>
            {members.cancel}
          </Button>
          <Button kind="primary" onPress={() => void submit()} isDisabled={add.isRunning}>
            {add.isRunning ? text.adding : text.add}
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
        <TextField
          label={text.name}
          help={text.nameHelp}
          value={name}
          onChange={setName}
          error={isAsked && name.trim() === '' ? text.nameMissing : null}
          maxLength={200}
          autoFocus
        />
        <RadioGroup
          label={text.role}
          value={role}
          onChange={setRole}
          options={ROLES.map((id) => ({ id, label: access.role(id), description: access.roleCan(id) }))}
        />
        <FirstPassphraseField value={passphrase} onChange={setPassphrase} names={names} />
        <p className="help">{text.replaces}</p>
        <input type="submit" hidden />
        <FailureNotice failure={add.failure} />
      </form>
    </Dialog>
  );
};
