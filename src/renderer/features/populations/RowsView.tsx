// The list itself, out of the stored file, a page at a time.
import type { CSSProperties } from 'react';
import type { Population } from '../../../shared/domain/population';
import { populations as text } from '../../messages/populations';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import styles from './populations.module.css';

interface ListRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const WIDTH = 160;

export const RowsView = ({ population }: { readonly population: Population }) => {
  const columns: readonly Column<ListRow, never>[] = [
    {
      id: 'row',
      title: text.columnRow,
      width: '84px',
      cell: ({ row }) => <span className="muted num">{row}</span>,
    },
    ...population.columns.map((column, at) => ({
      id: String(column.position),
      title: column.name,
      width: `minmax(${String(WIDTH)}px, 1fr)`,
      cell: ({ cells }: ListRow) => <bdi title={cells[at] ?? ''}>{cells[at] ?? ''}</bdi>,
    })),
  ];
  return (
    <>
      <p className="help">{text.rowsNote}</p>
      <div
        className={styles.wide}
        style={{ '--table-width': `${String(100 + population.columns.length * WIDTH)}px` } as CSSProperties}
      >
        <DataTable<'populations', 'rows'>
          label={text.rowsTable}
          group="populations"
          name="rows"
          question={{ id: population.id }}
          columns={columns}
          rowId={(row) => String(row.row)}
          rowLabel={(row) => text.rowOf(row.row, row.cells[0] ?? '')}
          selectedId={null}
          onSelect={() => undefined}
          empty={<p className="muted">{text.noRows}</p>}
        />
      </div>
    </>
  );
};
