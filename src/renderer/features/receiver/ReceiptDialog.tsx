// Writes the receipt of the open package: on which day it came, and who received it.
import { useState } from 'react';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { receiver } from '../../messages/receiver';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './receiver.module.css';

interface ReceiptDialogProps {
  /** `PKG-2026-02_r2`, for the name of the file. */
  readonly name: string;
  /** Who is proposed: the member of the working file. */
  readonly person: string;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

export const ReceiptDialog = ({ name, person, onDone, onClose }: ReceiptDialogProps) => {
  const choose = useCommand('app', 'choose');
  const write = useCommand('review', 'writeReceipt');
  const [who, setWho] = useState(person);
  const [receivedOn, setReceivedOn] = useState<CalendarDate | null>(today());
  const [isAsked, setAsked] = useState(false);
  return (
    <FormDialog
      title={text.receiptTitle}
      text={text.receiptText}
      save={text.receiptSave}
      cancel={text.cancel}
      isRunning={write.isRunning}
      failure={write.failure ?? choose.failure}
      formClass={styles.form}
      onClose={onClose}
      onSubmit={async (form) => {
        setAsked(true);
        if (who.trim() === '' || receivedOn === null) {
          focusFirstInvalid(form);
          return;
        }
        const suggestedName = `receipt_${name}.txt`;
        const [target] = (await choose.run({ what: 'new-signed-file', suggestedName })) ?? [];
        if (target === undefined) return;
        const files = await write.run({ target: target.token, receivedOn, person: who.trim() });
        if (files !== null) onDone(text.written(text.and(files.map((file) => file.name))));
      }}
    >
      <TextField
        label={text.person}
        help={text.personHelp}
        value={who}
        onChange={setWho}
        maxLength={200}
        error={isAsked && who.trim() === '' ? receiver.missing : null}
        isRequired
      />
      <DateField
        label={text.receivedOn}
        value={receivedOn}
        onChange={setReceivedOn}
        error={isAsked && receivedOn === null ? receiver.missing : null}
      />
    </FormDialog>
  );
};
