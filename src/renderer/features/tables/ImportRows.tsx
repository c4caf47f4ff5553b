// The rows of a table that is to be read in: refused ones first with what is wrong, then what would change,
// field by field. Rows that stay as they are can be left out.
import { useState } from 'react';
import type { ImportRow } from '../../../shared/domain/table-import';
import { tableImport as text } from '../../messages/table-import';
import { FilterToggle } from '../../ui/FilterToggle';
import { importRowsShown, MOST_ROWS } from './import-rows-shown';
import styles from './tables.module.css';

export const ImportRows = ({ rows }: { readonly rows: readonly ImportRow[] }) => {
  const [onlyChanges, setOnlyChanges] = useState(true);
  const hasSame = rows.some((row) => row.change === 'same');
  const { shown, total } = importRowsShown(rows, onlyChanges);
  if (rows.length === 0) return null;
  return (
    <>
      {hasSame && (
        <div className="btns">
          <FilterToggle label={text.onlyChanges} isOn={onlyChanges} onChange={setOnlyChanges} />
        </div>
      )}
      {shown.length > 0 && (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={text.rows}>
          <table className={styles.table} aria-label={text.rows}>
            <thead>
              <tr>
                <th scope="col">{text.columnRow}</th>
                <th scope="col">{text.columnSubject}</th>
                <th scope="col">{text.columnChange}</th>
                <th scope="col">{text.columnWhat}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.row} data-change={row.change}>
                  <td className={styles.number}>{row.row}</td>
                  <td className="id">{row.subject ?? ''}</td>
                  <td className={row.change === 'refused' ? styles.refused : ''}>
                    {text.change(row.change)}
                  </td>
                  <td className={styles.what}>
                    <div>
                      <span dir="auto">{row.title}</span>
                      {row.problem !== null && <span className={styles.refused}>{row.problem}</span>}
                      {row.change === 'change' &&
                        row.fields.map((field) => <Field key={field.field} {...field} />)}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > MOST_ROWS && <p className="help">{text.moreRows(shown.length, total)}</p>}
    </>
  );
};

const Field = ({ field, before, after }: ImportRow['fields'][number]) => (
  <span className={styles.field}>
    <span className="faint">{field}</span>{' '}
    <del dir="auto" className={styles.before}>
      {before === '' ? text.empty : before}
    </del>{' '}
    <span className="unseen">{text.becomes}</span>
    <ins dir="auto" className={styles.after}>
      {after === '' ? text.empty : after}
    </ins>
  </span>
);
