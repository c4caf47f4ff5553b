// The half minute before the vault locks because nobody is there. Nothing needs to be pressed: any key or
// the pointer calls it off, which main sees for the whole computer. What is being typed stays meanwhile.
import { useEffect, useState } from 'react';
import { Lock } from 'lucide-react';
import { access as text } from '../messages/access';
import styles from './AccessBanner.module.css';
import { onBridgeEvent } from './events';

export const LockCountdown = () => {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(
    () =>
      onBridgeEvent((event) => {
        if (event.type === 'locking-in') setSeconds(event.seconds);
        if (event.type === 'locked') setSeconds(null);
      }),
    [],
  );
  return (
    <>
      {/* Said once, not every second. */}
      <p role="status" className="unseen">
        {seconds !== null && text.lockingSoon}
      </p>
      {seconds !== null && (
        <div className={styles.countdown} aria-hidden="true">
          <Lock className="i" />
          <b>{text.lockingIn(seconds)}</b>
          <span className="muted">{text.lockingHelp}</span>
        </div>
      )}
    </>
  );
};
