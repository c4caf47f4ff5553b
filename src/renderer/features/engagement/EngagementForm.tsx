// The form of an engagement; its sentence says at once what the choices amount to.
import { useRef, useState } from 'react';
import type { Engagement } from '../../../shared/domain/engagement';
import type { CalendarDate } from '../../../shared/period';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall, useCommand } from '../../app/use-call';
import { dateText, rangeText, today } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { scope as words } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { FilterToggle } from '../../ui/FilterToggle';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { MoreTopics } from '../../ui/More';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import { CategoryChoice } from './CategoryChoice';
import styles from './engagement.module.css';
import { draftOf, type EngagementDraft, engagementOf, isDay, lengthOf, sizeOf } from './engagement-draft';
import { nextDraft } from './next-engagement';
import { lastDayOf, PERIOD_LENGTHS } from './period-lengths';

const SAVE_WORDS = {
  first: text.define,
  new: words.newDo,
  edit: text.save,
  'roll-forward': words.rollDo,
} as const;

/** What saving does: make one, change one, or make the next one out of another. */
export type FormPurpose =
  | { readonly kind: 'first' | 'new' }
  | { readonly kind: 'edit' | 'roll-forward'; readonly engagement: Engagement };

const beginningOf = (purpose: FormPurpose): EngagementDraft =>
  purpose.kind === 'edit'
    ? draftOf(purpose.engagement, today())
    : purpose.kind === 'roll-forward'
      ? nextDraft(purpose.engagement)
      : draftOf(null, today());

interface EngagementFormProps {
  readonly purpose: FormPurpose;
  readonly onDone: (saved: Engagement | null) => void;
}

export const EngagementForm = ({ purpose, onDone }: EngagementFormProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const create = useCommand('engagement', 'create');
  const update = useCommand('engagement', 'update');
  const rollForward = useCommand('engagement', 'rollForward');
  const [beginning] = useState(() => beginningOf(purpose));
  const [draft, setDraft] = useState(beginning);
  // Saved, or given up on purpose: nothing is left to ask about.
  const isSettled = useRef(false);
  const change = (part: Partial<EngagementDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  // Set once somebody wanted to save: only then is an empty field an error.
  const [isAsked, setAsked] = useState(false);
  const ready = engagementOf(draft);
  const length = lengthOf(draft);
  const dateError = (date: CalendarDate | null): string | null =>
    isAsked && (date === null || !isDay(date)) ? text.noDate : null;
  const isReversed = draft.from !== null && draft.to !== null && draft.from > draft.to;
  const days =
    draft.type === '1'
      ? draft.asOf !== null && text.asOfDays(dateText(draft.asOf))
      : draft.from !== null &&
        draft.to !== null &&
        !isReversed &&
        rangeText({ from: draft.from, to: draft.to });
  const size = catalog === undefined ? null : sizeOf(catalog, draft.categories);
  const kind = draft.type === '1' ? text.kindOne : text.kindTwo;
  const answer =
    size === null || days === false
      ? text.answerNew
      : text.answer(kind, draft.systemName.trim(), days, size.criteria, size.points);
  const store = async () => {
    if (ready === null) return null;
    if (purpose.kind === 'edit') return update.run({ id: purpose.engagement.id, engagement: ready });
    if (purpose.kind === 'roll-forward')
      return rollForward.run({ from: purpose.engagement.id, engagement: ready });
    return create.run(ready);
  };
  const save = async () => {
    const saved = await store();
    if (saved === null) return;
    isSettled.current = true;
    onDone(saved);
  };
  const isSaving = create.isRunning || update.isRunning || rollForward.isRunning;
  const title =
    purpose.kind === 'new'
      ? words.newTitle
      : purpose.kind === 'roll-forward'
        ? words.rollTitle(purpose.engagement.id)
        : text.title;

  return (
    <form
      className="content"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (ready === null) focusFirstInvalid(event.currentTarget);
        else if (!isSaving) void save();
      }}
    >
      <PageHead title={title} answer={answer} size={24} />
      {purpose.kind === 'roll-forward' && (
        <p className={`muted ${styles.proposal ?? ''}`}>
          {purpose.engagement.type === 1 ? words.rollTextOne : words.rollText}
        </p>
      )}
      <div className={styles.form}>
        <div className={styles.column}>
          <TextField
            label={text.system}
            help={text.systemHelp}
            value={draft.systemName}
            onChange={(systemName) => {
              change({ systemName });
            }}
            error={isAsked && draft.systemName.trim() === '' ? text.noSystem : null}
            maxLength={200}
            isRequired
            autoFocus={purpose.kind === 'first'}
          />
          <TextField
            label={text.firm}
            help={text.firmHelp}
            value={draft.firm}
            onChange={(firm) => {
              change({ firm });
            }}
            maxLength={200}
          />
          <RadioGroup<'1' | '2'>
            label={text.type}
            options={text.types}
            value={draft.type}
            onChange={(type) => {
              change({ type });
            }}
          />
          <MoreTopics topics={['types', 'costAndTime']} />
          {draft.type === '1' ? (
            <DateField
              label={text.asOf}
              value={draft.asOf}
              onChange={(asOf) => {
                change({ asOf });
              }}
              error={dateError(draft.asOf)}
            />
          ) : (
            <>
              <div className={styles.dates}>
                <DateField
                  label={text.from}
                  value={draft.from}
                  onChange={(from) => {
                    // A length that was chosen moves along with the first day.
                    const keeps = from !== null && length !== null;
                    change(keeps ? { from, to: lastDayOf(from, length) } : { from });
                  }}
                  error={dateError(draft.from)}
                />
                <DateField
                  label={text.to}
                  value={draft.to}
                  onChange={(to) => {
                    change({ to });
                  }}
                  error={isReversed ? text.reversed : dateError(draft.to)}
                />
              </div>
              <div className={styles.lengths} role="group" aria-label={text.lengths}>
                {PERIOD_LENGTHS.map((months) => (
                  <FilterToggle
                    key={months}
                    label={text.months(months)}
                    isOn={months === length}
                    onChange={() => {
                      if (draft.from !== null) change({ to: lastDayOf(draft.from, months) });
                    }}
                  />
                ))}
              </div>
            </>
          )}
        </div>
        <CategoryChoice
          chosen={draft.categories}
          onChange={(categories) => {
            change({ categories });
          }}
        />
      </div>
      <FailureNotice failure={create.failure ?? update.failure ?? rollForward.failure} />
      <div className={styles.foot}>
        {purpose.kind === 'edit' && <p className="help">{text.changes}</p>}
        {(purpose.kind === 'new' || purpose.kind === 'roll-forward') && (
          <p className="help">{words.becomesCurrent}</p>
        )}
        <div className="btns">
          <Button
            kind="quiet"
            size={32}
            onPress={() => {
              isSettled.current = true;
              onDone(null);
            }}
          >
            {text.cancel}
          </Button>
          <Button kind="primary" size={32} type="submit" isDisabled={isSaving}>
            {SAVE_WORDS[purpose.kind]}
          </Button>
        </div>
      </div>
      <UnsavedGuard
        isDirty={JSON.stringify(draft) !== JSON.stringify(beginning)}
        what={words.frameWhat}
        save={async () => {
          setAsked(true);
          const saved = await store();
          isSettled.current = saved !== null;
          return saved !== null;
        }}
        isStillHere={() => isSettled.current}
      />
    </form>
  );
};
