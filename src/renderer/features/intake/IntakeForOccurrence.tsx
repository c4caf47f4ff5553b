// For which occurrences a waiting file is, when it was dropped on one; what was meant can be taken back.
import { rangeText } from '../../messages/dates';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { IntakeOccurrence } from './intake-occurrence';

interface IntakeForOccurrenceProps {
  readonly occurrences: readonly IntakeOccurrence[];
  readonly onDrop: () => void;
}

export const IntakeForOccurrence = ({ occurrences, onDrop }: IntakeForOccurrenceProps) =>
  occurrences.length > 0 && (
    <Notice>
      {occurrences.map((one) => (
        <p key={`${one.controlId} ${one.from}`}>
          <b>{text.occurrence}</b> {text.occurrenceText(one.controlId, one.name, rangeText(one))}
        </p>
      ))}
      <Button kind="quiet" onPress={onDrop}>
        {text.occurrenceDrop}
      </Button>
    </Notice>
  );
