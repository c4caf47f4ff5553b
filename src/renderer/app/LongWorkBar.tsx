// What has been under way for more than a second, over whatever screen is open: how far it is, and a way out.
import { useSyncExternalStore } from 'react';
import { longWork as text } from '../messages/long-work';
import { ProgressView } from '../ui/ProgressView';
import { cancelWork, longWork, onLongWork } from './long-work';
import styles from './LongWorkBar.module.css';
import { OverDialogs } from './OverDialogs';

export const LongWorkBar = () => {
  const shown = useSyncExternalStore(onLongWork, longWork);
  return (
    <OverDialogs>
      <div className={styles.works} role="status" aria-label={text.label}>
        {shown.map(({ job, call, progress, phaseStartedAt, canCancel, isCancelling }) => (
          <div key={job} className={styles.work}>
            <ProgressView
              title={text.title(call)}
              progress={progress === null ? null : { ...progress, startedAt: phaseStartedAt }}
              isCancelling={isCancelling}
              onCancel={
                canCancel
                  ? () => {
                      cancelWork(job);
                    }
                  : null
              }
              ifCancelled={canCancel ? text.ifCancelled : ''}
            />
          </div>
        ))}
      </div>
    </OverDialogs>
  );
};
