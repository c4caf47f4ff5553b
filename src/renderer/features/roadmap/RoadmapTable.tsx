// The roadmap as a table: all that the timeline shows, and owner and note.
import type { RoadmapPlan, RoadmapStep } from '../../../shared/domain/roadmap';
import type { CalendarDate } from '../../../shared/period';
import { dateText, rangeText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import styles from './roadmap.module.css';
import { StepState } from './RoadmapTimeline';

const actualText = ({ actualFrom, actualTo }: RoadmapStep): string =>
  actualFrom === null
    ? text.notBegun
    : actualTo === null
      ? text.since(dateText(actualFrom))
      : rangeText({ from: actualFrom, to: actualTo });

interface RoadmapTableProps {
  readonly plan: RoadmapPlan;
  readonly today: CalendarDate;
}

export const RoadmapTable = ({ plan, today }: RoadmapTableProps) => (
  <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={text.table}>
    <table className={styles.table} aria-label={text.table}>
      <thead>
        <tr>
          <th scope="col">{text.columnStep}</th>
          <th scope="col">{text.columnPlanned}</th>
          <th scope="col">{text.columnActual}</th>
          <th scope="col">{text.columnState}</th>
          <th scope="col">{text.columnOwner}</th>
          <th scope="col">{text.columnNote}</th>
        </tr>
      </thead>
      <tbody>
        {plan.steps.map((step) => (
          <tr key={step.step}>
            <th scope="row">{text.step(step.step).name}</th>
            <td>{rangeText({ from: step.plannedFrom, to: step.plannedTo })}</td>
            <td>{actualText(step)}</td>
            <td>
              <StepState step={step} today={today} />
            </td>
            <td dir="auto">{step.owner}</td>
            <td dir="auto" className={styles.noteCell}>
              {step.note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
