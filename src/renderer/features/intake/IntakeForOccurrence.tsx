// For which occurrence a waiting file is, when it was dropped on one; what was meant can be taken back.
import { rangeText } from '../../messages/dates';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { IntakeOccurrence } from './intake-occurrence';

interface IntakeForOccurrenceProps {
  readonly occurrence: IntakeOccurrence | null;
  readonly onDrop: () => void;
}

export const IntakeForOccurrence = ({ occurrence, onDrop }: IntakeForOccurrenceProps) =>
  occurrence !== null && (
    <Notice>
      <p>
        <b>{text.occurrence}</b>{' '}
        {text.occurrenceText(occurrence.controlId, occurrence.name, rangeText(occurrence))}
      </p>
      <Button kind="quiet" onPress={onDrop}>
        {text.occurrenceDrop}
      </Button>
    </Notice>
  );
