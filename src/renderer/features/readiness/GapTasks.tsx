// Makes the first remediation list: a task for each gap without one, with the same owner and day to begin with.
import { useState } from 'react';
import type { Assessment } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { useCall, useCommand } from '../../app/use-call';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './readiness.module.css';

interface GapTasksProps {
  readonly assessment: Assessment;
  readonly today: CalendarDate;
  readonly onAdded: () => void;
}

/** A worksheet has at most the criteria and some hundred controls. */
const MOST = 500;

export const GapTasks = ({ assessment, today, onAdded }: GapTasksProps) => {
  const add = useCommand('readiness', 'addTasksOfGaps');
  const { data } = useCall('readiness', 'worksheet', {
    ...{ id: assessment.id, today, search: '', kind: null, onlyGaps: true, onlyUnrated: false },
    ...{ sort: 'priority', direction: 'ascending', offset: 0, limit: MOST },
  });
  const [isOpen, setOpen] = useState(false);
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState<CalendarDate | null>(null);
  const open = data?.rows.filter((row) => row.openTasks === 0).length ?? 0;
  if (open === 0) return null;
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.gapTasks}
      </Button>
      {isOpen && (
        <FormDialog
          title={text.gapTasksTitle}
          text={text.gapTasksText(open)}
          save={text.gapTasksDo(open)}
          cancel={text.cancel}
          isRunning={add.isRunning}
          failure={add.failure}
          formClass={styles.form}
          onClose={() => {
            setOpen(false);
          }}
          onSubmit={async () => {
            const made = await add.run({ id: assessment.id, today, owner: owner.trim(), due });
            if (made === null) return;
            setOpen(false);
            onAdded();
          }}
        >
          <TextField label={text.owner} value={owner} onChange={setOwner} />
          <DateField label={text.due} value={due} onChange={setDue} />
        </FormDialog>
      )}
    </>
  );
};
