// Owner or our own day of one or many requests.
import { useState } from 'react';
import type { RequestId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { requests as text } from '../../messages/requests';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

interface AssignDialogProps {
  readonly ids: readonly RequestId[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const AssignDialog = ({ ids, onDone, onClose }: AssignDialogProps) => {
  const assign = useCommand('requests', 'assign');
  const [owner, setOwner] = useState('');
  const [ownDueOn, setOwnDueOn] = useState<CalendarDate | null>(null);
  const [isTried, setTried] = useState(false);
  const isEmpty = owner.trim() === '' && ownDueOn === null;
  return (
    <FormDialog
      title={text.assignTitle(ids.length)}
      text={text.assignText}
      save={text.assignDo}
      cancel={text.cancel}
      isRunning={assign.isRunning}
      failure={assign.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (isEmpty) {
          focusFirstInvalid(form);
          return;
        }
        const told = owner.trim();
        const answer = await assign.run({ ids: [...ids], owner: told === '' ? null : told, ownDueOn });
        if (answer !== null) onDone();
      }}
      onClose={onClose}
    >
      <TextField
        label={text.owner}
        help={text.ownerHelp}
        error={isTried && isEmpty ? text.assignNothing : null}
        value={owner}
        onChange={setOwner}
        maxLength={300}
        autoFocus
      />
      <DateField label={text.ownDue} help={text.ownDueHelp} value={ownDueOn} onChange={setOwnDueOn} />
    </FormDialog>
  );
};
