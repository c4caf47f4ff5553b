// The next report of ours to go stale, in one line, and what people ask about reports.
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { reports as text } from '../../messages/reports';
import { MoreTopics } from '../../ui/More';
import { StateMark } from '../../ui/StateMark';
import styles from './reports.module.css';

export const NextRenewal = () => {
  const { data } = useCall('documents', 'renewals', { today: today() });
  const next = data?.find(({ isOurs }) => isOurs);
  return (
    <div className={styles.top}>
      {next !== undefined && (
        <StateMark state={next.days < 0 ? 'late' : 'due'} quiet={next.days > 120}>
          {text.next(next.title, next.company, dateText(next.staleOn), next.days)}
        </StateMark>
      )}
      <MoreTopics topics={['types', 'opinion', 'stale', 'iso', 'notCovered', 'costAndTime']} />
    </div>
  );
};
