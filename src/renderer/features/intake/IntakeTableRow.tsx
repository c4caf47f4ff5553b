// One row of the intake table. Remembered: while one scrolls, types or chooses, only rows that have changed
// are drawn.
import { memo, type MouseEvent, type ReactNode } from 'react';
import { Check, TriangleAlert } from 'lucide-react';
import { visibleText } from '../../../shared/visible-text';
import { rangeText } from '../../messages/dates';
import { kindText } from '../../messages/evidence-words';
import { intake as text } from '../../messages/intake';
import { classNames } from '../../ui/class-names';
import { StateShape } from '../../ui/StateMark';
import { FileThumb } from '../evidence/FileThumb';
import { ShownName } from '../evidence/ShownName';
import type { ColumnId } from './intake-columns';
import { ROW } from './intake-columns';
import { effectiveOf, kindOf } from './intake-draft';
import type { RowState } from './row-state';
import styles from './intake-table.module.css';
import type { AssessedRow } from './use-assessed-rows';

export interface RowHandlers {
  readonly press: (event: MouseEvent, place: number, column: ColumnId) => void;
  readonly open: (place: number, column: ColumnId) => void;
}

interface IntakeTableRowProps {
  readonly one: AssessedRow;
  readonly place: number;
  readonly columns: readonly ColumnId[];
  readonly template: string;
  readonly state: RowState['kind'];
  readonly stateWord: string;
  readonly mediaType: string | undefined;
  readonly isChosen: boolean;
  /** The cell that Tab reaches, when it is in this row. */
  readonly stop: ColumnId | null;
  /** The editor of a cell of this row, and in which column. */
  readonly editing: { readonly column: ColumnId; readonly editor: ReactNode } | null;
  readonly on: RowHandlers;
}

export const Box = ({ isOn }: { readonly isOn: boolean }) => (
  <span className={isOn ? 'check check--on' : 'check'} aria-hidden="true">
    {isOn && <Check className="i" />}
  </span>
);

const Row = ({
  one,
  place,
  columns,
  template,
  state,
  stateWord,
  mediaType,
  isChosen,
  stop,
  editing,
  on,
}: IntakeTableRowProps) => {
  const { row, fate } = one;
  const name = visibleText(row.files[0].name);
  return (
    <div
      role="row"
      data-place={place}
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      aria-label={`${name}, ${row.title}, ${stateWord}`}
      className={classNames(styles.row, fate === 'leave' && styles.left)}
      style={{ gridTemplateColumns: template, transform: `translateY(${String(place * ROW)}px)` }}
    >
      {columns.map((column) => (
        <div
          key={column}
          role="gridcell"
          data-column={column}
          className={classNames(styles.cell, styles[column])}
          tabIndex={stop === column && editing?.column !== column ? 0 : -1}
          {...(column === 'box' && { 'aria-label': isChosen ? text.rowChosen : text.rowNotChosen })}
          onClick={(event) => {
            on.press(event, place, column);
          }}
          onDoubleClick={() => {
            on.open(place, column);
          }}
        >
          {editing?.column === column ? (
            editing.editor
          ) : (
            <Cell
              one={one}
              column={column}
              state={state}
              stateWord={stateWord}
              mediaType={mediaType}
              isChosen={isChosen}
            />
          )}
        </div>
      ))}
    </div>
  );
};

type CellProps = Pick<IntakeTableRowProps, 'one' | 'state' | 'stateWord' | 'mediaType' | 'isChosen'> & {
  readonly column: ColumnId;
};

const Cell = ({ one, column, state, stateWord, mediaType, isChosen }: CellProps) => {
  const { row, blockers } = one;
  const effective = effectiveOf(row);
  switch (column) {
    case 'box':
      return <Box isOn={isChosen} />;
    case 'file':
      return (
        <>
          <FileThumb name={row.files[0].name} />
          <span className={styles.cut}>
            <ShownName name={row.files[0].name} />
          </span>
          {row.files.length > 1 && <span className="faint">{text.moreFiles(row.files.length - 1)}</span>}
        </>
      );
    case 'title':
      return <bdi title={row.title}>{row.title}</bdi>;
    case 'controls':
      return row.controlIds.length === 0 ? (
        blockers.includes('no-control') && <Asks>{text.chooseCell}</Asks>
      ) : (
        <span className="id">
          {row.controlIds[0]}
          {row.controlIds.length > 1 && ` ${text.moreFiles(row.controlIds.length - 1)}`}
        </span>
      );
    case 'effective':
      if (effective !== null) return rangeText(effective);
      if (blockers.includes('dates-reversed')) return <Asks>{text.datesWrong}</Asks>;
      return blockers.includes('no-date') && <Asks isWide>{text.datesCell}</Asks>;
    case 'kind':
      return kindText(kindOf(row, mediaType));
    case 'state':
      return (
        <span className={styles.word} data-kind={state} title={stateWord}>
          {state === 'flag' && <TriangleAlert className="i i--14" aria-hidden="true" />}
          {(state === 'missed' || state === 'failed') && <StateShape state="missed" />}
          <span className={styles.cut}>{stateWord}</span>
        </span>
      );
  }
};

/** A cell that waits for an answer, drawn as a field: one press begins to type. */
const Asks = ({ children, isWide = false }: { readonly children: ReactNode; readonly isWide?: boolean }) => (
  <span className={classNames(styles.asks, isWide && styles.wide)} data-asks>
    {children}
  </span>
);

export const IntakeTableRow = memo(Row);
