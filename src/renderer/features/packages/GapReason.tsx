// One line for the reason of one gap. The column says what it is; the name for a screen reader is whole.
import { packages as text } from '../../messages/packages';
import styles from './packages.module.css';

interface GapReasonProps {
  readonly what: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
  /** Somebody has just asked for it. */
  readonly autoFocus: boolean;
}

export const GapReason = ({ what, reason, onReason, onLeave, autoFocus }: GapReasonProps) => (
  <span className={styles.reason}>
    <input
      className={styles.reasonInput}
      aria-label={text.gapReasonFor(what)}
      value={reason}
      onChange={(event) => {
        onReason(event.target.value);
      }}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      ref={(input) => {
        if (autoFocus && input !== null && document.activeElement !== input) input.focus();
      }}
      maxLength={500}
      placeholder={text.gapReasonPlaceholder}
      dir="auto"
      title={reason}
    />
  </span>
);
