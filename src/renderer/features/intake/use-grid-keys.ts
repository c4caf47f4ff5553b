// The keys of the intake table while no cell is being typed into, as in a spreadsheet and a file manager.
import type { KeyboardEvent } from 'react';
import type { Filled } from './change-rows';
import { type ColumnId, isEdited } from './intake-columns';

export interface GridPlace {
  readonly row: number;
  readonly column: ColumnId;
}

interface GridKeys {
  readonly stop: GridPlace;
  readonly columns: readonly ColumnId[];
  readonly count: number;
  readonly perPage: number;
  /** `range` with Shift, `none` with Ctrl: moves without choosing. */
  readonly onMove: (to: GridPlace, how: 'one' | 'range' | 'none') => void;
  readonly onEdit: (at: GridPlace, seed?: string | null) => void;
  readonly onToggle: () => void;
  readonly onAll: () => void;
  readonly onFill: (what: Filled) => void;
  readonly onRemove: () => void;
}

/** What Ctrl+D fills down, by the column with the focus. */
const FILLED: Readonly<Partial<Record<ColumnId, Filled>>> = {
  title: 'title',
  controls: 'controls',
  effective: 'dates',
  kind: 'kind',
};

export const useGridKeys = ({
  stop,
  columns,
  count,
  perPage,
  onMove,
  onEdit,
  onToggle,
  onAll,
  onFill,
  onRemove,
}: GridKeys) => {
  const target = ({ key, ctrlKey, metaKey }: KeyboardEvent): GridPlace | null => {
    const withControl = ctrlKey || metaKey;
    const row = (to: number): GridPlace => ({ ...stop, row: Math.min(count - 1, Math.max(0, to)) });
    const beside = (by: number): GridPlace => {
      const at = Math.min(columns.length - 1, Math.max(0, columns.indexOf(stop.column) + by));
      return { ...stop, column: columns[at] ?? stop.column };
    };
    switch (key) {
      case 'ArrowDown':
        return row(stop.row + 1);
      case 'ArrowUp':
        return row(stop.row - 1);
      case 'PageDown':
        return row(stop.row + perPage);
      case 'PageUp':
        return row(stop.row - perPage);
      case 'ArrowRight':
        return beside(1);
      case 'ArrowLeft':
        return beside(-1);
      case 'Home':
        return withControl ? row(0) : beside(-columns.length);
      case 'End':
        return withControl ? row(count - 1) : beside(columns.length);
      default:
        return null;
    }
  };

  return (event: KeyboardEvent): void => {
    const withControl = event.ctrlKey || event.metaKey;
    const to = target(event);
    const letter = event.key.toLowerCase();
    if (to !== null) {
      const isJump = event.key === 'Home' || event.key === 'End';
      onMove(to, event.shiftKey ? 'range' : withControl && !isJump ? 'none' : 'one');
    } else if (event.key === 'Delete') onRemove();
    else if (event.key === 'Enter' || event.key === 'F2') onEdit(stop);
    else if (event.key === 'Backspace' && isEdited(stop.column)) onEdit(stop, '');
    else if (event.key === ' ') onToggle();
    else if (withControl && letter === 'a') onAll();
    else if (withControl && letter === 'd') onFill(FILLED[stop.column] ?? 'all');
    else if (
      event.key.length === 1 &&
      !withControl &&
      !event.altKey &&
      event.key !== '?' &&
      isEdited(stop.column)
    )
      onEdit(stop, stop.column === 'kind' ? null : event.key);
    else return;
    event.preventDefault();
  };
};
