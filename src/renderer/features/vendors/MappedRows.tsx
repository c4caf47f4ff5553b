// What a report expects of us, or we of its vendor, as a table: each line with what answers it and how it stands; one of
// them open for changing.
import { Fragment, useState } from 'react';
import { ClipboardPaste, Plus, Trash2 } from 'lucide-react';
import { type Field, nothingStated } from '../../../shared/domain/programme/field';
import { ObjectLink } from '../../app/ObjectLink';
import { review as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { StateMark } from '../../ui/StateMark';
import { FieldsGrid } from '../programme/FieldsGrid';
import type { MappedState } from './mapped-state';
import { PasteRowsDialog } from './PasteRowsDialog';
import styles from './vendors.module.css';

type Row = Readonly<Record<string, unknown>>;

interface MappedRowsProps {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly field: Field;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** Head of the wording, and the fields with ids that get a column each. */
  readonly wordingTitle: string;
  readonly columns: readonly (readonly [name: string, title: string])[];
  readonly stateOf: (row: Row) => MappedState;
}

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const MappedRows = ({
  title,
  intro,
  none,
  field,
  rows,
  onChange,
  wordingTitle,
  columns,
  stateOf,
}: MappedRowsProps) => {
  const [opened, setOpened] = useState<number | null>(null);
  const [isPasting, setPasting] = useState(false);
  const fields = field.fields ?? {};
  const add = (more: readonly Row[]) => {
    onChange([...rows, ...more.map((row) => ({ ...nothingStated(fields), ...row }))]);
  };
  return (
    <section className={styles.mapped}>
      <h2>{title}</h2>
      <p className="help">{intro}</p>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <table className={styles.map} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{wordingTitle}</th>
              {columns.map(([name, head]) => (
                <th key={name} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">{text.columnState}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => {
              const stands = stateOf(row);
              const words = [textOf(row['reference']), textOf(row['wording'])].filter((one) => one !== '');
              return (
                <Fragment key={place}>
                  <tr>
                    <td>
                      <button
                        type="button"
                        className={styles.open}
                        aria-expanded={opened === place}
                        dir="auto"
                        onClick={() => {
                          setOpened(opened === place ? null : place);
                        }}
                      >
                        {words.length === 0 ? text.emptyRow : words.join(' · ')}
                      </button>
                    </td>
                    {columns.map(([name]) => (
                      <td key={name}>
                        <span className="ids">
                          {idsOf(row[name]).map((id) => (
                            <ObjectLink key={id} id={id} />
                          ))}
                        </span>
                      </td>
                    ))}
                    <td className={styles.state}>
                      <StateMark state={stands.state}>{stands.word}</StateMark>
                    </td>
                    <td className={styles.remove}>
                      <IconButton
                        label={text.removeRow(place + 1)}
                        icon={<Trash2 className="i i--14" aria-hidden="true" />}
                        onPress={() => {
                          onChange(rows.filter((_, other) => other !== place));
                          setOpened(null);
                        }}
                      />
                    </td>
                  </tr>
                  {opened === place && (
                    <tr className={styles.opened}>
                      <td colSpan={columns.length + 3}>
                        <FieldsGrid
                          fields={fields}
                          facts={row}
                          errors={{}}
                          onChange={(name, value) => {
                            onChange(
                              rows.map((one, other) => (other === place ? { ...one, [name]: value } : one)),
                            );
                          }}
                        />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      <div className="btns">
        <Button
          icon={<Plus className="i" aria-hidden="true" />}
          aria-label={`${text.addRow}: ${title}`}
          onPress={() => {
            add([{}]);
            setOpened(rows.length);
          }}
        >
          {text.addRow}
        </Button>
        <Button
          kind="quiet"
          icon={<ClipboardPaste className="i" aria-hidden="true" />}
          aria-label={`${text.addSeveral} ${title}`}
          onPress={() => {
            setPasting(true);
          }}
        >
          {text.addSeveral}
        </Button>
      </div>
      {isPasting && (
        <PasteRowsDialog
          withReference={'reference' in fields}
          onTake={(pasted) => {
            add(pasted);
            setPasting(false);
          }}
          onClose={() => {
            setPasting(false);
          }}
        />
      )}
    </section>
  );
};
