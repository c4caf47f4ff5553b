// CSV as a system would export it.
import { stringify } from 'csv-stringify/sync';

type Cell = string | number;

export const csvTable = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([columns.slice(), ...rows.map((row) => row.map(String))], { record_delimiter: 'windows' });
