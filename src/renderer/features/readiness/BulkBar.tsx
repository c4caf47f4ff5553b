// Rates all selected rows at once: one aspect, all four, or a level.
import { useState } from 'react';
import { LEVELS, RATINGS, type SubjectRating } from '../../../shared/domain/readiness';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { CellSelect } from '../../ui/CellSelect';
import { bulkChange, type BulkWhat, CELLS } from './rating-changes';
import { cellName } from './RatingCell';
import styles from './readiness.module.css';

const WHAT = [
  { id: 'all', label: text.bulkAll },
  ...CELLS.map((id) => ({ id, label: cellName(id) })),
] as const;

interface BulkBarProps {
  readonly selected: number;
  readonly onRate: (part: Partial<SubjectRating>) => void;
  readonly onClear: () => void;
}

export const BulkBar = ({ selected, onRate, onClear }: BulkBarProps) => {
  const [what, setWhat] = useState<BulkWhat>('all');
  const [value, setValue] = useState<string>('in-place');
  const isLevel = what === 'likelihood' || what === 'effort';
  const values = isLevel
    ? [...LEVELS.map((id) => ({ id, label: text.level(id) })), { id: '', label: text.levelNone }]
    : RATINGS.map((id) => ({ id, label: text.ratingLong(id) }));
  const change = bulkChange(what, value);
  return (
    <div className={styles.bulk} role="group" aria-label={text.selected(selected)}>
      <b>{text.selected(selected)}</b>
      <span className={styles.bulkSelect}>
        <CellSelect<BulkWhat>
          isFramed
          label={text.bulkWhat}
          options={WHAT}
          value={what}
          onChange={(next) => {
            setWhat(next);
            const becomesLevel = next === 'likelihood' || next === 'effort';
            if (becomesLevel !== isLevel) setValue(becomesLevel ? 'medium' : 'in-place');
          }}
        />
      </span>
      <span className={styles.bulkSelect}>
        <CellSelect<string>
          isFramed
          label={text.bulkValue}
          options={values}
          value={value}
          onChange={setValue}
        />
      </span>
      <Button
        isDisabled={change === null}
        onPress={() => {
          if (change !== null) onRate(change);
        }}
      >
        {text.bulkApply(selected)}
      </Button>
      <Button kind="quiet" onPress={onClear}>
        {text.unselect}
      </Button>
    </div>
  );
};
