// Picking the ticked rows: which attributes are wanted of each, when, and how one picked.
import { useState } from 'react';
import type { PopulationId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { DateField } from '../../ui/DateField';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './receiver.module.css';

interface PickDialogProps {
  readonly id: PopulationId;
  readonly rows: readonly number[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const PickDialog = ({ id, rows, onDone, onClose }: PickDialogProps) => {
  const pick = useCommand('review', 'pick');
  const [attributes, setAttributes] = useState('');
  const [note, setNote] = useState('');
  const [pickedOn, setPickedOn] = useState<CalendarDate | null>(today());
  return (
    <FormDialog
      title={text.pickTitle(rows.length)}
      text={text.pickText}
      save={text.pickTitle(rows.length)}
      cancel={text.cancel}
      isRunning={pick.isRunning || pickedOn === null}
      failure={pick.failure}
      formClass={styles.form}
      onClose={onClose}
      onSubmit={async () => {
        if (pickedOn === null) return;
        const wanted = attributes.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
        const done = await pick.run({
          id,
          rows: [...rows],
          attributes: wanted.slice(0, 40),
          pickedOn,
          note: note.trim(),
        });
        if (done !== null) onDone();
      }}
    >
      <TextField
        label={text.attributes}
        help={text.attributesHelp}
        value={attributes}
        onChange={setAttributes}
        rows={4}
        maxLength={8000}
        autoFocus
      />
      <TextField
        label={text.pickNote}
        help={text.pickNoteHelp}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
      <DateField label={text.pickedOn} value={pickedOn} onChange={setPickedOn} />
    </FormDialog>
  );
};
