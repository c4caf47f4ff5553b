// The rows of a file that is to be taken in: what each is, what would change field by field, and a tick for
// those that change something.
import { useState } from 'react';
import { Check } from 'lucide-react';
import type { ListImport, ListRow } from '../../../shared/domain/request-list';
import { count } from '../../messages/count';
import { requestImport as text } from '../../messages/request-import';
import { requestWords } from '../../messages/request-words';
import { FilterToggle } from '../../ui/FilterToggle';
import { isDoing, listRowsShown, MOST_ROWS } from './list-rows-shown';
import styles from './requests.module.css';

const REST = ['same', 'heading', 'blank', 'refused'] as const satisfies readonly ListRow['what'][];

interface ListRowsProps {
  readonly list: Pick<ListImport, 'rows' | 'counts'>;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}

export const ListRows = ({ list, chosen, onChoose }: ListRowsProps) => {
  const [only, setOnly] = useState<ListRow['what'] | null>(null);
  const { shown, total } = listRowsShown(list.rows, only);
  const doing = list.rows.filter(isDoing);
  const isAll = doing.length > 0 && doing.every(({ row }) => chosen.has(row));
  return (
    <>
      <div className={styles.filterLine}>
        <FilterToggle
          label={text.showDoing}
          isOn={only === null}
          onChange={() => {
            setOnly(null);
          }}
        />
        {REST.filter((what) => list.counts[what] > 0).map((what) => (
          <FilterToggle
            key={what}
            label={`${text.showRest(what)} ${count(list.counts[what])}`}
            isOn={only === what}
            onChange={(isOn) => {
              setOnly(isOn ? what : null);
            }}
          />
        ))}
      </div>
      {shown.length > 0 && (
        <div
          className={`${styles.scroller ?? ''} ${styles.rowsTable ?? ''}`}
          tabIndex={0}
          role="region"
          aria-label={text.rows}
        >
          <table className={styles.table} aria-label={text.rows}>
            <thead>
              <tr>
                <th scope="col" className={styles.narrow}>
                  <Tick
                    label={text.chooseAll}
                    isOn={isAll}
                    isDisabled={doing.length === 0}
                    onPress={() => {
                      onChoose(isAll ? new Set() : new Set(doing.map(({ row }) => row)));
                    }}
                  />
                </th>
                <th scope="col">{text.columnRow}</th>
                <th scope="col">{text.columnReference}</th>
                <th scope="col">{text.columnWhat}</th>
                <th scope="col">{text.columnDifference}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row
                  key={row.row}
                  row={row}
                  isChosen={chosen.has(row.row)}
                  onTick={() => {
                    const next = new Set(chosen);
                    if (!next.delete(row.row)) next.add(row.row);
                    onChoose(next);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > MOST_ROWS && <p className="help">{text.moreRows(shown.length, total)}</p>}
    </>
  );
};

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

const Tick = ({ label, isOn, isDisabled = false, onPress }: TickProps) => (
  <button
    type="button"
    role="checkbox"
    aria-checked={isOn}
    aria-label={label}
    disabled={isDisabled}
    className={styles.tick}
    onClick={onPress}
  >
    <span className={isOn ? 'check check--on' : 'check'}>
      {isOn && <Check className="i" aria-hidden="true" />}
    </span>
  </button>
);

interface RowProps {
  readonly row: ListRow;
  readonly isChosen: boolean;
  readonly onTick: () => void;
}

const Row = ({ row, isChosen, onTick }: RowProps) => (
  <tr data-what={row.what} className={row.what === 'heading' ? styles.rowHeading : ''}>
    <td className={styles.narrow}>
      {isDoing(row) && <Tick label={text.choose(row.row)} isOn={isChosen} onPress={onTick} />}
    </td>
    <td className={`${styles.narrow ?? ''} num muted`}>{row.row}</td>
    <td className={styles.narrow}>
      {row.requestId !== null && <span className="id">{row.requestId} </span>}
      <bdi className="muted">{row.reference}</bdi>
    </td>
    <td
      className={`${styles.narrow ?? ''} ${row.what === 'refused' || row.what === 'conflict' ? (styles.refused ?? '') : ''}`}
    >
      {text.what(row.what)}
    </td>
    <td className={styles.wide}>
      <div>
        <span dir="auto">{row.title}</span>
        {row.problem !== '' && (
          <span className={row.what === 'refused' ? styles.refused : styles.problem}>{row.problem}</span>
        )}
        {row.what === 'new' && <NewFacts row={row} />}
        {(row.what === 'new' ? [] : row.changes).map((change) => (
          <span key={change.field} className={styles.field}>
            <span className="faint">{requestWords.field(change.field)}</span>{' '}
            <del dir="auto" className={styles.before}>
              {shownValue(change.field, change.before)}
            </del>{' '}
            <span className="unseen">{text.becomes}</span>
            <ins dir="auto" className={styles.after}>
              {shownValue(change.field, change.after)}
            </ins>
          </span>
        ))}
        {row.conflicts.map((conflict) => (
          <span key={conflict.field} className={styles.field}>
            <b className={styles.refused}>{text.conflictLine(requestWords.field(conflict.field))}</b>{' '}
            <span className="faint">{text.conflictBase}</span>{' '}
            <bdi>{shownValue(conflict.field, conflict.before)}</bdi>,{' '}
            <span className="faint">{text.conflictOurs}</span>{' '}
            <bdi>{shownValue(conflict.field, conflict.ours)}</bdi>,{' '}
            <span className="faint">{text.conflictTheirs}</span>{' '}
            <bdi>{shownValue(conflict.field, conflict.after)}</bdi>
          </span>
        ))}
        {row.comments > 0 && <span className={styles.field}>{text.comments(row.comments)}</span>}
      </div>
    </td>
  </tr>
);

/** Of a new one: its facts on one line; number and wording stand in the row already. */
const NewFacts = ({ row }: { readonly row: ListRow }) => {
  const facts = row.changes.filter(
    ({ field, after }) => after !== '' && field !== 'reference' && after !== row.title,
  );
  if (facts.length === 0) return null;
  return (
    <span className={styles.newFacts}>
      {facts.map(({ field, after }) => (
        <span key={field}>
          <span className="faint">{requestWords.field(field)}</span> <bdi>{shownValue(field, after)}</bdi>
        </span>
      ))}
    </span>
  );
};

const shownValue = (field: string, value: string): string =>
  value === '' ? text.empty : requestWords.value(field, value);
