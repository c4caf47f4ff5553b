// Calls a round back, with the reason; it stays on record.
import { useState } from 'react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { rounds as text } from '../../messages/package-rounds';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { roundOf } from './built-files';

interface RecallDialogProps {
  readonly round: PackageSummary;
  readonly onClose: () => void;
}

export const RecallDialog = ({ round, onClose }: RecallDialogProps) => {
  const recall = useCommand('package', 'recall');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (reason.trim() !== '' && (await recall.run({ ...roundOf(round), reason })) !== null) onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.recallTitle(packageRoundRef(round.id, round.round))}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="danger" isDisabled={recall.isRunning} onPress={() => void run()}>
            {text.recallDo}
          </Button>
        </>
      }
    >
      <p>{text.recallText}</p>
      <TextField
        label={text.recallReason}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={2000}
        autoFocus
        isRequired
        error={isTried && reason.trim() === '' ? text.recallMissing : null}
      />
      <FailureNotice failure={recall.failure} />
    </Dialog>
  );
};
