// The list of tasks as a page to hand round.
import type { EvidenceTask } from '../../../shared/domain/evidence-task';
import { dateText, today } from '../../messages/dates';
import { tasks as text } from '../../messages/tasks';
import { boldParts } from '../../ui/Answer';
import { taskObject } from './task-object';
import styles from './tasks.module.css';

interface PrintedTasksProps {
  readonly tasks: readonly EvidenceTask[];
  readonly total: number;
  readonly answer: string;
}

export const PrintedTasks = ({ tasks, total, answer }: PrintedTasksProps) => (
  <article className={styles.printed}>
    <p className={styles.printedHead}>{text.printed(dateText(today()))}</p>
    <h2>{boldParts(answer)}</h2>
    <table>
      <thead>
        <tr>
          {[text.columnDue, text.columnWhat, text.columnNumber, text.columnTitle, text.columnOwner].map(
            (title, at) => (
              <th key={at}>{title}</th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.key}>
            <td>
              {task.due === null
                ? text.noDay
                : task.isOverdue
                  ? text.overdue(dateText(task.due))
                  : dateText(task.due)}
            </td>
            <td>{text.kind(task.kind)}</td>
            <td className={styles.number}>{taskObject(task)}</td>
            <td>
              <bdi>{task.title}</bdi>
            </td>
            <td>
              <bdi>{task.owner === '' ? text.nobody : task.owner}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    {tasks.length < total && <p className={styles.printedHead}>{text.printedCut(tasks.length, total)}</p>}
  </article>
);
