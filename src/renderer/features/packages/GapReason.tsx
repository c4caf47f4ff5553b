// One line for the reason of one gap. The column says what it is; the name for a screen reader is whole.
import { packages as text } from '../../messages/packages';
import styles from './packages.module.css';

interface GapReasonProps {
  readonly what: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

export const GapReason = ({ what, reason, onReason }: GapReasonProps) => (
  <span className={styles.reason}>
    <input
      className={styles.reasonInput}
      aria-label={text.gapReasonFor(what)}
      value={reason}
      onChange={(event) => {
        onReason(event.target.value);
      }}
      maxLength={500}
      placeholder={text.gapReasonPlaceholder}
      dir="auto"
      title={reason}
    />
  </span>
);
