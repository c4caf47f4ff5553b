// Takes back an exception that was recorded by mistake; it stays readable with its reason.
import { useState } from 'react';
import type { ExceptionId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';

interface WithdrawDialogProps {
  readonly id: ExceptionId;
  readonly onClose: () => void;
}

export const WithdrawDialog = ({ id, onClose }: WithdrawDialogProps) => {
  const withdraw = useCommand('exceptions', 'withdraw');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (reason.trim() !== '' && (await withdraw.run({ id, reason })) !== null) onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.withdrawTitle(id)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="danger" isDisabled={withdraw.isRunning} onPress={() => void run()}>
            {text.withdrawDo}
          </Button>
        </>
      }
    >
      <p>{text.withdrawText}</p>
      <TextField
        label={text.withdrawReason}
        value={reason}
        rows={3}
        maxLength={2000}
        autoFocus
        isRequired
        error={isTried && reason.trim() === '' ? text.withdrawReasonMissing : null}
        onChange={setReason}
      />
      <FailureNotice failure={withdraw.failure} />
    </Dialog>
  );
};
