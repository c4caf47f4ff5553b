// Why an item answers a control or a point of focus.
import { type SyntheticEvent, useState } from 'react';
import type { ControlId, EvidenceId, PointOfFocusId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './dialogs.module.css';

interface LinkReasonDialogProps {
  readonly id: EvidenceId;
  readonly of: ControlId | PointOfFocusId;
  readonly title: string;
  readonly reason: string;
  readonly onClose: () => void;
}

const FORM = 'link-reason';

export const LinkReasonDialog = ({ id, of, title, reason: before, onClose }: LinkReasonDialogProps) => {
  const set = useCommand('evidence', 'setLinkReason');
  const [reason, setReason] = useState(before);
  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if ((await set.run({ id, of, reason })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.reasonTitle(id, of)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={set.isRunning}>
            {text.save}
          </Button>
        </>
      }
    >
      <p className="muted" dir="auto">
        {title}
      </p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        <TextField
          label={text.reasonField}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2000}
          autoFocus
        />
        <FailureNotice failure={set.failure} />
      </form>
    </Dialog>
  );
};
