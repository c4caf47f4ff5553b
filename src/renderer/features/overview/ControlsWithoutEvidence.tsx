// What to do next: the controls with nothing inside the examined time, each with the step beside it.
import type { ControlSummary } from '../../../shared/domain/control';
import { ObjectLink } from '../../app/ObjectLink';
import { controls as controlText } from '../../messages/controls';
import { overview as text } from '../../messages/overview';
import type { TimeWords } from '../../messages/time-words';
import { Button } from '../../ui/Button';
import { useTakeIn } from '../intake/use-take-in';
import styles from './overview.module.css';

interface ControlsWithoutEvidenceProps {
  readonly controls: readonly ControlSummary[];
  readonly words: TimeWords;
}

export const ControlsWithoutEvidence = ({ controls, words }: ControlsWithoutEvidenceProps) => {
  const takeIn = useTakeIn();
  if (controls.length === 0) return <p className={styles.nothing}>{text.everyControl(words)}</p>;
  return (
    <ul className="rows rows--top">
      {controls.map((control) => (
        <li key={control.id}>
          <span className={styles.number}>
            <ObjectLink id={control.id} label={control.title} />
          </span>
          <span className="grow txt" dir="auto" title={control.title}>
            {control.title}
          </span>
          <span className={styles.cadence}>{controlText.cadence(control.cadence)}</span>
          <span className={styles.step}>
            {takeIn.may && (
              <Button
                kind="quiet"
                onPress={() => {
                  takeIn.choose({ controlIds: [control.id] });
                }}
              >
                {text.addEvidence}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
};
