// Requests that went to the auditor: with a round that was built, or by another way, on the day it happened.
import { useState } from 'react';
import type { RequestId } from '../../../shared/ids';
import { packageRoundRef } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { requests as text } from '../../messages/requests';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

const OTHER = 'other';

interface SubmitDialogProps {
  readonly ids: readonly RequestId[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const SubmitDialog = ({ ids, onDone, onClose }: SubmitDialogProps) => {
  const submit = useCommand('requests', 'submit');
  const rounds = (useCall('package', 'list', {}).data ?? []).map(({ id, round }) => ({
    id: packageRoundRef(id, round),
    round: { packageId: id, round },
  }));
  const [with_, setWith] = useState<string>(OTHER);
  const [on, setOn] = useState<CalendarDate | null>(today());
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={text.submitTitle(ids.length)}
      text={text.submitText}
      save={text.submitDo}
      cancel={text.cancel}
      isRunning={submit.isRunning}
      failure={submit.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        if (on === null) {
          focusFirstInvalid(form);
          return;
        }
        const round = rounds.find(({ id }) => id === with_)?.round ?? null;
        if ((await submit.run({ ids: [...ids], round, on, note })) !== null) onDone();
      }}
      onClose={onClose}
    >
      <Select
        label={text.submitWith}
        options={[{ id: OTHER, label: text.submitOther }, ...rounds.map(({ id }) => ({ id, label: id }))]}
        value={with_}
        onChange={setWith}
      />
      <DateField label={text.submitOn} value={on} onChange={setOn} error={on === null ? text.noDue : null} />
      <TextField
        label={text.submitNote}
        help={text.submitNoteHelp}
        rows={2}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </FormDialog>
  );
};
