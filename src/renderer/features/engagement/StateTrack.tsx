// How far an engagement is: seven states in their order. People set them; nothing is inferred.
import { Check } from 'lucide-react';
import { type Engagement, ENGAGEMENT_STATES } from '../../../shared/domain/engagement';
import { useCommand } from '../../app/use-call';
import { scope as text } from '../../messages/engagement-scope';
import { FailureNotice } from '../../ui/Notice';
import styles from './scope.module.css';

export const StateTrack = ({ engagement }: { readonly engagement: Engagement }) => {
  const setState = useCommand('engagement', 'setState');
  // A Type I observes no period.
  const states = ENGAGEMENT_STATES.filter(
    (state) => state !== 'observation' || engagement.type === 2 || engagement.state === state,
  );
  const now = states.indexOf(engagement.state);
  return (
    <>
      <ol className={styles.track}>
        {states.map((state, index) => {
          const { name, text: meaning } = text.state(state);
          return (
            <li key={state} aria-current={index === now ? 'step' : undefined}>
              <button
                type="button"
                aria-describedby={`state-${state}`}
                disabled={index === now || setState.isRunning}
                onClick={() => {
                  void setState.run({ id: engagement.id, state });
                }}
              >
                <span className={styles.stateMark} aria-hidden="true">
                  {index < now ? <Check className="i i--14" /> : index + 1}
                </span>
                <b>{name}</b>
              </button>
              <span id={`state-${state}`} className="help">
                {meaning}
              </span>
            </li>
          );
        })}
      </ol>
      <FailureNotice failure={setState.failure} />
    </>
  );
};
