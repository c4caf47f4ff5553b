// What the cells of one row of a firm's list say of a request. A cell that says nothing changes nothing; what has no
// field of ours, or cannot be read as one, is kept under the head of its column.
import type { AuditorStatus, ExtraCell, RequestKind, RequestPriority } from '../../../shared/domain/request';
import type { ListField, ListMapping } from '../../../shared/domain/request-list';
import { type CalendarDate, DateRange } from '../../../shared/period';
import { type DateForm, readDate, readPeriod } from '../../tables';
import { oneLine } from './sheet-grid';
import { bareWord, usualKind, usualPriority, usualStatus } from './value-words';

/** Undefined, or empty, is what the row says nothing of. */
export interface ReadRequest {
  readonly reference: string;
  readonly wording: string;
  readonly title?: string;
  readonly area?: string;
  readonly named?: string;
  readonly kind?: RequestKind;
  readonly priority?: RequestPriority;
  readonly period?: DateRange;
  readonly requestedOn?: CalendarDate;
  readonly dueOn?: CalendarDate;
  readonly owner: string;
  readonly status: { readonly word: string; readonly ours: AuditorStatus } | null;
  readonly returnReason: string;
  readonly firmComment: string;
  readonly organizationComment: string;
  readonly extra: readonly ExtraCell[];
  /** What a person should look at, a sentence each. */
  readonly problems: readonly string[];
}

export interface RowCells {
  /** Of all columns that are read for it, without empty ones. */
  readonly texts: (field: ListField) => readonly string[];
  /** Of the first column that is read for it. */
  readonly name: (field: ListField) => string;
  readonly others: readonly ExtraCell[];
}

const LONGEST_LINE = 300;
const LONGEST_TEXT = 10_000;
const MOST_EXTRA = 60;
/** How people leave a cell empty. */
const NOTHING = /^(?:[-–—.?/]+|n\/?a|none|tbd|tba)$/i;

/** What is no day and says that there is none; `tbd` says that there will be one, and is kept. */
const LEFT_EMPTY = /^(?:[-–—.?/]+|n\/?a)$/i;

/** Of a status: `N/A` is one. */
const DASH = /^[-–—.?/]+$/;

const translate = <T>(
  kept: readonly { readonly theirs: string; readonly ours: T }[],
  usual: (word: string) => T | undefined,
  word: string,
): T | undefined => kept.find((one) => bareWord(one.theirs) === bareWord(word))?.ours ?? usual(word);

class Reading {
  readonly extra: ExtraCell[] = [];
  readonly problems: string[] = [];
  constructor(readonly cells: RowCells) {}

  /** What we have no place for stays as the firm wrote it. */
  keep(field: ListField, value: string, problem: string): void {
    this.extra.push({ column: this.cells.name(field).slice(0, LONGEST_LINE), value });
    this.problems.push(problem);
  }

  line(field: ListField): string {
    const text = oneLine(this.cells.texts(field).join('; '));
    if (text.length <= LONGEST_LINE) return text;
    this.keep(
      field,
      text,
      `“${this.cells.name(field)}” is longer than ${String(LONGEST_LINE)} characters: it is kept beside the request.`,
    );
    return '';
  }

  text(field: ListField): string {
    return this.cells.texts(field).join('\n');
  }

  date(field: ListField, form: DateForm): CalendarDate | undefined {
    const [text = ''] = this.cells.texts(field);
    if (text === '' || LEFT_EMPTY.test(text)) return undefined;
    const found = readDate(text, form);
    if (found !== null) return found;
    this.keep(field, text, this.about(field, text, 'is no day that can be read: it is kept as it is.'));
    return undefined;
  }

  word<T>(
    field: ListField,
    usual: (word: string) => T | undefined,
    kept: readonly { readonly theirs: string; readonly ours: T }[],
  ): T | undefined {
    const [text = ''] = this.cells.texts(field);
    if (text === '' || NOTHING.test(text)) return undefined;
    const found = translate(kept, usual, text);
    if (found === undefined)
      this.keep(field, text, this.about(field, text, 'is not translated: the word is kept.'));
    return found;
  }

