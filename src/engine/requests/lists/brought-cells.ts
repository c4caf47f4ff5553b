// What a row of our own list brings when it comes back, as facts: the cells that are not as they went out.
import { type AskedFacts, RequestKind } from '../../../shared/domain/request';
import { type CalendarDate, DateRange } from '../../../shared/period';
import { NOTHING_ASKED } from './compare-asked';
import { dayIn, isAsItWent, kindIn, statusWordIn, textIn } from './filled-cells';
import type { FilledRow } from './read-filled';
import { type AuditorsStatus, FIELD_TITLES } from './requests-workbook';
import type { SheetCells, SheetField } from './sheet-rows';

const TEXTS = ['reference', 'wording', 'title', 'area', 'named'] as const;
const MOST: Readonly<Record<(typeof TEXTS)[number], number>> = {
  reference: 300,
  wording: 10_000,
  title: 300,
  area: 300,
  named: 300,
};
const LONGEST_COMMENT = 10_000;
/** Columns of the organization's: a change of them is told and passed over. */
export const NEVER_TAKEN: readonly SheetField[] = [
  'status',
  'returnReason',
  'answered',
  'evidence',
  'comments',
];

/** Why a row cannot be taken in, for a person. */
export class Refused extends Error {}

export type Brought = Partial<AskedFacts>;

/** The days and texts a row brings that are not those that went out. */
export const brought = (row: FilledRow, base: SheetCells): Brought => {
  const found: { -readonly [K in keyof AskedFacts]?: AskedFacts[K] } = {};
  const changed = (field: SheetField): string | null => {
    const cell = row.cells[field];
    return cell === undefined || isAsItWent(field, base[field], cell) ? null : cell;
  };
  for (const field of TEXTS) {
    const cell = changed(field);
    if (cell === null) continue;
    const text = field === 'wording' ? textIn(cell) : textIn(cell).replace(/\s+/g, ' ');
    if (text.length > MOST[field])
      throw new Refused(`${FIELD_TITLES[field]} is longer than ${String(MOST[field])} characters.`);
    if (field === 'wording' && text === '') throw new Refused('Its wording was taken away.');
    found[field] = text;
  }
  const kind = changed('kind');
  if (kind !== null) {
    const read = textIn(kind) === '' ? 'document' : kindIn(kind);
    if (read === null) throw new Refused(`Kind is none of: ${RequestKind.options.join(', ')}.`);
    found.kind = read;
  }
  const day = (field: SheetField, cell: string): CalendarDate | null => {
    if (textIn(cell) === '') return null;
    const read = dayIn(cell);
    if (read !== null) return read;
    throw new Refused(`${FIELD_TITLES[field]} is no day that can be read; write it as 2026-12-31.`);
  };
  for (const field of ['requestedOn', 'dueOn'] as const) {
    const cell = changed(field);
    if (cell !== null) found[field] = day(field, cell);
  }
  if (changed('periodFrom') !== null || changed('periodTo') !== null) {
    const from = day('periodFrom', row.cells.periodFrom ?? base.periodFrom);
    const to = day('periodTo', row.cells.periodTo ?? base.periodTo);
    const period = from === null && to === null ? null : DateRange.safeParse({ from, to });
    if (period?.success === false) throw new Refused('The period needs both days, the first one first.');
    found.period = period?.data ?? null;
  }
  return found;
};

/** What went out, as facts. */
export const baseFacts = (base: SheetCells): AskedFacts => {
  const period = DateRange.safeParse({ from: base.periodFrom, to: base.periodTo });
  return {
    ...NOTHING_ASKED,
    reference: base.reference,
    wording: base.wording,
    title: base.title,
    area: base.area,
    kind: RequestKind.catch('other').parse(base.kind),
    named: base.named,
    period: period.success ? period.data : null,
    requestedOn: base.requestedOn === '' ? null : (base.requestedOn as CalendarDate),
    dueOn: base.dueOn === '' ? null : (base.dueOn as CalendarDate),
  };
};

export type Field = Exclude<keyof Brought, 'extra'>;

export interface Told {
  readonly status: AuditorsStatus | null;
  readonly reason: string;
  readonly comment: string;
}

/** What the two columns of the auditor say. */
export const toldIn = (row: FilledRow): Told => {
  const status = row.status === '' ? null : statusWordIn(row.status);
  if (row.status !== '' && status === null)
    throw new Refused(`“${row.status.slice(0, 60)}” is no status that an auditor sets.`);
  if (row.comment.length > LONGEST_COMMENT)
    throw new Refused(`Your comment is longer than ${String(LONGEST_COMMENT)} characters.`);
  if (status === 'returned' && row.comment === '') throw new Refused('It is returned without a reason.');
  const isReason = status === 'returned';
  return { status, reason: isReason ? row.comment : '', comment: isReason ? '' : row.comment };
};
