// What can be done with the rows that are ticked: submitted or approved, each by itself. What was refused is
// told row by row and stays until it is read.
import { useState } from 'react';
import { errorText } from '../../../shared/error-texts';
import type { Output } from '../../../shared/contract';
import type { ErrorCode } from '../../../shared/errors';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import styles from './evidence.module.css';
import type { ChosenEvidence } from './use-chosen-evidence';

interface ReviewBarProps {
  readonly chosen: ChosenEvidence;
  readonly onChange: (chosen: ChosenEvidence) => void;
}

type Step = 'submit' | 'approve';
interface Outcome extends Output<'evidence', 'reviewMany'> {
  readonly step: Step;
}

/** More lines than anybody reads beside a table. */
const MOST_LINES = 5;

export const ReviewBar = ({ chosen, onChange }: ReviewBarProps) => {
  const review = useCommand('evidence', 'reviewMany');
  const maySubmit = useMay('evidence.submitted');
  const mayApprove = useMay('evidence.approved');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const run = async (step: Step) => {
    setOutcome(null);
    const items = [...chosen].map(([id, version]) => ({ id, version }));
    const answer = await review.run({ items, step, overrideReason: '' });
    if (answer === null) return;
    setOutcome({ ...answer, step });
    // What was refused stays ticked, to be dealt with.
    const refused = new Set(answer.refused.map(({ id }) => id));
    onChange(new Map([...chosen].filter(([id]) => refused.has(id))));
  };
  if (chosen.size === 0 && outcome === null) return null;
  return (
    <>
      {chosen.size > 0 && (
        <div className={styles.chosenBar} role="group" aria-label={text.chosen(chosen.size)}>
          <span role="status">{text.chosen(chosen.size)}</span>
          {maySubmit && (
            <Button isDisabled={review.isRunning} onPress={() => void run('submit')}>
              {text.submitChosen}
            </Button>
          )}
          {mayApprove && (
            <Button isDisabled={review.isRunning} onPress={() => void run('approve')}>
              {text.approveChosen}
            </Button>
          )}
          <Button
            kind="quiet"
            onPress={() => {
              onChange(new Map());
              setOutcome(null);
            }}
          >
            {text.clearChosen}
          </Button>
        </div>
      )}
      <FailureNotice failure={review.failure} />
      {outcome !== null && (
        <Notice kind={outcome.refused.length === 0 ? 'met' : 'late'} live>
          {(outcome.done.length > 0 || outcome.refused.length === 0) && (
            <p>{text.done(outcome.done.length, outcome.step)}</p>
          )}
          {outcome.refused.length > 0 && (
            <>
              <p>
                <b>{text.refusedTitle(outcome.refused.length)}</b>
              </p>
              <ul>
                {outcome.refused.slice(0, MOST_LINES).map(({ id, code, details }) => (
                  <li key={id}>
                    <ObjectLink id={id} /> {errorText({ code: code as ErrorCode, details }).happened}
                  </li>
                ))}
              </ul>
              {outcome.refused.length > MOST_LINES && (
                <p className="help">{text.refusedMore(outcome.refused.length - MOST_LINES)}</p>
              )}
            </>
          )}
        </Notice>
      )}
    </>
  );
};
