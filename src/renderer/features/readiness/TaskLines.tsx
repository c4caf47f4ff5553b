// The tasks about one criterion or control, as short lines.
import type { ReadinessSubject } from '../../../shared/domain/readiness';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import styles from './readiness.module.css';

const MOST = 20;

export const TaskLines = ({ subject }: { readonly subject: ReadinessSubject }) => {
  const { data } = useCall('readiness', 'tasks', {
    search: '',
    states: [],
    owner: null,
    subject,
    likelihood: null,
    sort: 'state',
    direction: 'ascending',
    offset: 0,
    limit: MOST,
  });
  if (data === undefined) return null;
  if (data.total === 0) return <p className="muted">{text.noTasks}</p>;
  return (
    <>
      <ul className={styles.taskLines}>
        {data.rows.map((task) => (
          <li key={task.id}>
            <ObjectLink id={task.id} label={task.title} />
            <span className={styles.grow} dir="auto" title={task.title}>
              {task.title}
            </span>
            <span className="faint small">
              {text.state(task.state)}
              {task.due !== null && `, ${dateText(task.due)}`}
            </span>
          </li>
        ))}
      </ul>
      {data.total > MOST && <p className="help">{text.moreInList(data.total - MOST)}</p>}
    </>
  );
};
