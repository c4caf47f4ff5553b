// The form made from a register's fields. What is saved is a version; the ones before stay.
import { useRef, useState } from 'react';
import { SPECS } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCommand } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { recordForm as text, recordVerbs } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { FieldsGrid } from './FieldsGrid';
import styles from './form.module.css';
import { ToRegister } from './ToRegister';
import { changedFacts, faultsOf, firstDayOf, newFacts, nextDayOf, settledFacts } from './record-draft';
import type { EditorProps } from './register-part';
import { REGISTER_PARTS } from './register-parts';

const FORM = 'record-form';

export const RecordForm = ({ register, record: given, search, onSaved, onClose }: EditorProps) => {
  const spec = SPECS[register];
  const add = useCommand('programme', 'add');
  const change = useCommand('programme', 'change');
  const form = useRef<HTMLFormElement>(null);
  // As it was when the form opened: what somebody else writes meanwhile is refused, never taken back unseen.
  const [record] = useState(given);
  const [start, setStart] = useState(() => record?.facts ?? newFacts(register, search.parent));
  const [facts, setFacts] = useState(start);
  const firstState = record?.state ?? spec.firstState;
  const [state, setState] = useState(firstState);
  const [chosenDay, setDay] = useState<CalendarDate | null | undefined>(undefined);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const [added, setAdded] = useState<RecordId | null>(null);
  /** Counts the new records of one sitting, so that the form begins afresh with its first field. */
  const [sitting, setSitting] = useState(0);
  const isDone = useRef(false);

  const on =
    chosenDay === undefined
      ? record === null
        ? firstDayOf(register, facts, today())
        : nextDayOf(record.on, today())
      : chosenDay;
  // A version is a whole: said from an earlier day on, all of it is, and whoever says so is told.
  const isEarlier = record !== null && on !== null && on < record.on;
  const faults = faultsOf(register, facts);
  const isDirty = Object.keys(changedFacts(start, facts)).length > 0 || state !== firstState || note !== '';

  const save = async (): Promise<RecordId | null> => {
    setTried(true);
    if (Object.keys(faults).length > 0 || on === null) {
      if (form.current !== null) focusFirstInvalid(form.current);
      return null;
    }
    if (record === null) {
      const ids = await add.run({
        ...{ register, on, note: note.trim() },
        records: [
          { facts: { ...settledFacts(register, facts) }, state: state === spec.firstState ? null : state },
        ],
      });
      return ids?.[0] ?? null;
    }
    const settled = settledFacts(register, facts);
    const changed = await change.run({
      ...{ id: record.id, version: record.version, on, note: note.trim() },
      facts: { ...(isEarlier ? settled : changedFacts(record.facts, settled)) },
      state: state === record.state && !isEarlier ? null : state,
    });
    return changed?.id ?? null;
  };
  const finish = async () => {
    const id = await save();
    if (id === null) return;
    isDone.current = true;
    onSaved(id);
  };
  const beginAnother = async () => {
    const id = await save();
    if (id === null) return;
    const fresh = newFacts(register, search.parent);
    setAdded(id);
    setStart(fresh);
    setFacts(fresh);
    setState(spec.firstState);
    setDay(undefined);
    setNote('');
    setTried(false);
    setSitting(sitting + 1);
  };

  const isRunning = add.isRunning || change.isRunning;
  const Body = REGISTER_PARTS[register]?.FormBody;
  const body = {
    facts,
    errors: isTried ? faults : {},
    onChange: (name: string, value: unknown) => {
      setFacts((now) => ({ ...now, [name]: value }));
    },
  };
  return (
    <Page>
      <PageHead
        within={<ToRegister register={register} />}
        title={record === null ? text.addTitle(spec.one) : text.editTitle(record.id)}
        answer={record === null ? text.addText(spec.one) : text.editText}
      />
      <form
        id={FORM}
        ref={form}
        className={styles.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        {added !== null && (
          <Notice kind="met" live>
            {text.added(added)}
          </Notice>
        )}
        {Body === undefined ? (
          <FieldsGrid key={sitting} {...body} fields={spec.fields} autoFocus={record === null} />
        ) : (
          <Body key={sitting} {...body} record={record} state={state} />
        )}
        <div className={styles.version}>
          <Select
            label={text.state}
            options={Object.entries(spec.states).map(([id, label]) => ({ id, label }))}
            value={state}
            onChange={setState}
          />
          <DateField
            label={text.on}
            help={record === null ? text.onHelpAdd : text.onHelpEdit}
            value={on}
            onChange={setDay}
            error={isTried && on === null ? recordVerbs.dayMissing : null}
          />
          <TextField
            label={text.note}
            help={text.noteHelp}
            value={note}
            onChange={setNote}
            maxLength={2000}
          />
        </div>
        {isEarlier && <Notice kind="late">{text.earlier(dateText(record.on), dateText(on))}</Notice>}
        <FailureNotice failure={add.failure ?? change.failure} />
      </form>
      <div className={styles.foot}>
        <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={isRunning}>
          {record === null ? text.add(spec.one) : text.save}
        </Button>
        {record === null && (
          <Button
            size={32}
            isDisabled={isRunning}
            onPress={() => {
              void beginAnother();
            }}
          >
            {text.saveAnother}
          </Button>
        )}
        <Button size={32} kind="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
      <UnsavedGuard
        isDirty={isDirty}
        what={record === null ? text.newOf(spec.one) : record.id}
        save={async () => (await save()) !== null}
        isStillHere={(next) => {
          if (isDone.current) return true;
          const there = next.search as { readonly add?: boolean; readonly edit?: boolean };
          return next.pathname === `/programme/${register}` && (there.add === true || there.edit === true);
        }}
      />
    </Page>
  );
};
