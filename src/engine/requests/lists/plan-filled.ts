// What a list of ours that was filled in would change, row by row: each cell is held against the one that went out, and
// where the vault has changed meanwhile both sides are shown.
import type { AskedFacts } from '../../../shared/domain/request';
import type { ListRow } from '../../../shared/domain/request-list';
import { numberOf, RequestId, requestId } from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import { parseJournalText } from '../../journal/journal-text';
import type { Change } from '../../vault/open-vault';
import { addComment, addRequest, changeAsked, moveAuditor } from '../change-requests';
import { findByReference, readRequest, type StoredRequest } from '../read-requests';
import type { IncomingRow } from '../responses/incoming';
import { statusNews } from '../responses/response-rows';
import { baseFacts, brought, type Brought, type Field, NEVER_TAKEN, Refused, toldIn } from './brought-cells';
import {
  askedText,
  folded,
  newWords,
  NOTHING_ASKED,
  periodText,
  type Said,
  saidBefore,
} from './compare-asked';
import { isAsItWent, textIn } from './filled-cells';
import type { FilledRow } from './read-filled';
import { FIELD_TITLES } from './requests-workbook';
import type { KeptSheet, SheetCells } from './sheet-rows';

type Difference = ListRow['changes'][number];
type Conflict = ListRow['conflicts'][number];

export interface Filling {
  readonly sheet: KeptSheet;
  readonly rows: readonly FilledRow[];
  /** Whose comments these are, and who told the statuses. */
  readonly author: string;
  /** They signed it with; empty where nobody did. */
  readonly key: string;
  /** The day it was filled in, as far as they said. */
  readonly on: CalendarDate | null;
}

