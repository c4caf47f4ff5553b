// A table: columns are chosen by their names, and the first rows show what is left.
import { type ReactNode, useState } from 'react';
import { useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { redaction as text } from '../../messages/redaction';
import { Answer } from '../../ui/Answer';
import { Checkbox } from '../../ui/Checkbox';
import { CheckList } from '../../ui/CheckList';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Select } from '../../ui/Select';
import type { FileToRedact } from './file-to-redact';
import { RedactionFrame } from './RedactionFrame';
import styles from './redaction.module.css';
import { StoreDialog } from './StoreDialog';

/** As many as the engine answers of each row. */
const MOST_COLUMNS = 400;

/** Of a cell that is looked for in title, name and reason. */
const SHORTEST_TELLING = 4;

interface ColumnsRedactionProps {
  readonly file: FileToRedact;
  readonly choice: ReactNode;
}

export const ColumnsRedaction = ({ file, choice }: ColumnsRedactionProps) => {
  const { id, version, position } = file;
  const [sheet, setSheet] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [withHead, setWithHead] = useState(false);
  const [onlyColumns, setOnlyColumns] = useState(false);
  const { data: table, failure } = useCall('redaction', 'lookAtTable', { id, version, position, sheet });
  const storing = useJob('redaction', 'ofColumns');

  const [head = [], ...rows] = table?.rows ?? [];
  // Also columns that only rows further down have: what cannot be chosen cannot be covered.
  const width = Math.min(table?.columnCount ?? 0, MOST_COLUMNS);
  const columns = [...chosen].map(Number).sort((a, b) => a - b);
  const isCsv = table?.sheet === null;
  const summary = text.summaryColumns(columns.length);
  const longerRows = table?.longerRows ?? 0;
  const longer = longerRows === 0 ? null : text.longerRows(longerRows, onlyColumns);
  const items = Array.from({ length: width }, (_none, at) => ({
    id: String(at + 1),
    title: head[at]?.trim() || text.column(at + 1),
    ...(rows[0]?.[at] === undefined || rows[0][at] === '' ? {} : { description: rows[0][at] }),
  }));
  const first = columns[0] ?? Infinity;
  // As the engine covers a row that is longer than the head: all from the first of the columns on.
  const isCovered = (row: readonly string[], column: number): boolean =>
    chosen.has(String(column)) || (!onlyColumns && row.length > head.length && column >= first);
  // Of those that are here; a short one would stand in anything.
  const covered = rows
    .flatMap((row) => row.filter((_value, at) => isCovered(row, at + 1)))
    .map((value) => value.trim())
    .filter((value) => value.length >= SHORTEST_TELLING);
  const cell = (value: string, column: number, row: readonly string[]) =>
    isCovered(row, column) && (row !== head || withHead) ? (
      <mark className={styles.replaced}>{text.redacted}</mark>
    ) : (
      value
    );

  return (
    <RedactionFrame
      file={file}
      canStore={columns.length > 0}
      dialog={(end) => (
        <StoreDialog
          file={file}
          summary={summary}
          becomes={[isCsv ? text.becomesCsv : text.becomesXlsx, ...(longer === null ? [] : [longer])].join(
            ' ',
          )}
          words={[...new Set(covered)]}
          isRunning={storing.isRunning}
          progress={storing.isRunning ? text.storing : ''}
          failure={storing.failure}
          onStore={(says) =>
            storing.start({
              id,
              version,
              position,
              sheet: table?.sheet ?? null,
              columns,
              withHead,
              onlyColumns,
              ...says,
            })
          }
          onCancel={storing.cancel}
          {...end}
        />
      )}
    >
      <FailureNotice failure={failure} />
      <div className={styles.work}>
        <div className={styles.middle}>
          <h2 className="section">{text.firstRows}</h2>
          <div className={styles.rows} tabIndex={0} role="region" aria-label={text.firstRows}>
            <table className={styles.table} aria-label={text.firstRows}>
              <thead>
                <tr>
                  {Array.from({ length: width }, (_none, at) => (
                    <th key={at} scope="col">
                      {cell(head[at] ?? '', at + 1, head)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, line) => (
                  <tr key={line}>
                    {row.map((value, at) => (
                      <td key={at}>{cell(value, at + 1, row)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
        <aside className={styles.side} aria-label={text.columns}>
          <Answer text={summary} />
          {choice}
          {table !== undefined && table.sheets.length > 1 && (
            <Select
              label={text.sheet}
              options={table.sheets.map((name) => ({ id: name, label: name }))}
              value={table.sheet ?? table.sheets[0] ?? ''}
              onChange={(name) => {
                setSheet(name);
                setChosen(new Set());
                setOnlyColumns(false);
              }}
            />
          )}
          <div className={styles.choice}>
            <CheckList
              label={text.columns}
              groups={[{ id: 'columns', title: '', items }]}
              selected={chosen}
              onChange={setChosen}
              empty={text.columnsEmpty}
            />
          </div>
          {table !== undefined && table.columnCount > width && (
            <p className="small muted">{text.moreColumns(table.columnCount - width)}</p>
          )}
          {longer !== null && (
            <>
              <Notice kind="late">{longer}</Notice>
              <Checkbox isSelected={onlyColumns} onChange={setOnlyColumns}>
                {text.onlyColumns}
              </Checkbox>
            </>
          )}
          <Checkbox isSelected={withHead} onChange={setWithHead}>
            {text.withHead}
          </Checkbox>
          <p className="small muted">{isCsv ? text.becomesCsv : text.becomesXlsx}</p>
        </aside>
      </div>
    </RedactionFrame>
  );
};
