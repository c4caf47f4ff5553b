// Rows inside a record, such as the controls a vendor's report expects of us: a line each, and one of them open.
import { type ReactNode, useState } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import { type Field, nothingStated } from '../../../shared/domain/programme/field';
import { recordForm as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { fieldInWords } from './field-in-words';
import styles from './form.module.css';

type Row = Readonly<Record<string, unknown>>;

interface RowsFieldProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: readonly Row[]) => void;
  readonly error: string | null;
  /** The fields of the row that is open. */
  readonly drawRow: (row: Row, onChange: (name: string, value: unknown) => void) => ReactNode;
}

export const RowsField = ({ field, value, onChange, error, drawRow }: RowsFieldProps) => {
  const [opened, setOpened] = useState<number | null>(null);
  const fields = field.fields ?? {};
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const lineOf = (row: Row): string =>
    Object.entries(fields)
      .map(([name, one]) => fieldInWords(one, row[name]))
      .filter((words) => words !== '')
      .slice(0, 3)
      .join(' · ') || text.rowEmpty;
  return (
    <div
      className={styles.picked}
      role="group"
      aria-label={field.label}
      {...(error !== null && { 'data-invalid': true })}
    >
      <span className={styles.pickedLabel}>{field.label}</span>
      {rows.length > 0 && (
        <ol className={styles.rowsList}>
          {rows.map((row, place) => (
            <li key={place}>
              <div className={styles.rowLine}>
                <span className="faint">{place + 1}</span>
                <button
                  type="button"
                  className={styles.rowOpen}
                  aria-expanded={opened === place}
                  dir="auto"
                  onClick={() => {
                    setOpened(opened === place ? null : place);
                  }}
                >
                  {lineOf(row)}
                </button>
                <IconButton
                  label={text.removeRow(place + 1)}
                  icon={<Trash2 className="i i--14" aria-hidden="true" />}
                  onPress={() => {
                    onChange(rows.filter((_, other) => other !== place));
                    setOpened(null);
                  }}
                />
              </div>
              {opened === place && (
                <div className={styles.rowFields}>
                  {drawRow(row, (name, next) => {
                    onChange(rows.map((one, other) => (other === place ? { ...one, [name]: next } : one)));
                  })}
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      <span className={styles.pickedFoot}>
        <Button
          icon={<Plus className="i" aria-hidden="true" />}
          onPress={() => {
            onChange([...rows, nothingStated(fields)]);
            setOpened(rows.length);
          }}
        >
          {text.addRow}
        </Button>
        {rows.length === 0 && <span className="faint small">{text.rowsNone}</span>}
      </span>
      {error === null ? (
        field.help !== '' && <span className="help">{field.help}</span>
      ) : (
        <span className="help help--error">{error}</span>
      )}
    </div>
  );
};
