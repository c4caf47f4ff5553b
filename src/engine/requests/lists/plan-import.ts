// What taking in a firm's list would do, row by row: looked at first, done only for the rows that were chosen.
import type { z } from 'zod';
import type { AuditorStatus } from '../../../shared/domain/request';
import type { ListImport, ListRow } from '../../../shared/domain/request-list';
import type { CalendarDate } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import { rememberingStatements } from '../../db/remembering-statements';
import { goOnOrStop, type Job, unwatchedJob } from '../../environment';
import type { Change } from '../../vault/open-vault';
import { addComment, addRequest, changeAsked, changeHandled, moveAuditor } from '../change-requests';
import type { StoredRequest } from '../read-requests';
import {
  askedAfter,
  type Difference,
  differences,
  newWords,
  NOTHING_ASKED,
  type Said,
  saidBefore,
} from './compare-asked';
import { matchRequests } from './match-requests';
import { repeats } from './repeated-rows';
import type { ReadRequest } from './read-cells';
import type { ReadRow } from './read-rows';

export type PlannedShown = z.infer<typeof ListRow>;

export interface PlannedRow {
  readonly shown: PlannedShown;
  /** Null where there is nothing to do. */
  readonly apply: ((change: Change) => void) | null;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly notInFile: ListImport['notInFile'];
}

/** Who speaks in the columns of comments. */
export interface Speakers {
  readonly firm: string;
  readonly organization: string;
}

const LONGEST_SHOWN = 300;
const shortened = (text: string): string =>
  text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;

/** What the firm's lists have said of the status so far: a list that says it again brings no news. */
const saidInLists = (db: ReadableDb, { number, auditor }: StoredRequest): AuditorStatus => {
  const last = db
    .prepare(
      `SELECT to_status FROM request_turn WHERE request = ? AND track = 'auditor' AND via = 'list'
       ORDER BY number DESC LIMIT 1`,
    )
    .pluck();
  const first = db
    .prepare(
      `SELECT from_status FROM request_turn WHERE request = ? AND track = 'auditor' ORDER BY number LIMIT 1`,
    )
    .pluck();
  return ((last.get(number) ?? first.get(number)) as AuditorStatus | undefined) ?? auditor;
};

interface StatusNews {
  readonly changes: readonly Difference[];
  readonly problem: string;
  readonly to: AuditorStatus | null;
  readonly reason: string;
}
const NO_NEWS: StatusNews = { changes: [], problem: '', to: null, reason: '' };

const reasonOf = (row: ReadRequest): string => (row.returnReason === '' ? row.firmComment : row.returnReason);

const statusNews = (db: ReadableDb, known: StoredRequest, row: ReadRequest): StatusNews => {
  if (row.status === null) return NO_NEWS;
  const to = row.status.ours;
  const reason = to === 'returned' ? reasonOf(row) : '';
  if (to === known.auditor) {
    if (to !== 'returned' || row.returnReason === '' || row.returnReason === known.returnReason)
      return NO_NEWS;
    const changes = [{ field: 'returnReason', before: known.returnReason, after: reason }];
    return { changes, problem: '', to, reason };
  }
  if (saidInLists(db, known) === to)
    return {
      ...NO_NEWS,
      problem: `The list still says “${row.status.word}”, as it did before; the vault knows of ${known.auditor} since.`,
    };
  const changes = [
    { field: 'status', before: known.auditor, after: to },
    ...(reason === known.returnReason
      ? []
      : [{ field: 'returnReason', before: known.returnReason, after: reason }]),
  ];
  return { changes, problem: '', to, reason };
};

interface Told {
  readonly side: 'firm' | 'organization';
  readonly text: string;
}

const newComments = (row: ReadRequest, said: (side: Told['side']) => readonly string[]): Told[] =>
  (
    [
      { side: 'firm', text: newWords(row.firmComment, said('firm')) },
      { side: 'organization', text: newWords(row.organizationComment, said('organization')) },
    ] as const
  ).filter((one) => one.text !== '');

const dayOf = (change: Change): CalendarDate => change.now.slice(0, 10) as CalendarDate;

const talk = (change: Change, request: number, comments: readonly Told[], speakers: Speakers): void => {
  for (const { side, text } of comments)
    addComment(change, request, {
      ...{ side, author: speakers[side], at: change.now, text, isInternal: false, via: 'list' },
    });
};

const LONGEST_WORD = 300;

const planNew = (engagement: number, row: number, read: ReadRequest, speakers: Speakers): PlannedRow => {
  const asked = askedAfter(NOTHING_ASKED, read);
  const auditor = read.status?.ours ?? 'open';
  const returnReason = auditor === 'returned' ? reasonOf(read) : '';
  const comments = newComments(read, () => []);
  const changes = [
    ...differences(NOTHING_ASKED, asked),
    ...(auditor === 'open' ? [] : [{ field: 'status', before: '', after: auditor }]),
    ...(returnReason === '' ? [] : [{ field: 'returnReason', before: '', after: returnReason }]),
    ...(read.owner === '' ? [] : [{ field: 'owner', before: '', after: read.owner }]),
  ];
  return {
    shown: {
      ...{ row, what: 'new', requestId: null, reference: asked.reference, title: shortened(asked.wording) },
      ...{ changes, conflicts: [], comments: comments.length, problem: read.problems.join(' ') },
    },
    apply: (change) => {
      const today = dayOf(change);
      const asks = auditor === 'open' || auditor === 'draft';
      const number = addRequest(
        change,
        engagement,
        asked,
        { owner: read.owner, ownDueOn: null },
        {
          ...{
            via: 'list',
            auditor,
            auditorWord: (read.status?.word ?? '').slice(0, LONGEST_WORD),
            returnReason,
          },
          on: asks && asked.requestedOn !== null && asked.requestedOn < today ? asked.requestedOn : today,
        },
      );
      talk(change, number, comments, speakers);
    },
  };
};

