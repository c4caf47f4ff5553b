// The form of an engagement; its sentence says at once what the choices amount to.
import { useState } from 'react';
import { CATEGORY_IDS } from '../../../shared/domain/catalog';
import type { Engagement } from '../../../shared/domain/engagement';
import type { CalendarDate } from '../../../shared/period';
import { useCall, useCommand } from '../../app/use-call';
import { dateText, rangeText, today } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { DateField } from '../../ui/DateField';
import { FilterToggle } from '../../ui/FilterToggle';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './engagement.module.css';
import {
  addedBy,
  draftOf,
  type EngagementDraft,
  engagementOf,
  isDay,
  lengthOf,
  sizeOf,
} from './engagement-draft';
import { lastDayOf, PERIOD_LENGTHS } from './period-lengths';

interface EngagementFormProps {
  /** Null for the first one. */
  readonly engagement: Engagement | null;
  readonly onDone: (saved: Engagement | null) => void;
}

export const EngagementForm = ({ engagement, onDone }: EngagementFormProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const create = useCommand('engagement', 'create');
  const update = useCommand('engagement', 'update');
  const [draft, setDraft] = useState(() => draftOf(engagement, today()));
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
  const save = async () => {
    if (ready === null) return;
    const saved =
      engagement === null
        ? await create.run(ready)
        : await update.run({ id: engagement.id, engagement: ready });
    if (saved !== null) onDone(saved);
  };
  const isSaving = create.isRunning || update.isRunning;

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
      <PageHead title={text.title} answer={answer} size={24} />
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
            autoFocus={engagement === null}
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
        <fieldset className={styles.categories}>
          <legend>{text.categories}</legend>
          {CATEGORY_IDS.map((id) => (
            <Checkbox
              key={id}
              isSelected={id === 'security' || draft.categories.includes(id)}
              isReadOnly={id === 'security'}
              onChange={(isChosen) => {
                const others = draft.categories.filter((one) => one !== id);
                change({ categories: isChosen ? [...others, id] : others });
              }}
            >
              <span className={styles.category}>{text.category(id).name}</span>
              <span className={styles.categoryText}>{text.category(id).text}</span>
              {catalog !== undefined && (
                <span className="help">
                  {text.adds(id === 'security', addedBy(catalog, id, draft.categories))}
                </span>
              )}
            </Checkbox>
          ))}
        </fieldset>
      </div>
      <FailureNotice failure={create.failure ?? update.failure} />
      <div className={styles.foot}>
        {engagement !== null && <p className="help">{text.changes}</p>}
        <div className="btns">
          <Button
            kind="quiet"
            size={32}
            onPress={() => {
              onDone(null);
            }}
          >
            {text.cancel}
          </Button>
          <Button kind="primary" size={32} type="submit" isDisabled={isSaving}>
            {engagement === null ? text.define : text.save}
          </Button>
        </div>
      </div>
    </form>
  );
};