  about(field: ListField, text: string, what: string): string {
    return `“${text.slice(0, 60)}” under “${this.cells.name(field)}” ${what}`;
  }
}

const periodOf = (read: Reading, form: DateForm): DateRange | undefined => {
  const [text = ''] = read.cells.texts('period');
  if (text !== '' && !NOTHING.test(text)) {
    const found = readPeriod(text, form);
    if (found !== null) return found;
    read.keep(
      'period',
      text,
      read.about('period', text, 'is no period that can be read: it is kept as it is.'),
    );
  }
  const from = read.date('periodFrom', form);
  const to = read.date('periodTo', form);
  if (from === undefined && to === undefined) return undefined;
  const found = DateRange.safeParse({ from, to });
  if (found.success) return found.data;
  if (from !== undefined) read.extra.push({ column: read.cells.name('periodFrom'), value: from });
  if (to !== undefined) read.extra.push({ column: read.cells.name('periodTo'), value: to });
  read.problems.push(
    from === undefined || to === undefined
      ? 'The period has only one of its two days: it is kept as it is.'
      : 'The period ends before it begins: it is kept as it is.',
  );
  return undefined;
};

/** A status in the firm's word; one that nobody has translated is open, and its word is kept. */
const statusOf = (read: Reading, mapping: ListMapping): ReadRequest['status'] => {
  const word = oneLine(read.cells.texts('status').join(' ')).slice(0, LONGEST_LINE);
  if (word === '' || DASH.test(word)) return null;
  const ours = translate(mapping.statuses, usualStatus, word);
  if (ours === undefined)
    read.problems.push(
      `The status “${word.slice(0, 60)}” is not translated: it is read as open, and the word is kept.`,
    );
  return { word, ours: ours ?? 'open' };
};

/** The request of a row, or why it is refused. `area` is the heading above it. */
export const readRequestCells = (
  cells: RowCells,
  mapping: ListMapping,
  since1904: boolean,
  area: string,
): ReadRequest | string => {
  const read = new Reading(cells);
  const form: DateForm = { dayFirst: mapping.dayFirst, since1904 };
  const wording = cells.texts('wording').join('\n\n').trim();
  if (wording === '')
    return mapping.columns.some((one) => one.field === 'wording')
      ? 'It has no wording: nothing says what is asked.'
      : 'No column is read as the wording of a request.';
  if (wording.length > LONGEST_TEXT) return `Its wording is longer than ${String(LONGEST_TEXT)} characters.`;
  const reference = oneLine(cells.texts('reference').join(' '));
  if (reference.length > LONGEST_LINE) return `Its number is longer than ${String(LONGEST_LINE)} characters.`;
  const status = statusOf(read, mapping);
  const firmComment = read.text('firmComment');
  const organizationComment = read.text('organizationComment');
  const returnReason = read.text('returnReason');
  if ([firmComment, organizationComment, returnReason].some((text) => text.length > LONGEST_TEXT))
    return `A comment in it is longer than ${String(LONGEST_TEXT)} characters.`;
  const kind = read.word('kind', usualKind, mapping.kinds);
  const priority = read.word('priority', usualPriority, mapping.priorities);
  const period = periodOf(read, form);
  const requestedOn = read.date('requestedOn', form);
  const dueOn = read.date('dueOn', form);
  const title = read.line('title');
  const ownArea = read.line('area') || area;
  const named = read.line('named');
  const owner = read.line('owner');
  const extra = [...read.extra, ...cells.others];
  if (extra.length > MOST_EXTRA)
    return `More than ${String(MOST_EXTRA)} of its columns are read as nothing of ours.`;
  if (extra.some((one) => one.value.length > LONGEST_TEXT))
    return `A cell of it is longer than ${String(LONGEST_TEXT)} characters.`;
  return {
    reference,
    wording,
    ...(title === '' ? {} : { title }),
    ...(ownArea === '' ? {} : { area: ownArea }),
    ...(named === '' ? {} : { named }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(period === undefined ? {} : { period }),
    ...(requestedOn === undefined ? {} : { requestedOn }),
    ...(dueOn === undefined ? {} : { dueOn }),
    owner,
    status,
    returnReason,
    firmComment,
    organizationComment,
    extra,
    problems: read.problems,
  };
};
