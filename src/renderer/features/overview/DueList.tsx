// What falls due next, each with the step beside it.
import type { Occurrence } from '../../../shared/domain/coverage';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { controls as controlText } from '../../messages/controls';
import { weekdayText } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { Button } from '../../ui/Button';
import { originOf } from '../coverage/occurrence-origin';
import { useTakeIn } from '../intake/use-take-in';
import styles from './overview.module.css';

interface DueListProps {
  readonly due: readonly Occurrence[];
  readonly today: CalendarDate;
  readonly withYear: boolean;
}

export const DueList = ({ due, today, withYear }: DueListProps) => {
  const takeIn = useTakeIn();
  if (due.length === 0) return <p className={styles.nothing}>{text.nothingDue}</p>;
  return (
    <ul className="rows rows--top">
      {due.map((one) => (
        <li key={`${one.controlId} ${one.from}`} className={styles.line}>
          <b className={styles.date}>{weekdayText(one.to)}</b>
          <span className={styles.days}>{text.inDays(daysBetween(today, one.to))}</span>
          <span className={styles.number}>
            <ObjectLink id={one.controlId} label={one.title} />
          </span>
          <span className="grow txt" dir="auto" title={one.title}>
            {one.title}
          </span>
          <span className={styles.owner} title={one.ownerRole}>
            <bdi>{one.owner === '' ? one.ownerRole : one.owner}</bdi>
          </span>
          <span className={styles.cadence}>{controlText.cadence(one.cadence)}</span>
          {takeIn.may && (
            <span className={styles.step}>
              <Button
                kind="quiet"
                aria-label={text.addEvidenceFor(one.controlId)}
                onPress={() => {
                  takeIn.choose(originOf(one, withYear, today));
                }}
              >
                {text.addEvidence}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};
