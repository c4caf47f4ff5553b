// Where one is in something with an order.
import { Check } from 'lucide-react';

interface StepsProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** Place of the present one, from 0. */
  readonly now: number;
  /** Goes back to a step that is done. */
  readonly onChoose?: (place: number) => void;
}

export const Steps = ({ label, steps, now, onChoose }: StepsProps) => (
  <ol className="steps" aria-label={label}>
    {steps.map((step, index) => (
      <li
        key={step}
        className={index === now ? 'is-now' : ''}
        aria-current={index === now ? 'step' : undefined}
      >
        {index < now ? <Check className="i i--14" aria-label="Done" /> : <b>{index + 1}</b>}
        {index < now && onChoose !== undefined ? (
          <button
            type="button"
            className="steps__back"
            onClick={() => {
              onChoose(index);
            }}
          >
            {step}
          </button>
        ) : (
          step
        )}
      </li>
    ))}
  </ol>
);
