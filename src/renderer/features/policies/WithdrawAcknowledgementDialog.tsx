// Takes back an acknowledgement that was recorded by mistake, with the reason.
import { useState } from 'react';
import type { Acknowledgement } from '../../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { useCommand } from '../../app/use-call';
import { acknowledgements as text } from '../../messages/policies';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './policies.module.css';

interface WithdrawAcknowledgementDialogProps {
  readonly id: RecordId;
  readonly edition: number;
  readonly row: Acknowledgement;
  readonly onClose: () => void;
}

export const WithdrawAcknowledgementDialog = ({
  id,
  edition,
  row,
  onClose,
}: WithdrawAcknowledgementDialogProps) => {
  const withdraw = useCommand('policies', 'withdrawAcknowledgement');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  return (
    <FormDialog
      title={text.withdrawTitle}
      text={`${row.name}: ${text.withdrawText}`}
      save={text.withdraw.replace('…', '')}
      cancel={text.cancel}
      isRunning={withdraw.isRunning}
      failure={withdraw.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (reason.trim() === '') {
          focusFirstInvalid(form);
          return;
        }
        const done = await withdraw.run({ id, edition, personId: row.personId, reason: reason.trim() });
        if (done !== null) onClose();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.reason}
        value={reason}
        onChange={setReason}
        autoFocus
        maxLength={2000}
        error={isTried && reason.trim() === '' ? text.reasonMissing : null}
      />
    </FormDialog>
  );
};
