// The form of an engagement; its sentence says at once what the choices amount to.
import { useState } from 'react';
import { CATEGORY_IDS, type CategoryId } from '../../../shared/domain/catalog';
import type { Engagement, NewEngagement } from '../../../shared/domain/engagement';
import type { CalendarDate } from '../../../shared/period';
import { criteriaInScope, pointsOfFocusInScope, scopeCategories } from '../../../shared/scope';
import { useCall, useCommand } from '../../app/use-call';
import { dateText, rangeText, today } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { DateField } from '../../ui/DateField';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './engagement.module.css';
import { lastDayOf, PERIOD_LENGTHS } from './period-lengths';

interface EngagementFormProps {
  /** Null for the first one. */
  readonly engagement: Engagement | null;
  readonly onDone: (saved: Engagement | null) => void;
}

interface Draft {
  readonly type: '1' | '2';
  readonly asOf: CalendarDate | null;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly systemName: string;
  readonly firm: string;
  readonly categories: readonly CategoryId[];
}

const draftOf = (engagement: Engagement | null): Draft => {
  const firstOfYear = `${today().slice(0, 4)}-01-01` as CalendarDate;
  return {
    type: engagement?.type === 1 ? '1' : '2',
    asOf: engagement?.type === 1 ? engagement.asOf : today(),
    from: engagement?.type === 2 ? engagement.period.from : firstOfYear,
    to: engagement?.type === 2 ? engagement.period.to : lastDayOf(firstOfYear, 12),
    systemName: engagement?.systemName ?? '',
    firm: engagement?.firm ?? '',
    categories: engagement?.categories ?? ['security'],
  };
};

/** Null while something is missing or the period is reversed. */
const engagementOf = (draft: Draft): NewEngagement | null => {
  const common = {
    systemName: draft.systemName.trim(),
    firm: draft.firm.trim(),
    categories: scopeCategories(draft.categories),
  };
  if (common.systemName === '') return null;
  if (draft.type === '1') return draft.asOf === null ? null : { type: 1, asOf: draft.asOf, ...common };
  if (draft.from === null || draft.to === null || draft.from > draft.to) return null;
  return { type: 2, period: { from: draft.from, to: draft.to }, ...common };
};

export const EngagementForm = ({ engagement, onDone }: EngagementFormProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const create = useCommand('engagement', 'create');
  const update = useCommand('engagement', 'update');
  const [draft, setDraft] = useState(() => draftOf(engagement));
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
  };
  const ready = engagementOf(draft);
  const isReversed = draft.from !== null && draft.to !== null && draft.from > draft.to;
  const days =
    draft.type === '1'
      ? draft.asOf !== null && text.asOfDays(dateText(draft.asOf))
      : draft.from !== null &&
        draft.to !== null &&
        !isReversed &&
        rangeText({ from: draft.from, to: draft.to });
  const answer =
    catalog === undefined || days === false
      ? text.answerNew
      : text.answer(
          draft.type === '1' ? text.kindOne : text.kindTwo,
          draft.systemName.trim(),
          days,
          criteriaInScope(catalog, draft.categories).length,
          pointsOfFocusInScope(catalog, draft.categories).length,
        );
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
        if (!isSaving) void save();
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
            />
          ) : (
            <>
              <div className={styles.dates}>
                <DateField
                  label={text.from}
                  value={draft.from}
                  onChange={(from) => {
                    change({ from });
                  }}
                />
                <DateField
                  label={text.to}
                  value={draft.to}
                  onChange={(to) => {
                    change({ to });
                  }}
                  error={isReversed ? text.reversed : null}
                />
              </div>
              <div className={styles.lengths} role="group" aria-label={text.lengths}>
                {PERIOD_LENGTHS.map((months) => (
                  <Button
                    key={months}
                    isDisabled={draft.from === null}
                    onPress={() => {
                      if (draft.from !== null) change({ to: lastDayOf(draft.from, months) });
                    }}
                  >
                    {text.months(months)}
                  </Button>
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
              isDisabled={id === 'security'}
              onChange={(isChosen) => {
                const others = draft.categories.filter((one) => one !== id);
                change({ categories: isChosen ? [...others, id] : others });
              }}
            >
              <span className={styles.category}>{text.category(id).name}</span>
              <span className="help">{text.category(id).text}</span>
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
          <Button kind="primary" size={32} type="submit" isDisabled={ready === null || isSaving}>
            {engagement === null ? text.define : text.save}
          </Button>
        </div>
      </div>
    </form>
  );
};
