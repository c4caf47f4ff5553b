// What a row brings that differs from what the vault has of the request, field by field, in texts for people.
import { type AskedFacts, type ExtraCell } from '../../../shared/domain/request';
import type { FieldChange } from '../../../shared/domain/request-list';
import type { z } from 'zod';
import type { DateRange } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import type { ReadRequest } from './read-cells';

export type Difference = z.infer<typeof FieldChange>;

export const periodText = (period: DateRange | null): string =>
  period === null ? '' : `${period.from} – ${period.to}`;

const FIELDS = [
  'reference',
  'wording',
  'title',
  'area',
  'kind',
  'named',
  'period',
  'requestedOn',
  'dueOn',
  'priority',
] as const;
type AskedField = (typeof FIELDS)[number];

/** A field as people read it; empty for nothing. */
export const askedText = (asked: AskedFacts, field: AskedField): string =>
  field === 'period' ? periodText(asked.period) : (asked[field] ?? '');

/** Fields by their names, cells without a field by the head of their column. */
export const differences = (before: AskedFacts, after: AskedFacts): Difference[] => {
  const columns = [...new Set([...before.extra, ...after.extra].map((one) => one.column))];
  const cell = (asked: AskedFacts, column: string): string =>
    asked.extra
      .filter((one) => one.column === column)
      .map((one) => one.value)
      .join('\n');
  return [
    ...FIELDS.map((field) => ({
      field,
      before: askedText(before, field),
      after: askedText(after, field),
    })),
    ...columns.map((column) => ({
      field: column,
      before: cell(before, column),
      after: cell(after, column),
    })),
  ].filter((one) => one.before !== one.after);
};

/** Cells the row does not bring stay. */
const mergedExtra = (before: readonly ExtraCell[], brought: readonly ExtraCell[]): ExtraCell[] => {
  const columns = new Set(brought.map((one) => one.column));
  return [...before.filter((one) => !columns.has(one.column)), ...brought];
};

export const NOTHING_ASKED: AskedFacts = {
  reference: '',
  wording: '',
  title: '',
  area: '',
  kind: 'document',
  named: '',
  period: null,
  requestedOn: null,
  dueOn: null,
  priority: 'normal',
  extra: [],
};

/** What is asked when the row is taken in: a cell that says nothing leaves what was there. */
export const askedAfter = (before: AskedFacts, row: ReadRequest): AskedFacts => ({
  reference: row.reference === '' ? before.reference : row.reference,
  wording: row.wording,
  title: row.title ?? before.title,
  area: row.area ?? before.area,
  kind: row.kind ?? before.kind,
  named: row.named ?? before.named,
  period: row.period ?? before.period,
  requestedOn: row.requestedOn ?? before.requestedOn,
  dueOn: row.dueOn ?? before.dueOn,
  priority: row.priority ?? before.priority,
  extra: mergedExtra(before.extra, row.extra),
});

/** The same words, however they are laid out. */
export const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * What of a comment is new: firms keep all that was said in one cell and write below or above it.
 * @param said everything the vault has of that side of the request
 */
export const newWords = (cell: string, said: readonly string[]): string => {
  let rest = cell.trim();
  // The longest first, so that one comment does not eat the beginning of another.
  for (const known of said.toSorted((a, b) => b.length - a.length)) {
    if (folded(rest) === folded(known)) return '';
    if (known.length < 3) continue;
    if (rest.startsWith(`${known}\n`)) rest = rest.slice(known.length).trim();
    else if (rest.endsWith(`\n${known}`)) rest = rest.slice(0, -known.length).trim();
  }
  return rest;
};

export type Said = (request: number, side: 'firm' | 'organization') => readonly string[];

/** Everything each side has said of the requests of an engagement that both sides may read. */
export const saidBefore = (db: ReadableDb, engagement: number): Said => {
  const rows = db
    .prepare(
      `SELECT c.request, c.side, c.text FROM request_comment AS c JOIN request AS r ON r.number = c.request
       WHERE r.engagement = ? AND c.is_internal = 0 ORDER BY c.request, c.number`,
    )
    .all(engagement) as { request: number; side: string; text: string }[];
  const texts = Map.groupBy(rows, ({ request, side }) => `${String(request)} ${side}`);
  return (request, side) => (texts.get(`${String(request)} ${side}`) ?? []).map(({ text }) => text);
};
