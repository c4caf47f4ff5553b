// Writes a policy: its text with what it looks like beside it, and what is said about it. What is saved is a version.
import { useRef, useState } from 'react';
import { POLICY } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { policyEditor as text } from '../../messages/policies';
import { recordForm, recordVerbs } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Tabs } from '../../ui/Tabs';
import { TextField } from '../../ui/TextField';
import { FieldsGrid } from '../programme/FieldsGrid';
import { changedFacts, faultsOf, newFacts } from '../programme/record-draft';
import type { EditorProps } from '../programme/register-part';
import styles from './policies.module.css';
import { ToPolicies } from './ToPolicies';

const { text: _, ...ABOUT } = POLICY.fields;
type Part = 'text' | 'about';

export const PolicyEditor = ({ record, onSaved, onClose }: EditorProps) => {
  const add = useCommand('programme', 'add');
  const change = useCommand('programme', 'change');
  const [start] = useState(() => record?.facts ?? { ...newFacts('policy', undefined) });
  const [facts, setFacts] = useState<Readonly<Record<string, unknown>>>(start);
  const [part, setPart] = useState<Part>(record === null ? 'about' : 'text');
  const [on, setOn] = useState<CalendarDate | null>(today);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isDone = useRef(false);
  const faults = faultsOf('policy', facts);
  const changed = changedFacts(start, facts);
  const isDirty = Object.keys(changed).length > 0 || note !== '';
  const wasApproved = record !== null && (record.state === 'approved' || record.state === 'in-force');
  const set = (name: string, value: unknown) => {
    setFacts((now) => ({ ...now, [name]: value }));
  };

  const save = async (): Promise<RecordId | null> => {
    setTried(true);
    if (Object.keys(faults).length > 0 || on === null) {
      if (Object.keys(faults).length > 0) setPart('about');
      return null;
    }
    if (record === null) {
      const records = [{ facts: { ...facts }, state: null }];
      return (await add.run({ register: 'policy', on, note: note.trim(), records }))?.[0] ?? null;
    }
    const { id, version } = record;
    return (
      (await change.run({ id, version, facts: changed, state: null, on, note: note.trim() }))?.id ?? null
    );
  };
  const finish = async () => {
    const id = await save();
    if (id === null) return;
    isDone.current = true;
    onSaved(id);
  };

  return (
    <Page>
      <PageHead
        within={<ToPolicies {...(record !== null && { search: { id: record.id } })} />}
        title={record === null ? text.addTitle : text.editTitle(record.id)}
        answer={record === null ? text.addText : text.editText}
      />
      {wasApproved && 'text' in changed && <Notice kind="late">{text.draftAgain}</Notice>}
      <form
        id="policy-editor"
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        <Tabs<Part>
          label={text.tabs}
          selected={part}
          onSelect={setPart}
          tabs={[
            {
              ...{ id: 'text', title: text.tabText },
              content: (
                <div className={styles.editor}>
                  <MarkdownEditor
                    label={text.text}
                    value={typeof facts['text'] === 'string' ? facts['text'] : ''}
                    onChange={(value) => {
                      set('text', value);
                    }}
                  />
                </div>
              ),
            },
            {
              ...{ id: 'about', title: text.tabAbout },
              content: (
                <div className={styles.about}>
                  <FieldsGrid
                    fields={ABOUT}
                    facts={facts}
                    errors={isTried ? faults : {}}
                    onChange={set}
                    autoFocus={record === null}
                  />
                </div>
              ),
            },
          ]}
        />
        <div className={styles.version}>
          <DateField
            label={recordForm.on}
            value={on}
            onChange={setOn}
            error={on === null ? recordVerbs.dayMissing : null}
          />
          <TextField
            label={recordForm.note}
            help={recordForm.noteHelp}
            value={note}
            onChange={setNote}
            maxLength={2000}
          />
        </div>
        <FailureNotice failure={add.failure ?? change.failure} />
      </form>
      <div className={styles.foot}>
        <Button
          size={32}
          kind="primary"
          type="submit"
          form="policy-editor"
          isDisabled={add.isRunning || change.isRunning}
        >
          {record === null ? text.add : text.save}
        </Button>
        <Button size={32} kind="quiet" onPress={onClose}>
          {recordForm.cancel}
        </Button>
      </div>
      <UnsavedGuard
        isDirty={isDirty}
        what={record === null ? text.addTitle : record.id}
        save={async () => (await save()) !== null}
        isStillHere={(next) => {
          if (isDone.current) return true;
          const there = next.search as { readonly add?: boolean; readonly edit?: boolean };
          return next.pathname === '/programme/policy' && (there.add === true || there.edit === true);
        }}
      />
    </Page>
  );
};
