// Long work, honestly: how much is done, how long it may take, and a way out.
import { ProgressBar } from 'react-aria-components';
import type { JobProgress } from '../app/use-job';
import { count } from '../messages/count';
import { sizeText } from '../messages/size';
import { Button } from './Button';
import styles from './ProgressView.module.css';

interface ProgressViewProps {
  readonly title: string;
  readonly progress: JobProgress | null;
  readonly isCancelling: boolean;
  /** Null for what cannot be stopped. */
  readonly onCancel: (() => void) | null;
  /** What stays if one cancels now. */
  readonly ifCancelled: string;
}

const PHASES = {
  reading: 'Reading',
  sealing: 'Encrypting and storing',
  checking: 'Checking',
  copying: 'Copying',
  writing: 'Writing',
  verifying: 'Verifying',
  upgrading: 'Bringing up to date',
} as const;

const timeLeft = (progress: JobProgress): string | null => {
  const { done, total, startedAt } = progress;
  const seconds = (performance.now() - startedAt) / 1000;
  if (total === null || done <= 0 || seconds < 2 || done >= total) return null;
  const left = Math.round((seconds / done) * (total - done));
  return left < 60
    ? `about ${String(Math.max(1, left))} s left`
    : `about ${String(Math.round(left / 60))} min left`;
};

const amount = ({ done, total, unit }: JobProgress): string => {
  const text = (number: number) => (unit === 'bytes' ? sizeText(number) : count(number));
  return total === null ? text(done) : `${text(done)} of ${text(total)}`;
};

export const ProgressView = ({ title, progress, isCancelling, onCancel, ifCancelled }: ProgressViewProps) => {
  const share =
    progress === null || progress.total === null || progress.total === 0 ? 0 : progress.done / progress.total;
  const left = progress === null ? null : timeLeft(progress);
  return (
    <div className={styles.view}>
      <ProgressBar
        aria-label={title}
        value={share * 100}
        isIndeterminate={progress === null}
        className={styles.bar ?? ''}
      >
        <div className={styles.words}>
          <b>{title}</b>
          <span className="muted num">
            {progress === null
              ? 'Starting'
              : `${PHASES[progress.phase]}, ${amount(progress)}${left === null ? '' : `, ${left}`}`}
          </span>
        </div>
        <div className="progress">
          <i style={{ width: `${String(share * 100)}%` }} />
        </div>
      </ProgressBar>
      <div className={styles.foot}>
        <span className="help">{ifCancelled}</span>
        {onCancel !== null && (
          <Button onPress={onCancel} isDisabled={isCancelling}>
            {isCancelling ? 'Cancelling' : 'Cancel'}
          </Button>
        )}
      </div>
    </div>
  );
};
