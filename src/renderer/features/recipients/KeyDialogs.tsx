// What can be done with the keys of somebody: add one, confirm it by another route, remove it; and the key
// they sign receipts with.
import { useState } from 'react';
import {
  CHANNELS_OF_CONFIRMATION,
  type ConfirmationChannel,
  type Recipient,
  type RecipientKey,
} from '../../../shared/domain/recipient';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { channelText, recipients as text } from '../../messages/recipients';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { isAgeKey, receiptKeyIn } from './recipient-standing';
import styles from './recipients.module.css';

interface OfRecipient {
  readonly recipient: Recipient;
  readonly onClose: () => void;
}
interface OfKey extends OfRecipient {
  readonly about: RecipientKey;
}

export const AddKeyDialog = ({ recipient, onClose }: OfRecipient) => {
  const add = useCommand('recipients', 'addKey');
  const [key, setKey] = useState('');
  const [label, setLabel] = useState('');
  const [isTried, setTried] = useState(false);
  const isOdd = !isAgeKey(key);
  return (
    <FormDialog
      title={text.addKeyTitle(recipient.person)}
      text={text.addKeyText}
      save={text.addKeySave}
      cancel={text.cancel}
      width="wide"
      isRunning={add.isRunning}
      failure={add.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (isOdd) focusFirstInvalid(form);
        else if ((await add.run({ id: recipient.id, recipient: key.trim(), label })) !== null) onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.keyField}
        value={key}
        onChange={setKey}
        error={isOdd && (isTried || key.length > 20) ? text.keyFieldError : null}
        maxLength={200}
        mono
        autoFocus
      />
      <TextField label={text.label} help={text.labelHelp} value={label} onChange={setLabel} maxLength={300} />
    </FormDialog>
  );
};

/** In groups of four, as one reads it out. */
const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;

export const ConfirmKeyDialog = ({ recipient, about, onClose }: OfKey) => {
  const confirm = useCommand('recipients', 'confirmKey');
  const [channel, setChannel] = useState<ConfirmationChannel>('phone');
  const [on, setOn] = useState<CalendarDate | null>(today());
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isDayOdd = on === null || on > today();
  return (
    <FormDialog
      title={text.confirmTitle}
      text={text.confirmText(recipient.person)}
      save={text.confirmSave}
      cancel={text.cancel}
      isRunning={confirm.isRunning}
      failure={confirm.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (isDayOdd) focusFirstInvalid(form);
        else if (
          (await confirm.run({ id: recipient.id, recipient: about.recipient, on, channel, note })) !== null
        )
          onClose();
      }}
      onClose={onClose}
    >
      <code className={styles.compared}>{inFours(about.recipient)}</code>
      <div className={styles.pair}>
        <Select
          label={text.confirmChannel}
          value={channel}
          onChange={setChannel}
          options={CHANNELS_OF_CONFIRMATION.map((id) => ({ id, label: channelText(id) }))}
        />
        <DateField
          label={text.confirmOn}
          value={on}
          onChange={setOn}
          error={isTried && isDayOdd ? text.onDay : null}
        />
      </div>
      <TextField
        label={text.confirmNote}
        help={text.confirmNoteHelp}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </FormDialog>
  );
};

export const RemoveKeyDialog = ({ recipient, about, onClose }: OfKey) => {
  const remove = useCommand('recipients', 'removeKey');
  const run = async () => {
    if ((await remove.run({ id: recipient.id, recipient: about.recipient })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      title={text.removeTitle}
      confirm={text.removeDo}
      cancel={text.cancel}
      isRunning={remove.isRunning}
      failure={remove.failure}
      onConfirm={run}
      onClose={onClose}
    >
      <p>{text.removeText}</p>
      <code className={styles.compared}>{inFours(about.recipient)}</code>
    </ConfirmDialog>
  );
};

export const ReceiptKeyDialog = ({ recipient, onClose }: OfRecipient) => {
  const set = useCommand('recipients', 'setReceiptKey');
  const [typed, setTyped] = useState(recipient.receiptKey);
  const [isTried, setTried] = useState(false);
  const key = receiptKeyIn(typed);
  return (
    <FormDialog
      title={text.receiptTitle(recipient.person)}
      text={text.receiptText}
      save={text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={set.isRunning}
      failure={set.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (key === null) focusFirstInvalid(form);
        else if ((await set.run({ id: recipient.id, key })) !== null) onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.receiptField}
        value={typed}
        onChange={setTyped}
        error={isTried && key === null ? text.receiptError : null}
        maxLength={200}
        mono
        autoFocus
      />
    </FormDialog>
  );
};

export const RetireDialog = ({ recipient, onClose }: OfRecipient) => {
  const retire = useCommand('recipients', 'retire');
  const run = async () => {
    if ((await retire.run({ id: recipient.id })) !== null) onClose();
  };
  return (
    <ConfirmDialog
      title={text.retireTitle(recipient.person)}
      confirm={text.retireDo}
      cancel={text.cancel}
      isRunning={retire.isRunning}
      failure={retire.failure}
      onConfirm={run}
      onClose={onClose}
    >
      <p>{text.retireText}</p>
    </ConfirmDialog>
  );
};
