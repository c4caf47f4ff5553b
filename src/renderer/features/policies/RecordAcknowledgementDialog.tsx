// Some people acknowledged an edition: on which day, and how it is known.
import { useState } from 'react';
import type { AcknowledgedHow } from '../../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { acknowledgements as text } from '../../messages/policies';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { PickedIds } from '../programme/PickedIds';
import styles from './policies.module.css';

interface RecordAcknowledgementDialogProps {
  readonly id: RecordId;
  readonly edition: number;
  readonly people: readonly RecordId[];
  readonly onClose: () => void;
}

export const RecordAcknowledgementDialog = ({
  id,
  edition,
  people,
  onClose,
}: RecordAcknowledgementDialogProps) => {
  const acknowledge = useCommand('policies', 'acknowledge');
  const [on, setOn] = useState<CalendarDate | null>(today);
  const [how, setHow] = useState<AcknowledgedHow>('row');
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={text.recordTitle(people.length)}
      text={text.recordText}
      save={text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={acknowledge.isRunning || on === null}
      failure={acknowledge.failure}
      formClass={styles.form}
      onSubmit={async () => {
        if (on === null) return;
        const done = await acknowledge.run({
          ...{ id, edition, personIds: [...people], on, how, note: note.trim() },
          evidenceId: evidence[0] ?? null,
        });
        if (done !== null) onClose();
      }}
      onClose={onClose}
    >
      <div className={styles.pair}>
        <DateField label={text.on} value={on} onChange={setOn} error={on === null ? text.dayMissing : null} />
        <Select<AcknowledgedHow>
          label={text.how}
          options={(['row', 'sheet', 'list'] as const).map((one) => ({ id: one, label: text.howOf(one) }))}
          value={how}
          onChange={setHow}
        />
      </div>
      <PickedIds kind="evidence" isSingle label={text.evidence} ids={evidence} onChange={setEvidence} />
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
