// One of a few inside a table row: the system's own list, small, and quick from the keyboard. A field with
// a label and a filter chip are in Select.tsx.
import type { KeyboardEvent, ReactNode } from 'react';
import { ChevronDown } from 'lucide-react';
import { classNames } from './class-names';
import styles from './CellSelect.module.css';

interface CellSelectProps<Id extends string> {
  /** Read aloud; the column says it on screen. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  /** A mark in front of the word. */
  readonly mark?: ReactNode;
  readonly isQuiet?: boolean;
  /** With a frame and an arrow, where nothing around it says that it can be changed. */
  readonly isFramed?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly tabIndex?: number;
  /** Names the cell for whoever moves between cells. */
  readonly cell?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLSelectElement>) => void;
}

export const CellSelect = <Id extends string>({
  label,
  options,
  value,
  onChange,
  mark,
  isQuiet = false,
  isFramed = false,
  isDisabled = false,
  autoFocus = false,
  tabIndex,
  cell,
  onKeyDown,
}: CellSelectProps<Id>) => (
  <span
    className={classNames(
      styles.cell,
      mark !== undefined && styles.marked,
      isQuiet && styles.quiet,
      isFramed && styles.framed,
    )}
  >
    {mark !== undefined && <span className={styles.mark}>{mark}</span>}
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      disabled={isDisabled}
      autoFocus={autoFocus}
      tabIndex={tabIndex}
      data-cell={cell}
      onChange={(event) => {
        onChange(event.currentTarget.value as Id);
      }}
      onKeyDown={onKeyDown}
    >
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
    {isFramed && <ChevronDown className={classNames('i i--14', styles.arrow)} aria-hidden="true" />}
  </span>
);
