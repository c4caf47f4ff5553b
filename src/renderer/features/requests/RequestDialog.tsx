// One request written down or changed: the firm's words and days, and who has it on our side.
import { useState } from 'react';
import { REQUEST_KINDS, REQUEST_PRIORITIES, type RequestDetail } from '../../../shared/domain/request';
import type { RequestId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { draftOf, newDraft, problemsOf, type RequestDraft, requestOf } from './request-draft';
import styles from './requests.module.css';

const KINDS = REQUEST_KINDS.map((id) => ({ id, label: requestWords.kind(id) }));
const PRIORITIES = REQUEST_PRIORITIES.map((id) => ({ id, label: requestWords.priority(id) }));

interface RequestDialogProps {
  /** Null for a new one. */
  readonly request: RequestDetail | null;
  readonly onSaved: (id: RequestId) => void;
  readonly onClose: () => void;
}

export const RequestDialog = ({ request, onSaved, onClose }: RequestDialogProps) => {
  const add = useCommand('requests', 'add');
  const change = useCommand('requests', 'change');
  const [draft, setDraft] = useState<RequestDraft>(() =>
    request === null ? newDraft(today()) : draftOf(request),
  );
  const [isTried, setTried] = useState(false);
  const set = (patch: Partial<RequestDraft>) => {
    setDraft((before) => ({ ...before, ...patch }));
  };
  const problems = isTried ? problemsOf(draft) : [];
  const save = async (form: HTMLFormElement) => {
    setTried(true);
    const next = requestOf(draft);
    if (next === null) {
      focusFirstInvalid(form);
      return;
    }
    const saved = await (request === null ? add.run(next) : change.run({ id: request.id, ...next }));
    if (saved !== null) onSaved(saved.id);
  };
  const line = (label: string, field: 'reference' | 'title' | 'area' | 'named' | 'owner', help?: string) => (
    <TextField
      label={label}
      {...(help !== undefined && { help })}
      value={draft[field]}
      maxLength={300}
      onChange={(value) => {
        set({ [field]: value });
      }}
    />
  );
  const day = (
    label: string,
    field: 'periodFrom' | 'periodTo' | 'requestedOn' | 'dueOn' | 'ownDueOn',
    error: string | null = null,
  ) => (
    <DateField
      label={label}
      value={draft[field]}
      error={error}
      onChange={(value) => {
        set({ [field]: value });
      }}
    />
  );
  return (
    <FormDialog
      title={request === null ? text.addTitle : text.editTitle(request.id)}
      text={request === null ? text.addText : text.editText}
      save={request === null ? text.addDo : text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={add.isRunning || change.isRunning}
      failure={add.failure ?? change.failure}
      formClass={styles.form}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={text.wording}
        help={text.wordingHelp}
        error={problems.includes('wording') ? text.wordingMissing : null}
        rows={4}
        value={draft.wording}
        maxLength={10_000}
        autoFocus
        onChange={(wording) => {
          set({ wording });
        }}
      />
      <div className={styles.pair}>
        {line(text.reference, 'reference', text.referenceHelp)}
        {line(text.titleField, 'title', text.titleHelp)}
        {day(text.requestedOn, 'requestedOn')}
        {day(text.dueOn, 'dueOn')}
      </div>
      <Section title={text.handled}>
        <div className={styles.pair}>
          {line(text.owner, 'owner')}
          {day(text.ownDue, 'ownDueOn')}
        </div>
      </Section>
      <Section title={text.details}>
        <div className={styles.pair}>
          <Select
            label={text.kind}
            options={KINDS}
            value={draft.kind}
            onChange={(kind) => {
              set({ kind });
            }}
          />
          <Select
            label={text.priority}
            options={PRIORITIES}
            value={draft.priority}
            onChange={(priority) => {
              set({ priority });
            }}
          />
          {line(text.area, 'area')}
          {line(text.named, 'named')}
          {day(
            text.periodFrom,
            'periodFrom',
            problems.includes('period-half') && draft.periodFrom === null ? text.periodHalf : null,
          )}
          {day(
            text.periodTo,
            'periodTo',
            problems.includes('period-backwards')
              ? text.periodWrong
              : problems.includes('period-half') && draft.periodTo === null
                ? text.periodHalf
                : null,
          )}
        </div>
      </Section>
    </FormDialog>
  );
};
