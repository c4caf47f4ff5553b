// Which days the chosen rows speak about. What the file system says is offered and never filled in.
import { Fragment } from 'react';
import type { CalendarDate, DateRange } from '../../../shared/period';
import { dateText, dayMonth, monthName } from '../../messages/dates';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Section } from '../../ui/Section';
import { useExaminedTime } from '../evidence/use-examined-time';
import type { RowPatch } from './CellEditor';
import { commonOf } from './change-rows';
import { type DateSuggestion, dateSuggestions } from './date-suggestions';
import styles from './intake.module.css';
import type { IntakeRow } from './intake-draft';

interface PanelDatesProps {
  readonly rows: readonly IntakeRow[];
  /** Of the one chosen file; null when several are chosen or nobody knows. */
  readonly modifiedOn: CalendarDate | null;
  readonly needsDate: boolean;
  readonly onChange: (patch: RowPatch) => void;
}

const nameOf = ({ id, range }: DateSuggestion): string => {
  const month = Number(range.from.slice(5, 7)) - 1;
  if (id === 'day') return dayMonth(range.from);
  return id === 'month' ? monthName(month) : `Q${String(Math.floor(month / 3) + 1)}`;
};

export const PanelDates = ({ rows, modifiedOn, needsDate, onChange }: PanelDatesProps) => {
  const examined = useExaminedTime();
  const from = commonOf(rows, (row) => row.effectiveFrom);
  const to = commonOf(rows, (row) => row.effectiveTo);
  const isEmpty = from === null && to === null;
  const period =
    examined === null
      ? null
      : examined.type === 1
        ? { from: examined.asOf, to: examined.asOf }
        : examined.period;
  const set = (range: DateRange) => {
    onChange({ effectiveFrom: range.from, effectiveTo: range.to, isUndatedMeant: false });
  };
  return (
    <Section title={text.when}>
      <div className={styles.dates} data-set="dates">
        <DateField
          label={text.effectiveFrom}
          value={from ?? null}
          onChange={(effectiveFrom) => {
            onChange({ effectiveFrom });
          }}
          {...(from === undefined && { help: text.differ })}
        />
        <DateField
          label={text.effectiveTo}
          value={to ?? null}
          onChange={(effectiveTo) => {
            onChange({ effectiveTo });
          }}
          {...(to === undefined && { help: text.differ })}
        />
      </div>
      {isEmpty && modifiedOn !== null ? (
        <p className="help">
          {text.lastChanged(dateText(modifiedOn))}{' '}
          {dateSuggestions(modifiedOn).map((suggestion, index, all) => (
            <Fragment key={suggestion.id}>
              {index > 0 && (index === all.length - 1 ? text.or : ', ')}
              <button
                type="button"
                className={styles.linkButton}
                onClick={() => {
                  set(suggestion.range);
                }}
              >
                {index === 0 ? text.use(nameOf(suggestion)) : text.useToo(nameOf(suggestion))}
              </button>
            </Fragment>
          ))}
        </p>
      ) : (
        <p className="help">{text.effectiveHelp}</p>
      )}
      <div className={styles.quick}>
        {period !== null && (
          <Button
            kind="quiet"
            onPress={() => {
              set(period);
            }}
          >
            {examined?.type === 1 ? text.useAsOf : text.usePeriod}
          </Button>
        )}
        {!isEmpty && (
          <Button
            kind="quiet"
            onPress={() => {
              onChange({ effectiveFrom: null, effectiveTo: null });
            }}
          >
            {text.clearDates}
          </Button>
        )}
        {needsDate && (
          <Button
            kind="quiet"
            onPress={() => {
              onChange({ isUndatedMeant: true });
            }}
          >
            {text.withoutDates}
          </Button>
        )}
      </div>
    </Section>
  );
};
