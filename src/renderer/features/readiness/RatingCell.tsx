// One cell of the worksheet: a small list, set by the pointer or by a digit; arrows move between cells.
import { type KeyboardEvent, useContext } from 'react';
import {
  LEVELS,
  type Level,
  RATINGS,
  type Rating,
  type SubjectRating,
} from '../../../shared/domain/readiness';
import { readiness as text } from '../../messages/readiness';
import { CellSelect } from '../../ui/CellSelect';
import { RowTabStop } from '../../ui/row-tab-stop';
import { besides, type Cell, changeByKey, isAspect } from './rating-changes';
import { RatingMark } from './RatingMark';

const RATING_OPTIONS = RATINGS.map((id) => ({ id, label: text.rating(id) }));
export const LEVEL_OPTIONS = [
  { id: '', label: text.level(null) },
  ...LEVELS.map((id) => ({ id, label: text.level(id) })),
] as const;

export const levelOf = (value: string): Level | null => LEVELS.find((level) => level === value) ?? null;

export const cellName = (cell: Cell): string =>
  isAspect(cell) ? text.aspect(cell).name : cell === 'likelihood' ? text.likelihood : text.effort;

/** Rows are beside each other in the table by their place; a row out of view is brought in. */
const focusCell = (from: HTMLElement, rows: number, cell: Cell): void => {
  const row = from.closest<HTMLElement>('[data-place]');
  const place = Number(row?.dataset['place']) + rows;
  const target = row?.parentElement?.querySelector<HTMLElement>(
    `[data-place="${String(place)}"] [data-cell="${cell}"]`,
  );
  if (target === null || target === undefined) return;
  target.focus();
  target.closest('[data-place]')?.scrollIntoView({ block: 'nearest' });
};

interface RatingCellProps {
  readonly row: SubjectRating;
  readonly cell: Cell;
  readonly isDisabled: boolean;
  readonly onRate: (part: Partial<SubjectRating>) => void;
}

export const RatingCell = ({ row, cell, isDisabled, onRate }: RatingCellProps) => {
  const isTabStop = useContext(RowTabStop);
  const onKeyDown = (event: KeyboardEvent<HTMLSelectElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const change = changeByKey(cell, event.key);
    if (change !== undefined) {
      handled();
      onRate(change);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      handled();
      focusCell(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1, cell);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      handled();
      const next = besides(cell, event.key === 'ArrowRight' ? 1 : -1);
      if (next !== null) focusCell(event.currentTarget, 0, next);
    } else if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
  };
  const common = {
    label: text.cell(cellName(cell), row.subject),
    isDisabled,
    tabIndex: isTabStop ? 0 : -1,
    cell,
    onKeyDown,
  };
  return isAspect(cell) ? (
    <CellSelect<Rating>
      {...common}
      options={RATING_OPTIONS}
      value={row[cell]}
      isQuiet={row[cell] === 'not-rated'}
      mark={<RatingMark rating={row[cell]} />}
      onChange={(rating) => {
        onRate({ [cell]: rating });
      }}
    />
  ) : (
    <CellSelect<string>
      {...common}
      options={LEVEL_OPTIONS}
      value={row[cell] ?? ''}
      isQuiet={row[cell] === null}
      onChange={(value) => {
        onRate({ [cell]: levelOf(value) });
      }}
    />
  );
};
