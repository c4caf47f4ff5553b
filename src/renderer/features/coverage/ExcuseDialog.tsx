// Says why an occurrence did not have to happen. The reason stands in the package.
import { useState } from 'react';
import type { OccurrenceDetail } from '../../../shared/domain/coverage';
import { useCommand } from '../../app/use-call';
import { coverage as text } from '../../messages/coverage';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';

interface ExcuseDialogProps {
  readonly occurrence: OccurrenceDetail;
  readonly name: string;
  readonly onClose: () => void;
}

export const ExcuseDialog = ({ occurrence, name, onClose }: ExcuseDialogProps) => {
  const { controlId, from, excuse } = occurrence;
  const run = useCommand('coverage', 'excuse');
  const [reason, setReason] = useState(excuse?.reason ?? '');
  const [isMissing, setMissing] = useState(false);
  const save = async () => {
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    if ((await run.run({ controlId, from, reason })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.excuseTitle(controlId, name)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" isDisabled={run.isRunning} onPress={() => void save()}>
            {text.excuseDo}
          </Button>
        </>
      }
    >
      <p className="muted">{text.excuseText}</p>
      <TextField
        label={text.reason}
        value={reason}
        rows={4}
        maxLength={2000}
        autoFocus
        isRequired
        error={isMissing && reason.trim() === '' ? text.reasonMissing : null}
        onChange={setReason}
      />
      <FailureNotice failure={run.failure} />
    </Dialog>
  );
};
