// One line of text inside a table row, with its label read aloud.
import { classNames } from './class-names';
import styles from './CellField.module.css';

interface CellFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
  readonly isWrong?: boolean;
  readonly isReadOnly?: boolean;
  /** Words that are offered while one types. */
  readonly suggestions?: string;
  readonly autoFocus?: boolean;
}

export const CellField = ({
  label,
  value,
  onChange,
  maxLength,
  placeholder,
  isWrong = false,
  isReadOnly = false,
  suggestions,
  autoFocus = false,
}: CellFieldProps) => (
  <input
    className={classNames(styles.field, isWrong && styles.wrong)}
    aria-label={label}
    aria-invalid={isWrong || undefined}
    value={value}
    maxLength={maxLength}
    placeholder={placeholder}
    readOnly={isReadOnly}
    list={suggestions}
    autoFocus={autoFocus}
    autoComplete="off"
    spellCheck="false"
    dir="auto"
    onChange={(event) => {
      onChange(event.currentTarget.value);
    }}
  />
);
