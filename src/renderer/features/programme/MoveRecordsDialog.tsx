// Another state for one record or many, each a version.
import { useState } from 'react';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { recordsText, recordVerbs as text } from '../../messages/programme';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';
import { nextDayOf } from './record-draft';

interface MoveRecordsDialogProps {
  readonly register: Register;
  readonly ids: readonly RecordId[];
  /** What is chosen at first. */
  readonly state?: string;
  /** The day from which what stands there holds: no part of it can be changed from an earlier one on. */
  readonly holdsFrom?: CalendarDate;
  readonly onClose: () => void;
  readonly onMoved?: () => void;
}

export const MoveRecordsDialog = ({
  register,
  ids,
  state: now,
  holdsFrom,
  onClose,
  onMoved,
}: MoveRecordsDialogProps) => {
  const spec = SPECS[register];
  const move = useCommand('programme', 'move');
  const [state, setState] = useState(now ?? spec.firstState);
  const [on, setOn] = useState<CalendarDate | null>(
    holdsFrom === undefined ? today() : nextDayOf(holdsFrom, today()),
  );
  const [note, setNote] = useState('');
  const [first] = ids;
  return (
    <FormDialog
      title={text.moveTitle(ids.length === 1 ? (first ?? '') : recordsText(register, ids.length))}
      text={text.moveText}
      save={text.move}
      cancel={text.cancel}
      isRunning={move.isRunning || on === null || state === now}
      failure={move.failure}
      formClass={styles.form}
      onSubmit={async () => {
        if (on === null) return;
        const moved = await move.run({ ids: [...ids], state, on, note: note.trim() });
        if (moved === null) return;
        onMoved?.();
        onClose();
      }}
      onClose={onClose}
    >
      <Select
        label={text.newState}
        options={Object.entries(spec.states).map(([id, label]) => ({ id, label }))}
        value={state}
        onChange={setState}
      />
      <DateField label={text.on} value={on} onChange={setOn} error={on === null ? text.dayMissing : null} />
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
