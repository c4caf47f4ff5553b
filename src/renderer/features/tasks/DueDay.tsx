// The day a task is due, with a mark when that day is over.
import type { EvidenceTask } from '../../../shared/domain/evidence-task';
import { dateText } from '../../messages/dates';
import { tasks as text } from '../../messages/tasks';
import { StateMark } from '../../ui/StateMark';

export const DueDay = ({ task }: { readonly task: EvidenceTask }) => {
  if (task.due === null) return <span className="faint">{text.noDay}</span>;
  return task.isOverdue ? (
    <StateMark state="late">{dateText(task.due)}</StateMark>
  ) : (
    <span>{dateText(task.due)}</span>
  );
};
