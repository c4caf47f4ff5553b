// Controls that missed something, each with what answers it already or the step to answer it.
import { useNavigate } from '@tanstack/react-router';
import type { CoverageSummary } from '../../../shared/domain/coverage';
import type { ExceptionSummary } from '../../../shared/domain/exception';
import type { CalendarDate } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { dayMonth } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { Button } from '../../ui/Button';
import { StateMark } from '../../ui/StateMark';
import { occurrenceName } from '../coverage/occurrence-name';
import styles from './overview.module.css';

interface MissedListProps {
  readonly missed: CoverageSummary['missedControls'];
  readonly exceptions: readonly ExceptionSummary[];
  readonly withYear: boolean;
}

/** The longest name of an occurrence that its column holds: “Sep 2026”; “Jul 2025 to Jun 2026” is too long. */
const LONGEST_NAME = 10;

/** Weeks, days and long spans by the day they were due: that is short, and is what one looks for. */
const words = (name: string, to: CalendarDate): string =>
  /^[A-Z]/.test(name) && name.length <= LONGEST_NAME ? text.missedIn(name) : text.missedOn(dayMonth(to));

export const MissedList = ({ missed, exceptions, withYear }: MissedListProps) => {
  const navigate = useNavigate();
  if (missed.length === 0) return <p className={styles.nothing}>{text.missedNone}</p>;
  return (
    <ul className="rows rows--top">
      {missed.map((one) => {
        const name = occurrenceName(one, withYear);
        const exception = exceptions.find(
          ({ controlId, occurrenceFrom }) => controlId === one.controlId && occurrenceFrom === one.from,
        );
        return (
          <li key={`${one.controlId} ${one.from}`} className={styles.line}>
            <span className={styles.missed} title={text.missedLast(one.missedCount, name)}>
              <StateMark state="missed">
                {one.missedCount > 1 ? text.missedTimes(one.missedCount) : words(name, one.to)}
              </StateMark>
            </span>
            <span className={styles.number}>
              <ObjectLink id={one.controlId} label={one.title} />
            </span>
            <span className="grow txt" dir="auto" title={one.title}>
              {one.title}
            </span>
            <span className={styles.owner} title={one.ownerRole}>
              <bdi>{one.owner === '' ? one.ownerRole : one.owner}</bdi>
            </span>
            <span className={styles.step}>
              {exception === undefined ? (
                <Button
                  kind="quiet"
                  aria-label={text.answerFor(one.controlId, name)}
                  onPress={() =>
                    void navigate({ to: '/coverage', search: { id: one.controlId, from: one.from } })
                  }
                >
                  {text.answerIt}
                </Button>
              ) : (
                <ObjectLink id={exception.id} label={exception.title} />
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
