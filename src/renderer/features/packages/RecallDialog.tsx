// Calls a round back, with the reason; it stays on record.
import { useState } from 'react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { rounds as text } from '../../messages/package-rounds';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
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
    <ConfirmDialog
      title={text.recallTitle(packageRoundRef(round.id, round.round))}
      confirm={text.recallDo}
      cancel={text.cancel}
      isRunning={recall.isRunning}
      failure={recall.failure}
      onConfirm={run}
      onClose={onClose}
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
    </ConfirmDialog>
  );
};
