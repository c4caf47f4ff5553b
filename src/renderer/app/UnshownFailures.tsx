// The failures that no screen shows, over whatever screen is open.
import { useSyncExternalStore } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { diagnostics as text } from '../messages/diagnostics';
import { Button } from '../ui/Button';
import { FailureNotice } from '../ui/Notice';
import { OverDialogs } from './OverDialogs';
import { dismissFailure, onUnshownFailures, unshownFailures } from './unshown-failures';
import styles from './UnshownFailures.module.css';

export const UnshownFailures = () => {
  const failures = useSyncExternalStore(onUnshownFailures, unshownFailures);
  const navigate = useNavigate();
  if (failures.length === 0) return null;
  return (
    <OverDialogs>
      <section className={styles.failures} aria-label={text.failed}>
        {failures.map((failure) => (
          <div key={`${failure.code} ${failure.incidentId ?? ''}`} className={styles.failure}>
            <FailureNotice failure={failure} />
            <div className={styles.verbs}>
              {failure.incidentId !== undefined && (
                <Button
                  kind="quiet"
                  onPress={() => {
                    dismissFailure(failure);
                    void navigate({ to: '/diagnostics' });
                  }}
                >
                  {text.open}
                </Button>
              )}
              <Button
                onPress={() => {
                  dismissFailure(failure);
                }}
              >
                {text.dismiss}
              </Button>
            </div>
          </div>
        ))}
      </section>
    </OverDialogs>
  );
};
