// The matrix on paper: pages across, a few series on each, with the controls that answer something there,
// and the criteria nothing is mapped to, by name.
import { useEffect, useState } from 'react';
import type { MatrixRow } from '../../../shared/domain/control';
import { call } from '../../app/use-call';
import { matrix, matrixPaper as text } from '../../messages/matrix';
import { PrintSheet } from '../../ui/PrintSheet';
import { PaperHead } from '../controls/PaperHead';
import { columnsOf, type MatrixSeries, pagesOfSeries, withoutControl } from './matrix-columns';
import paper from './matrix-paper.module.css';
import { pointsOf } from './MatrixLine';

const PAGE = 500;

const everyRow = async (question: MatrixPagesProps['question']): Promise<readonly MatrixRow[]> => {
  const rows: MatrixRow[] = [];
  for (;;) {
    const answer = await call('controls', 'matrix', { ...question, offset: rows.length, limit: PAGE });
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= answer.total) return rows;
  }
};

interface MatrixPagesProps {
  readonly question: { readonly search: string; readonly series: MatrixSeries['id'] | null };
  readonly series: readonly MatrixSeries[];
  readonly onDone: () => void;
}

export const MatrixPages = ({ question, series, onDone }: MatrixPagesProps) => {
  const [rows, setRows] = useState<readonly MatrixRow[] | null>(null);
  const [asked] = useState(question);
  useEffect(() => {
    let isLate = false;
    everyRow(asked).then(
      (all) => {
        if (!isLate) setRows(all);
      },
      () => {
        // The grid on the screen says what failed; an empty page is not printed.
      },
    );
    return () => {
      isLate = true;
    };
  }, [asked]);
  if (rows === null) return null;
  return (
    <PrintSheet landscape onDone={onDone}>
      {pagesOfSeries(series).map((page) => (
        <section key={page[0]?.id} className={paper.page}>
          <PaperHead
            kind={text.kind}
            title={page.map((one) => matrix.seriesHead(one.id, one.name)).join(', ')}
          />
          <MatrixTable page={page} rows={rows} />
        </section>
      ))}
    </PrintSheet>
  );
};

interface MatrixTableProps {
  readonly page: readonly MatrixSeries[];
  readonly rows: readonly MatrixRow[];
}

const MatrixTable = ({ page, rows }: MatrixTableProps) => {
  const columns = columnsOf(page);
  const answering = rows.filter((row) => columns.some((column) => pointsOf(row, column.id) !== null));
  const without = withoutControl(columns);
  return (
    <>
      <p className={paper.legend}>{text.legend}</p>
      {without.length > 0 && (
        <p className={paper.without}>
          {text.without(without.map((column) => `${column.id} ${column.title}`))}
        </p>
      )}
      {columns.map(
        ({ id, notApplicable }) =>
          notApplicable !== null && <p key={id}>{text.notApplicable(id, notApplicable)}</p>,
      )}
      {answering.length === 0 ? (
        <p>{text.nothing}</p>
      ) : (
        <table className={paper.table}>
          <thead>
            <tr>
              <th className={paper.control}>{text.control}</th>
              {columns.map((column) => (
                <th key={column.id} className={paper.criterion}>
                  <span>{column.title}</span>
                  <b>{column.id}</b>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answering.map((row) => (
              <tr key={row.controlId}>
                <th scope="row" dir="auto">
                  <span className={paper.id}>{row.controlId}</span> {row.title}
                </th>
                {columns.map((column) => {
                  const points = pointsOf(row, column.id);
                  return (
                    <td key={column.id} className={points === null ? '' : paper.mapped}>
                      {points === null ? '' : points === 0 ? matrix.whole : points}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{matrix.rowTotals}</th>
              {columns.map((column) => (
                <td key={column.id}>{column.notApplicable === null ? column.controls : 'n/a'}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
};
