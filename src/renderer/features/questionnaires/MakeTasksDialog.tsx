// Chosen findings become remediation tasks of one owner, by one day; both can be changed task by task later.
import { useState } from 'react';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { answersScreen as text, questionnaires } from '../../messages/questionnaires';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './questionnaires.module.css';

interface MakeTasksDialogProps {
  readonly id: RecordId;
  readonly references: readonly string[];
  readonly onClose: () => void;
  readonly onMade: (tasks: number) => void;
}

export const MakeTasksDialog = ({ id, references, onClose, onMade }: MakeTasksDialogProps) => {
  const make = useCommand('documents', 'makeTasks');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState<CalendarDate | null>(null);
  return (
    <FormDialog
      title={text.tasksTitle}
      text={text.tasksText}
      save={text.tasksMake}
      cancel={questionnaires.cancel}
      isRunning={make.isRunning}
      failure={make.failure}
      formClass={styles.form}
      onSubmit={async () => {
        const made = await make.run({
          ...{ id, references: [...references], due, on: today() },
          owner: owner.trim(),
        });
        if (made !== null) onMade(made.length);
      }}
      onClose={onClose}
    >
      <TextField label={text.tasksOwner} value={owner} onChange={setOwner} maxLength={200} autoFocus />
      <DateField label={text.tasksDue} value={due} onChange={setDue} />
    </FormDialog>
  );
};
