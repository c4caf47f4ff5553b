// Several rows of a table ticked at once: by a press on the box, by Space, by Shift with the arrows, and
// all of them by the box in the head. What is ticked belongs to the screen, not to the table.
import { type KeyboardEvent, useRef } from 'react';
import { Check, Minus } from 'lucide-react';
import styles from './DataTable.module.css';

export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Ticks every row behind the filters, also those that were never in view. */
  readonly onAll: () => void;
}

export const TICK_WIDTH = '28px';

interface RowChoice {
  readonly tick: (place: number, isRange: boolean) => void;
  /** @returns whether the key was one for ticking; `target` is where an arrow would lead */
  readonly onKeyDown: (
    event: KeyboardEvent,
    focused: number,
    target: number | undefined,
    total: number,
  ) => boolean;
}

export const useRowChoice = (
  choosing: Choosing | undefined,
  idAt: (place: number) => string | undefined,
): RowChoice => {
  const last = useRef<number | null>(null);
  const add = (from: number, to: number) => {
    if (choosing === undefined) return;
    const next = new Set(choosing.chosen);
    for (let place = Math.min(from, to); place <= Math.max(from, to); place += 1) {
      const id = idAt(place);
      if (id !== undefined) next.add(id);
    }
    last.current = to;
    choosing.onChange(next);
  };
  const tick = (place: number, isRange: boolean) => {
    const id = idAt(place);
    if (choosing === undefined || id === undefined) return;
    if (isRange && last.current !== null) {
      add(last.current, place);
      return;
    }
    const next = new Set(choosing.chosen);
    if (!next.delete(id)) next.add(id);
    last.current = place;
    choosing.onChange(next);
  };
  return {
    tick,
    onKeyDown: (event, focused, target, total) => {
      // A link inside the row has keys of its own.
      if (choosing === undefined || (event.target as Element).getAttribute('role') !== 'row') return false;
      if (event.key === ' ') tick(focused, event.shiftKey);
      else if (event.shiftKey && target !== undefined) add(focused, Math.min(Math.max(0, target), total - 1));
      else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') choosing.onAll();
      else if (event.key === 'Escape' && choosing.chosen.size > 0) choosing.onChange(new Set());
      else return false;
      return true;
    },
  };
};

interface RowTickProps {
  readonly id: string | null;
  readonly isChosen: boolean;
  readonly onTick: (isRange: boolean) => void;
}

/** Not a tab stop of its own: in the row with the focus, Space does the same. */
export const RowTick = ({ id, isChosen, onTick }: RowTickProps) => (
  <div role="gridcell" className={styles.tickCell}>
    {id !== null && (
      <button
        type="button"
        role="checkbox"
        aria-checked={isChosen}
        aria-label={`Choose ${id}`}
        tabIndex={-1}
        className={styles.tick}
        onMouseDown={(event) => {
          // Shift would select the text between; the focus stays with the row.
          event.preventDefault();
        }}
        onClick={(event) => {
          event.stopPropagation();
          onTick(event.shiftKey);
        }}
      >
        <span className={isChosen ? 'check check--on' : 'check'}>
          {isChosen && <Check className="i" aria-hidden="true" />}
        </span>
      </button>
    )}
  </div>
);

export const AllTick = ({ choosing, total }: { readonly choosing: Choosing; readonly total: number }) => {
  const isAll = total > 0 && choosing.chosen.size >= total;
  const isSome = choosing.chosen.size > 0 && !isAll;
  return (
    <div role="columnheader" className={styles.tickCell}>
      <button
        type="button"
        role="checkbox"
        aria-checked={isSome ? 'mixed' : isAll}
        aria-label="Choose all"
        className={styles.tick}
        onClick={() => {
          if (choosing.chosen.size > 0) choosing.onChange(new Set());
          else choosing.onAll();
        }}
      >
        <span className={isSome || isAll ? 'check check--on' : 'check'}>
          {isAll && <Check className="i" aria-hidden="true" />}
          {isSome && <Minus className="i" aria-hidden="true" />}
        </span>
      </button>
    </div>
  );
};