const notARequest = (
  row: number,
  what: 'heading' | 'blank' | 'refused',
  more: Partial<PlannedShown> = {},
): PlannedRow => ({
  shown: {
    ...{ row, what, requestId: null, reference: '', title: '', changes: [], conflicts: [], comments: 0 },
    ...{ problem: '', ...more },
  },
  apply: null,
});

/** As many as a request may have. */
const MOST_EXTRA = 60;

const planKnown = (
  db: ReadableDb,
  said: Said,
  known: StoredRequest,
  row: number,
  read: ReadRequest,
  speakers: Speakers,
): PlannedRow => {
  const asked = askedAfter(known.asked, read);
  if (asked.extra.length > MOST_EXTRA)
    return notARequest(row, 'refused', {
      ...{ reference: asked.reference, title: shortened(asked.wording), requestId: known.id },
      problem: `With what it has already it would have more than ${String(MOST_EXTRA)} cells without a field of ours.`,
    });
  const news = statusNews(db, known, read);
  const comments = newComments(read, (side) => said(known.number, side));
  // Whoever has it here knows better than a list that went round.
  const owner = known.handled.owner === '' ? read.owner : known.handled.owner;
  const changes = [
    ...differences(known.asked, asked),
    ...news.changes,
    ...(owner === known.handled.owner ? [] : [{ field: 'owner', before: '', after: owner }]),
  ];
  const isChanged = changes.length > 0 || comments.length > 0;
  return {
    shown: {
      ...{ row, what: isChanged ? 'changed' : 'same', requestId: known.id, reference: asked.reference },
      ...{ title: shortened(asked.wording), changes, conflicts: [], comments: comments.length },
      problem: [...read.problems, news.problem].filter((one) => one !== '').join(' '),
    },
    apply: !isChanged
      ? null
      : (change) => {
          changeAsked(change, known.number, asked, 'list');
          changeHandled(change, known.number, { ...known.handled, owner });
          if (news.to !== null)
            moveAuditor(change, known.number, news.to, {
              ...{ on: dayOf(change), via: 'list', note: '', saidBy: speakers.firm },
              auditorWord: (read.status?.word ?? '').slice(0, LONGEST_WORD),
              returnReason: news.reason,
            });
          talk(change, known.number, comments, speakers);
        },
  };
};

/** So many are looked at between two reports of how far it is. */
const AT_ONCE = 200;

/**
 * What taking the rows in would do to the requests of the engagement as they are now.
 * @throws UserError job.cancelled
 */
export const planImport = (
  given: ReadableDb,
  engagement: number,
  rows: readonly ReadRow[],
  speakers: Speakers,
  job: Job = unwatchedJob(),
): Plan => {
  const named = new Set(
    rows.flatMap((one) =>
      one.what === 'request' && one.request.reference !== '' ? [one.request.reference] : [],
    ),
  );
  const db = rememberingStatements(given);
  const matching = matchRequests(db, engagement, named);
  const said = saidBefore(db, engagement);
  const repeated = repeats();
  const plan = (one: ReadRow): PlannedRow => {
    if (one.what === 'blank') return notARequest(one.row, 'blank');
    if (one.what === 'heading')
      return notARequest(one.row, 'heading', { title: one.text, problem: one.problem });
    if (one.what === 'refused')
      return notARequest(one.row, 'refused', {
        ...{ reference: one.reference, title: one.text, problem: one.problem },
      });
    const { row, request: read } = one;
    const problem = repeated(row, read);
    if (problem !== '')
      return notARequest(row, 'refused', {
        reference: read.reference,
        title: shortened(read.wording),
        problem,
      });
    const known = matching.find(read);
    return known === null
      ? planNew(engagement, row, read, speakers)
      : planKnown(db, said, known, row, read, speakers);
  };
  const planned = rows.map((one, done) => {
    if (done % AT_ONCE === 0) {
      job.progress({ phase: 'checking', done, total: rows.length, unit: 'items' });
      goOnOrStop(job);
    }
    return plan(one);
  });
  const notInFile = matching
    .unmatched()
    .filter((one) => one.auditor !== 'withdrawn')
    .map(({ id, asked }) => ({
      id,
      reference: asked.reference,
      title: shortened(asked.title === '' ? asked.wording : asked.title),
    }));
  return { rows: planned, notInFile };
};

const WHATS = ['new', 'changed', 'same', 'heading', 'blank', 'refused', 'conflict'] as const;

/** Every row is one of them: they add up. */
export const countRows = (rows: readonly PlannedRow[]): ListImport['counts'] => {
  const counts = Object.fromEntries(
    WHATS.map((what) => [what, rows.filter((one) => one.shown.what === what).length]),
  ) as Record<(typeof WHATS)[number], number>;
  return { rows: rows.length, ...counts };
};
