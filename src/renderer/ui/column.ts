// A column of a DataTable.
import type { ReactNode } from 'react';

export interface Column<Row, Sort extends string> {
  readonly id: string;
  readonly title: string;
  /** A CSS grid track: `88px`, `minmax(0, 1fr)`. */
  readonly width: string;
  readonly sort?: Sort;
  readonly align?: 'end';
  readonly cell: (row: Row) => ReactNode;
}
