// Where an exception stands on its way, what may follow, and what each step still needs to be stated.
import {
  EXCEPTION_STATES,
  type ExceptionDetail,
  type ExceptionState,
} from '../../../shared/domain/exception';
import { missingFor } from '../../../shared/exception-path';
import { useCommand } from '../../app/use-call';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import styles from './exceptions.module.css';

/** `accepted` is no step of the way but another end of it. */
export const STEPS = EXCEPTION_STATES.filter((state) => state !== 'accepted');

/** How far it is, from 1; an accepted one is at the end. */
export const stepOf = (state: ExceptionState): number =>
  state === 'accepted' ? STEPS.length : STEPS.indexOf(state) + 1;

/** A bar of steps for a row of the table; the word stands beside it. */
export const StepsBar = ({ state }: { readonly state: ExceptionState }) => (
  <span className={styles.bar} data-accepted={state === 'accepted'} aria-hidden="true">
    {STEPS.map((step, place) => (
      <i key={step} data-done={place < stepOf(state)} />
    ))}
  </span>
);

interface StatePathProps {
  readonly exception: ExceptionDetail;
  readonly mayChange: boolean;
  /** True while what is typed is not saved: the engine would judge what it does not know. */
  readonly isDirty: boolean;
}

export const StatePath = ({ exception, mayChange, isDirty }: StatePathProps) => {
  const move = useCommand('exceptions', 'setState');
  const { id, state, nextStates } = exception;
  const now = stepOf(state);
  const next = nextStates.map((to) => ({
    to,
    isForward: to !== 'accepted' && stepOf(to) > now,
    missing: missingFor(to, exception),
  }));
  return (
    <Section title={text.path} note={text.state(state)}>
      <ol className={styles.path} aria-label={text.path}>
        {STEPS.map((step, place) => (
          <li
            key={step}
            className={styles.step}
            data-done={place < now}
            aria-current={step === state ? 'step' : undefined}
          >
            {text.state(step)}
          </li>
        ))}
        {state === 'accepted' && (
          <li className={styles.step} data-done aria-current="step">
            {text.state(state)}
          </li>
        )}
      </ol>
      <p className="help">{text.meaning(state)}</p>
      {mayChange && next.length > 0 && (
        <>
          <div className={styles.moves}>
            {next.map(({ to, isForward, missing }) => (
              <Button
                key={to}
                kind={isForward ? 'plain' : 'quiet'}
                isDisabled={isDirty || missing.length > 0 || move.isRunning}
                onPress={() => void move.run({ id, state: to })}
              >
                {text.toState(to)}
              </Button>
            ))}
          </div>
          {isDirty && <p className="help">{text.saveFirst}</p>}
          {!isDirty &&
            next
              .filter(({ missing }) => missing.length > 0)
              .map(({ to, missing }) => (
                <p key={to} className="help">
                  {text.needs(to, missing)}
                </p>
              ))}
        </>
      )}
      <FailureNotice failure={move.failure} />
    </Section>
  );
};
