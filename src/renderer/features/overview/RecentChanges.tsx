// The last few entries of the journal.
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { actionText } from '../../messages/journal';
import styles from './overview.module.css';

export const RecentChanges = () => {
  const entries = useCall('journal', 'list', { subject: null, newestFirst: true, offset: 0, limit: 6 }).data;
  return (
    <ul className="rows rows--top">
      {(entries?.rows ?? []).map((entry) => (
        <li key={entry.seq} className={styles.change}>
          <span className="grow" title={`${instantText(entry.time)}, ${entry.memberName}`}>
            <bdi>{entry.memberName}</bdi> {actionText(entry)}
          </span>
          {/^[A-Z]/.test(entry.subject) && <ObjectLink id={entry.subject} />}
        </li>
      ))}
    </ul>
  );
};
