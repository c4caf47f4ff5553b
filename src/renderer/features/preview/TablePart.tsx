// A part of a table: cells as text nodes. The first row of the file stays on top of every part.
import type { PreviewedFile, PreviewPage } from '../../../shared/calls/preview';
import { useCall } from '../../app/use-call';
import { preview as text } from '../../messages/preview';
import { ViewTabs } from '../../ui/ViewTabs';
import { PartsBar } from './PartsBar';
import styles from './preview.module.css';
import { shownText } from './shown-text';
import type { Parts } from './use-parts';

type TablePage = Extract<PreviewPage, { readonly shows: 'table' }>;

interface TablePartProps {
  readonly file: PreviewedFile;
  readonly page: TablePage;
  readonly parts: Parts;
  readonly name: string;
}

export const TablePart = ({ file, page, parts, name }: TablePartProps) => {
  const beginning = useCall('preview', 'page', { file, sheet: parts.sheet, at: null });
  const isBeginning = page.firstRow === 1;
  const head = beginning.data?.shows === 'table' ? (beginning.data.rows[0] ?? []) : [];
  const rows = isBeginning ? page.rows.slice(1) : page.rows;
  const width = Math.max(head.length, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_none, at) => at);
  const firstRow = page.firstRow === null ? null : page.firstRow + (isBeginning ? 1 : 0);
  return (
    <>
      {page.sheets.length > 1 && (
        <div className={styles.choices}>
          <ViewTabs
            label={text.sheets}
            tabs={page.sheets.map((sheet) => ({ id: sheet, label: shownText(sheet) }))}
            value={page.sheet ?? ''}
            onChange={parts.showSheet}
          />
        </div>
      )}
      {page.isRepaired && <p className={styles.remark}>{text.repaired}</p>}
      {page.isCut && <p className={styles.remark}>{text.cutCells}</p>}
      {width === 0 ? (
        <p className={styles.remark}>{text.emptyTable}</p>
      ) : (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.label(name)}>
          <table className={styles.table} aria-label={text.label(name)} translate="no">
            <thead>
              <tr>
                {firstRow !== null && (
                  <th scope="col" className={styles.rowNumber}>
                    <span className="unseen">{text.rowNumber}</span>
                  </th>
                )}
                {columns.map((at) => (
                  <th key={at} scope="col" dir="auto">
                    {shownText(head[at] ?? '')}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                <tr key={row}>
                  {firstRow !== null && <td className={styles.rowNumber}>{firstRow + row}</td>}
                  {columns.map((at) => (
                    <td
                      key={at}
                      dir="auto"
                      title={(cells[at] ?? '').length > 24 ? shownText(cells[at] ?? '') : undefined}
                    >
                      {shownText(cells[at] ?? '')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PartsBar
        parts={parts}
        shown={
          page.firstRow === null
            ? text.part(page.at.byte, page.sizeBytes)
            : text.rows(page.firstRow, page.firstRow + Math.max(0, page.rows.length - 1))
        }
      />
    </>
  );
};
