// One line for the reason of one gap. The column says what it is; the name for a screen reader is whole.
import { Input, TextField } from 'react-aria-components';
import { packages as text } from '../../messages/packages';
import styles from './packages.module.css';

interface GapReasonProps {
  readonly what: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

export const GapReason = ({ what, reason, onReason }: GapReasonProps) => (
  <TextField
    aria-label={text.gapReasonFor(what)}
    value={reason}
    onChange={onReason}
    maxLength={500}
    className={styles.reason ?? ''}
  >
    <Input
      className={styles.reasonInput ?? ''}
      placeholder={text.gapReasonPlaceholder}
      dir="auto"
      title={reason}
    />
  </TextField>
);
