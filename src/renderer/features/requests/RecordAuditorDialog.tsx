// What the auditor told by another way than a list or a response: who, when, and what they said it is.
import { useState } from 'react';
import { AUDITOR_STATUSES, type AuditorStatus, type RequestDetail } from '../../../shared/domain/request';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { requests as listText } from '../../messages/requests';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

interface RecordAuditorDialogProps {
  readonly request: RequestDetail;
  readonly onClose: () => void;
}

export const RecordAuditorDialog = ({ request, onClose }: RecordAuditorDialogProps) => {
  const record = useCommand('requests', 'recordAuditor');
  const options = AUDITOR_STATUSES.filter((status) => status !== request.auditor).map((id) => ({
    id,
    label: requestWords.auditor(id),
    description: requestWords.auditorMeaning(id),
  }));
  const [to, setTo] = useState<AuditorStatus>(
    request.auditor === 'submitted' || request.auditor === 'in-review' ? 'returned' : 'open',
  );
  const chosen = options.some(({ id }) => id === to) ? to : (options[0]?.id ?? 'open');
  const [toldBy, setToldBy] = useState('');
  const [on, setOn] = useState<CalendarDate | null>(today());
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const needsReason = chosen === 'returned';
  const wrong = {
    toldBy: toldBy.trim() === '',
    on: on === null,
    note: needsReason && note.trim() === '',
  };
  return (
    <FormDialog
      title={text.recordTitle(request.id)}
      text={text.recordText}
      save={text.recordDo}
      cancel={listText.cancel}
      isRunning={record.isRunning}
      failure={record.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (on === null || wrong.toldBy || wrong.note) {
          focusFirstInvalid(form);
          return;
        }
        const done = await record.run({
          ...{ id: request.id, to: chosen, on },
          ...{ toldBy: toldBy.trim(), note: note.trim() },
        });
        if (done !== null) onClose();
      }}
      onClose={onClose}
    >
      <Select label={text.recordStatus} options={options} value={chosen} onChange={setTo} />
      <div className={styles.pair}>
        <TextField
          label={text.recordBy}
          help={text.recordByHelp}
          error={isTried && wrong.toldBy ? text.recordByMissing : null}
          value={toldBy}
          onChange={setToldBy}
          maxLength={200}
        />
        <DateField
          label={text.recordOn}
          value={on}
          onChange={setOn}
          error={isTried && wrong.on ? text.recordOnMissing : null}
        />
      </div>
      <TextField
        label={needsReason ? text.recordReason : text.recordNote}
        error={isTried && wrong.note ? text.recordReasonMissing : null}
        rows={3}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </FormDialog>
  );
};