const NOTHING: Pick<ListRow, 'reference' | 'title' | 'changes' | 'conflicts' | 'comments' | 'problem'> = {
  ...{ reference: '', title: '', changes: [], conflicts: [], comments: 0, problem: '' },
};
const SHOWN = 300;
const shown = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`);

const dayOf = (change: Change): CalendarDate => change.now.slice(0, 10) as CalendarDate;

const say = (change: Change, filling: Filling, request: number, text: string): void => {
  if (text === '') return;
  const at = filling.on === null ? change.now : (`${filling.on}T00:00:00Z` as Instant);
  addComment(change, request, {
    ...{ side: 'firm', author: filling.author, at, text, isInternal: false, via: 'response' },
  });
};

/**
 * The entry up to which whoever filled it in knows the vault: when it went out, and when it last came back from them. What
 * somebody else filled into another copy they do not know, nor what they filled in themselves on a later day.
 */
const knownUpTo = (db: ReadableDb, { sheet, author, key, on }: Filling): number => {
  const lines = db
    .prepare(
      `SELECT seq, line FROM journal WHERE action IN ('request.sheet-made', 'request.response-taken-in')
       ORDER BY seq DESC`,
    )
    .all() as { seq: number; line: string }[];
  const isKnown = (line: string): boolean => {
    const { action, detail } = parseJournalText(line) ?? {};
    if (detail?.['uuid'] !== sheet.uuid) return false;
    const made = typeof detail['made'] === 'string' ? detail['made'].slice(0, 10) : '';
    const isOwn = detail['saidBy'] === author && detail['key'] === key && (on === null || made <= on);
    return action === 'request.sheet-made' || isOwn;
  };
  return lines.find(({ line }) => isKnown(line))?.seq ?? 0;
};

/** What whoever filled it in knows, and what was said. */
interface Known {
  readonly upTo: number;
  readonly said: Said;
}

/** The same list said the same before: it waits for a person, or they have taken ours. */
const isKept = (db: ReadableDb, uuid: string, request: number, { field, after }: Conflict): boolean =>
  db
    .prepare(
      `SELECT 1 FROM request_conflict AS c JOIN request_response AS r ON r.number = c.response
       WHERE c.request = ? AND c.field = ? AND c.theirs = ? AND r.uuid = ?`,
    )
    .get(request, field, after, uuid) !== undefined;

interface Compared {
  readonly changes: Difference[];
  readonly conflicts: Conflict[];
  readonly asked: AskedFacts;
}

const compareAsked = (request: StoredRequest, base: SheetCells, news: Brought): Compared => {
  const went = baseFacts(base);
  const changes: Difference[] = [];
  const conflicts: Conflict[] = [];
  let { asked } = request;
  for (const field of Object.keys(news) as Field[]) {
    const theirs = { ...went, ...news };
    const [before, ours, after] = [went, request.asked, theirs].map((facts) => askedText(facts, field));
    if (before === undefined || ours === undefined || after === undefined || after === ours) continue;
    if (after === before) continue;
    if (ours === before) {
      changes.push({ field, before, after });
      asked = { ...asked, [field]: theirs[field] };
    } else conflicts.push({ field, before, after, ours });
  }
  return { changes, conflicts, asked };
};

const refusedRow = (row: FilledRow, problem: string): IncomingRow => ({
  shown: {
    ...{ ...NOTHING, row: row.row, what: 'refused', requestId: null, problem },
    reference: textIn(row.cells.reference ?? '').slice(0, SHOWN),
    title: shown(textIn(row.cells.wording ?? row.id)),
  },
  apply: null,
});

const passedOver = (row: FilledRow, base: SheetCells): string => {
  const touched = NEVER_TAKEN.filter((field) => {
    const cell = row.cells[field];
    return cell !== undefined && !isAsItWent(field, base[field], cell);
  }).map((field) => FIELD_TITLES[field]);
  return touched.length === 0
    ? ''
    : `Changed in ${touched.join(', ')}, which is not taken in: a status goes into “Your status”.`;
};

const baseOf = (filling: Filling, row: FilledRow): [RequestId, SheetCells] => {
  const id = RequestId.safeParse(row.id.toUpperCase()).data;
  const base = id === undefined ? undefined : filling.sheet.rows.get(id);
  if (id === undefined || base === undefined)
    throw new Refused(`“${row.id.slice(0, 40)}” is no request of the list that went out.`);
  return [id, base];
};

/** @param base null for a row that came in new with this list: what it asks is here, what it answers may be news */
const knownRow = (
  db: ReadableDb,
  filling: Filling,
  row: FilledRow,
  [id, base]: readonly [RequestId, SheetCells | null],
  { upTo, said }: Known,
): IncomingRow => {
  const number = numberOf(id);
  const request = readRequest(db, number);
  const told = toldIn(row);
  const asked =
    base === null
      ? { changes: [], conflicts: [], asked: request.asked }
      : compareAsked(request, base, brought(row, base));
  const answer = { id, status: told.status, reason: told.reason, comments: [] };
  const status = statusNews(db, request, answer, upTo);
  const comment = newWords(told.comment, said(number, 'firm'));
  const moves = status.changes.length > 0;
  const conflicts = [...asked.conflicts, ...status.conflicts].filter(
    (one) => !isKept(db, filling.sheet.uuid, number, one),
  );
  const changes = [...asked.changes, ...status.changes];
  const taken = asked.asked.reference;
  const holder = taken === request.asked.reference ? null : findByReference(db, request.engagement, taken);
  if (holder !== null) throw new Refused(`The number “${taken.slice(0, 60)}” is that of another request.`);
  const hasNews = changes.length > 0 || comment !== '';
  return {
    shown: {
      ...{ row: row.row, requestId: id, reference: request.asked.reference },
      what: conflicts.length > 0 ? 'conflict' : hasNews ? 'changed' : 'same',
      title: shown(request.asked.title === '' ? request.asked.wording : request.asked.title),
      ...{ changes, conflicts, comments: comment === '' ? 0 : 1 },
      problem: base === null ? '' : passedOver(row, base),
    },
    apply: !hasNews
      ? null
      : (change, settled) => {
          const fields = asked.changes.filter(({ field }) => settled?.has(field) !== true);
          const facts = fields.map(({ field }) => [field, asked.asked[field as Field]]);
          const after = { ...request.asked, ...(Object.fromEntries(facts) as Partial<AskedFacts>) };
          if (fields.length > 0) changeAsked(change, number, after, 'response');
          say(change, filling, number, comment);
          if (moves && told.status !== null && settled?.has('status') !== true)
            moveAuditor(change, number, told.status, {
              ...{ on: filling.on ?? dayOf(change), via: 'response', saidBy: filling.author },
              ...{ auditorWord: '', returnReason: told.reason, note: '' },
            });
        },
  };
};

const EMPTY = Object.fromEntries(Object.keys(FIELD_TITLES).map((field) => [field, ''])) as SheetCells;

/** The request a new row has become, when the list comes back a second time. */
const becomeOf = (db: ReadableDb, engagement: number, asked: AskedFacts): RequestId | null => {
  const holder = findByReference(db, engagement, asked.reference);
  if (holder !== null) {
    const { id, asked: held } = readRequest(db, holder);
    if (folded(held.wording) !== folded(asked.wording))
      throw new Refused(`The number “${asked.reference.slice(0, 60)}” is that of ${id}.`);
    return id;
  }
  if (asked.reference !== '') return null;
  const same = (
    db
      .prepare(`SELECT number, wording FROM request WHERE engagement = ? AND reference = ''`)
      .all(engagement) as { number: number; wording: string }[]
  ).find((one) => folded(one.wording) === folded(asked.wording));
  return same === undefined ? null : requestId(same.number);
};

const newRow = (db: ReadableDb, filling: Filling, row: FilledRow, known: Known): IncomingRow => {
  if (textIn(row.cells.wording ?? '') === '')
    throw new Refused('It has neither the number of a request nor a wording.');
  const told = toldIn(row);
  const asked: AskedFacts = { ...NOTHING_ASKED, ...brought(row, EMPTY) };
  const { engagement } = filling.sheet;
  const become = becomeOf(db, engagement, asked);
  if (become !== null) return knownRow(db, filling, row, [become, null], known);
  const status = told.status ?? 'open';
  const shownFields = (['title', 'area', 'kind', 'named', 'requestedOn', 'dueOn'] as const).filter(
    (field) => askedText(asked, field) !== askedText(NOTHING_ASKED, field),
  );
  return {
    shown: {
      ...{ ...NOTHING, row: row.row, what: 'new', requestId: null, reference: asked.reference },
      title: shown(asked.wording),
      changes: [
        { field: 'wording', before: '', after: asked.wording },
        ...shownFields.map((field) => ({ field, before: '', after: askedText(asked, field) })),
        ...(asked.period === null ? [] : [{ field: 'period', before: '', after: periodText(asked.period) }]),
        ...(status === 'open' ? [] : [{ field: 'status', before: '', after: status }]),
      ],
      comments: told.comment === '' ? 0 : 1,
    },
    apply: (change) => {
      const on = filling.on ?? dayOf(change);
      const number = addRequest(
        change,
        engagement,
        asked,
        { owner: '', ownDueOn: null },
        { via: 'response', auditor: status, auditorWord: '', returnReason: told.reason, on },
      );
      say(change, filling, number, told.comment);
    },
  };
};

/** All rows below the head, each accounted for. */
export const planFilled = (db: ReadableDb, filling: Filling): IncomingRow[] => {
  const known: Known = {
    upTo: knownUpTo(db, filling),
    said: saidBefore(db, filling.sheet.engagement),
  };
  const seen = new Map<string, number>();
  const plan = (row: FilledRow): IncomingRow => {
    if (row.isBlank)
      return { shown: { ...NOTHING, row: row.row, what: 'blank', requestId: null }, apply: null };
    if (row.isGuide)
      return {
        shown: { ...NOTHING, row: row.row, what: 'heading', requestId: null, title: row.id },
        apply: null,
      };
    // Two new rows with one number would be one request, and so would two rows of one request.
    const reference = textIn(row.cells.reference ?? '');
    const words = folded(row.cells.wording ?? '');
    const key =
      row.id !== ''
        ? row.id.toUpperCase()
        : reference !== ''
          ? `new ${reference}`
          : words === ''
            ? ''
            : `asked ${words}`;
    const before = key === '' ? undefined : seen.get(key);
    if (before !== undefined)
      throw new Refused(
        `${row.id !== '' ? row.id : reference === '' ? 'Its wording' : 'Its number'} stands in row ${String(before)} already.`,
      );
    if (key !== '') seen.set(key, row.row);
    return row.id === ''
      ? newRow(db, filling, row, known)
      : knownRow(db, filling, row, baseOf(filling, row), known);
  };
  return filling.rows.map((row) => {
    try {
      return plan(row);
    } catch (error) {
      if (error instanceof Refused) return refusedRow(row, error.message);
      throw error;
    }
  });
};
