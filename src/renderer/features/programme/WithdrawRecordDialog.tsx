// Takes a record out of its register, with a reason. Nothing is deleted.
import { useState } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useCommand } from '../../app/use-call';
import { recordVerbs as text } from '../../messages/programme';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';

interface WithdrawRecordDialogProps {
  readonly record: RecordDetail;
  readonly onClose: () => void;
}

export const WithdrawRecordDialog = ({ record, onClose }: WithdrawRecordDialogProps) => {
  const withdraw = useCommand('programme', 'withdraw');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = reason.trim() === '' ? text.reasonMissing : null;
  return (
    <FormDialog
      title={text.withdrawTitle(record.id)}
      text={text.withdrawText}
      save={text.withdraw}
      cancel={text.cancel}
      isRunning={withdraw.isRunning}
      failure={withdraw.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (fault !== null) {
          focusFirstInvalid(form);
          return;
        }
        if ((await withdraw.run({ id: record.id, reason: reason.trim() })) !== null) onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.reason}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={2000}
        autoFocus
        error={isTried ? fault : null}
      />
    </FormDialog>
  );
};
