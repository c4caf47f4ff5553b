// Adds somebody to the register, with a first key if it is at hand, or changes what is said of them.
import { useState } from 'react';
import type { Recipient, RecipientStatement } from '../../../shared/domain/recipient';
import type { RecipientId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { recipients as text } from '../../messages/recipients';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import { isAgeKey } from './recipient-standing';
import styles from './recipients.module.css';

const NOBODY: RecipientStatement = { firm: '', person: '', email: '', purpose: '', until: null, note: '' };

const statementOf = ({ firm, person, email, purpose, until, note }: Recipient): RecipientStatement => ({
  firm,
  person,
  email,
  purpose,
  until,
  note,
});

interface RecipientDialogProps {
  /** Null adds a new one. */
  readonly recipient: Recipient | null;
  /** Offered for a new one: the firm the engagement names. */
  readonly firm?: string;
  readonly onClose: () => void;
  readonly onAdded?: (id: RecipientId) => void;
}

export const RecipientDialog = ({ recipient, firm = '', onClose, onAdded }: RecipientDialogProps) => {
  const add = useCommand('recipients', 'add');
  const addKey = useCommand('recipients', 'addKey');
  const change = useCommand('recipients', 'change');
  const [said, setSaid] = useState<RecipientStatement>(
    recipient === null ? { ...NOBODY, firm } : statementOf(recipient),
  );
  const [key, setKey] = useState('');
  /** Set when they are in the register and only their key failed. */
  const [added, setAdded] = useState<RecipientId | null>(null);
  const [isTried, setTried] = useState(false);
  const isKeyOdd = key.trim() !== '' && !isAgeKey(key);
  const isMissing = said.firm.trim() === '' || said.person.trim() === '';
  const set = (next: Partial<RecipientStatement>) => {
    setSaid({ ...said, ...next });
  };

  const save = async (form: HTMLFormElement) => {
    setTried(true);
    if (isMissing || isKeyOdd) {
      focusFirstInvalid(form);
      return;
    }
    if (recipient !== null) {
      if ((await change.run({ id: recipient.id, statement: said })) !== null) onClose();
      return;
    }
    const id = added ?? (await add.run(said))?.id ?? null;
    if (id === null) return;
    setAdded(id);
    if (key.trim() !== '' && (await addKey.run({ id, recipient: key.trim(), label: '' })) === null) return;
    onAdded?.(id);
    onClose();
  };
  const missing = (value: string) => (isTried && value.trim() === '' ? text.missing : null);

  return (
    <FormDialog
      title={recipient === null ? text.addTitle : text.changeTitle(recipient.id)}
      text={recipient === null ? text.addText : text.changeText}
      save={recipient === null ? text.addSave : text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={add.isRunning || addKey.isRunning || change.isRunning}
      failure={add.failure ?? addKey.failure ?? change.failure}
      formClass={styles.form}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <TextField
          label={text.firm}
          value={said.firm}
          onChange={(value) => {
            set({ firm: value });
          }}
          error={missing(said.firm)}
          maxLength={300}
          autoFocus={said.firm === ''}
        />
        <TextField
          label={text.person}
          value={said.person}
          onChange={(value) => {
            set({ person: value });
          }}
          error={missing(said.person)}
          maxLength={300}
          autoFocus={said.firm !== ''}
        />
        <TextField
          label={text.email}
          help={text.emailHelp}
          value={said.email}
          onChange={(value) => {
            set({ email: value });
          }}
          maxLength={300}
        />
        <TextField
          label={text.purpose}
          help={text.purposeHelp}
          value={said.purpose}
          onChange={(value) => {
            set({ purpose: value });
          }}
          maxLength={300}
        />
        <DateField
          label={text.until}
          help={text.untilHelp}
          value={said.until}
          onChange={(value) => {
            set({ until: value });
          }}
        />
      </div>
      {recipient === null && (
        <TextField
          label={text.keyField}
          help={text.keyFieldHelp}
          error={isKeyOdd && (isTried || key.length > 20) ? text.keyFieldError : null}
          value={key}
          onChange={setKey}
          maxLength={200}
          mono
        />
      )}
      <TextField
        label={text.note}
        value={said.note}
        onChange={(value) => {
          set({ note: value });
        }}
        maxLength={2000}
        rows={2}
      />
    </FormDialog>
  );
};
