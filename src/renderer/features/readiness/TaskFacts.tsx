// What a list and a board say of a task in the same way: when it is due, and how far it is.
import type { RemediationTask } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { dateText } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import { StateMark } from '../../ui/StateMark';
import { OPEN_STATES } from './open-states';
import styles from './readiness.module.css';

export const DueText = ({ task, today }: { readonly task: RemediationTask; readonly today: CalendarDate }) =>
  task.due === null ? (
    <span className="faint">{text.noDue}</span>
  ) : OPEN_STATES.includes(task.state) && task.due < today ? (
    <StateMark state="late">{dateText(task.due)}</StateMark>
  ) : (
    <span>{dateText(task.due)}</span>
  );

export const Progress = ({ percent }: { readonly percent: number }) => (
  <span className={styles.progress}>
    <span className={styles.progressBar} aria-hidden="true">
      <i style={{ width: `${String(percent)}%` }} />
    </span>
    {text.percent(percent)}
  </span>
);
