// When a control had to happen in the period, and what says that it did.
import { useNavigate } from '@tanstack/react-router';
import type { ControlDetail } from '../../../shared/domain/control';
import type { Occurrence } from '../../../shared/domain/coverage';
import { type CalendarDate, daysBetween, type ExaminedTime } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { controlPanel as text } from '../../messages/control-panel';
import { coverage } from '../../messages/coverage';
import { dateText, today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { occurrenceName } from '../coverage/occurrence-name';
import { markOf } from '../coverage/occurrence-states';
import { useExaminedTime } from '../evidence/use-examined-time';
import { useTakeIn } from '../intake/use-take-in';
import styles from './controls.module.css';
import { occurrencesShown } from './occurrences-shown';

const touchesTwoYears = (examined: ExaminedTime): boolean =>
  examined.type === 2 && examined.period.from.slice(0, 4) !== examined.period.to.slice(0, 4);

/** Without the year where the period has only one: the panel is narrow. */
const shortDay = (day: CalendarDate, withYear: boolean): string =>
  withYear ? dateText(day) : dateText(day).replace(/ \d{4}$/, '');

const whenInWords = (one: Occurrence, day: CalendarDate, withYear: boolean): string => {
  switch (one.state) {
    case 'met':
      return one.servedOn === null ? '' : shortDay(one.servedOn, withYear);
    case 'late':
      return one.servedOn === null ? '' : text.daysLate(daysBetween(one.to, one.servedOn));
    case 'due':
      return one.to < day ? text.dueOver(daysBetween(one.to, day)) : text.dueIn(daysBetween(day, one.to));
    case 'not-due':
      return shortDay(one.to, withYear);
    case 'missed':
    case 'excused':
    case 'not-expected':
      return '';
  }
};

export const OccurrencesSection = ({ control }: { readonly control: ControlDetail }) => {
  const examined = useExaminedTime();
  const day = today();
  const navigate = useNavigate();
  const { data, failure } = useCall(
    'coverage',
    'ofControl',
    { today: day, controlId: control.id },
    { enabled: examined !== null },
  );
  if (examined === null) return null;
  const all = data?.occurrences ?? [];
  const shown = occurrencesShown(all);
  const withYear = touchesTwoYears(examined);
  return (
    <Section
      title={text.occurrences}
      {...(shown.length < all.length && { note: text.occurrencesSome(shown.length, all.length) })}
      {...(all.length > 0 && {
        action: (
          <Button
            kind="quiet"
            onPress={() => void navigate({ to: '/coverage', search: { id: control.id, q: control.id } })}
          >
            {text.occurrencesShow}
          </Button>
        ),
      })}
    >
      <FailureNotice failure={failure} />
      {data !== undefined && all.length === 0 && (
        <p className="muted">
          {control.cadence === 'per-event' ? text.occurrencesPerEvent : text.occurrencesNone}
        </p>
      )}
      {shown.length > 0 && (
        <ul className="rows rows--top">
          {shown.map((one) => (
            <OccurrenceLine
              key={one.from}
              one={one}
              when={whenInWords(one, day, withYear)}
              name={occurrenceName(one, withYear)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
};

interface OccurrenceLineProps {
  readonly one: Occurrence;
  readonly name: string;
  readonly when: string;
}

const OccurrenceLine = ({ one, name, when }: OccurrenceLineProps) => {
  const takeIn = useTakeIn();
  const [evidence] = one.evidenceIds;
  const isOpen = one.state === 'due' || one.state === 'missed';
  const isLoud = one.state === 'late' || one.state === 'missed' || one.state === 'due';
  return (
    <li className={styles.occurrence}>
      <span className={styles.occurrenceName}>{name}</span>
      <StateMark state={markOf(one.state)} quiet={!isLoud}>
        {coverage.state(one.state)}
      </StateMark>
      <span className={styles.occurrenceWhen}>{when}</span>
      {evidence !== undefined && <ObjectLink id={evidence} />}
      {evidence === undefined && isOpen && takeIn.may && (
        <button
          type="button"
          className={styles.linkButton}
          aria-label={text.addEvidenceFor(name)}
          onClick={() => {
            takeIn.choose({ controlIds: [one.controlId] });
          }}
        >
          {text.addEvidence}
        </button>
      )}
    </li>
  );
};
