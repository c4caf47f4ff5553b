// Over the list of copies that were handed out: who may see a report at all.
import { MoreTopics } from '../../ui/More';
import styles from './reports.module.css';

export const SharesTop = () => (
  <div className={styles.top}>
    <MoreTopics topics={['sharing', 'stale']} />
  </div>
);
