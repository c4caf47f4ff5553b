// What taking a table in changes, or would change, row by row.
import type { ImportRow, TableImport } from '../shared/domain/table-import';
import { text } from './safe-text';

/** Long texts are shown by their beginning: the table itself has the rest. */
const shortened = (value: string): string => {
  const line = value.replace(/\n/g, ' / ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const rowLines = (row: ImportRow): string[] => [
  text`Row ${row.row}: ${row.change}${row.subject === null ? '' : ` ${row.subject}`} ${row.title}`,
  ...(row.problem === null ? [] : [text`  ${row.problem}`]),
  ...(row.change === 'change'
    ? row.fields.map((one) => text`  ${one.field}: ${shortened(one.before)} → ${shortened(one.after)}`)
    : []),
];

export const importLines = ({ rows, counts, unknownColumns, told = [], applied }: TableImport): string[] => [
  ...rows.filter((row) => row.change !== 'same').flatMap(rowLines),
  ...(unknownColumns.length === 0 ? [] : [text`Not read: ${unknownColumns.join(', ')}.`]),
  ...told.map((one) => text`${one}`),
  `${applied ? 'Added' : 'To add'} ${String(counts.add)}, ${applied ? 'changed' : 'to change'} ${String(counts.change)}, the same ${String(counts.same)}, refused ${String(counts.refused)}.`,
];
