// Remediation tasks that are open: who must do what, by when; one's own are marked.
import type { RemediationTask } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { dayMonth } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { StateMark } from '../../ui/StateMark';
import styles from './overview.module.css';

interface TasksDueProps {
  readonly tasks: readonly RemediationTask[];
  readonly me: string;
  readonly today: CalendarDate;
}

export const TasksDue = ({ tasks, me, today }: TasksDueProps) =>
  tasks.length === 0 ? (
    <p className={styles.nothing}>{text.tasksNone}</p>
  ) : (
    <ul className="rows rows--top">
      {tasks.map((task) => (
        <li key={task.id}>
          <ObjectLink id={task.id} label={task.title} />
          <span className="grow" dir="auto" title={`${task.title}, ${task.owner}`}>
            {task.title}
          </span>
          <span className="muted">
            {task.owner === me ? <b>{text.you}</b> : <bdi>{task.owner.split(' ')[0]}</bdi>}
          </span>
          {task.due !== null && task.due < today ? (
            <StateMark state="late">{dayMonth(task.due)}</StateMark>
          ) : (
            <span className="faint">{task.due === null ? text.noDate : dayMonth(task.due)}</span>
          )}
        </li>
      ))}
    </ul>
  );
