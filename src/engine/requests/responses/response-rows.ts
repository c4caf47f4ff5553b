// What the requests and questions of a response file would change in the vault, row by row: requests first, then
// questions, counted on from 1.
import type { ExtraCell, RequestTarget } from '../../../shared/domain/request';
import type { FieldChange, ListRow } from '../../../shared/domain/request-list';
import {
  ControlId,
  EvidenceId,
  numberOf,
  PopulationId,
  type RequestId,
  requestId,
} from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import type { ResponseFile } from '../../../shared/response';
import type { ReadableDb } from '../../db/handles';
import type { Change } from '../../vault/open-vault';
import { addComment, addRequest, isSaid, moveAuditor, type NewComment } from '../change-requests';
import { linkTargets } from '../link-targets';
import { type KeptSheet, sheetOfRound } from '../lists/sheet-rows';
import { findByReference, readRequest, type StoredRequest } from '../read-requests';
import type { IncomingRow } from './incoming';
import { knownUpTo, type Sender, standingAt } from './status-since';

type Difference = (typeof FieldChange)['_output'];

export interface Answering {
  readonly response: ResponseFile;
  readonly engagement: number;
  readonly sender: Sender;
  /** When it was said, as far as the file tells; otherwise when it is taken in. */
  readonly said: { readonly at: Instant; readonly on: CalendarDate };
}

const NOTHING: Pick<ListRow, 'reference' | 'title' | 'changes' | 'conflicts' | 'comments' | 'problem'> = {
  reference: '',
  title: '',
  changes: [],
  conflicts: [],
  comments: 0,
  problem: '',
};

const known = (db: ReadableDb, id: RequestId, engagement: number): StoredRequest | null => {
  const found = db.prepare('SELECT 1 FROM request WHERE number = ?').get(numberOf(id));
  const request = found === undefined ? null : readRequest(db, numberOf(id));
  return request?.engagement === engagement && request.id === id ? request : null;
};

/** A status as it is kept where two differ: a returned one with its reason. */
export const statusText = (status: string, reason: string): string =>
  status === 'returned' && reason !== '' ? `returned: ${reason}` : status;

const hasOpenConflict = (db: ReadableDb, request: number): boolean =>
  db
    .prepare(`SELECT 1 FROM request_conflict WHERE request = ? AND field = 'status' AND taken IS NULL`)
    .get(request) !== undefined;

interface News {
  readonly changes: readonly Difference[];
  readonly conflicts: ListRow['conflicts'];
}
const NO_NEWS: News = { changes: [], conflicts: [] };

export const statusNews = (
  db: ReadableDb,
  request: StoredRequest,
  { status, reason }: ResponseFile['requests'][number],
  upTo: number,
): News => {
  if (status === null) return NO_NEWS;
  const theirs = statusText(status, reason);
  const ours = statusText(request.auditor, request.returnReason);
  if (theirs === ours) return NO_NEWS;
  const base = standingAt(db, request.id, upTo);
  const wasOurs = base === null ? '' : statusText(base.auditor, base.returnReason);
  // What a delivery of the very answer made of it, they know: they have it in their hands.
  const isTheDelivery = request.auditor === 'submitted' && base?.shown === 'submitted';
  if ((ours !== wasOurs && !isTheDelivery) || hasOpenConflict(db, request.number)) {
    const before = base === null ? '' : statusText(base.shown, base.returnReason);
    return { changes: [], conflicts: [{ field: 'status', before, after: theirs, ours }] };
  }
  const isOther = status !== request.auditor;
  const hasReason = status === 'returned' && reason !== request.returnReason;
  return {
    conflicts: [],
    changes: [
      ...(isOther ? [{ field: 'status', before: request.auditor, after: status }] : []),
      ...(hasReason ? [{ field: 'returnReason', before: request.returnReason, after: reason }] : []),
    ],
  };
};

const saidIn = (
  { response, said }: Answering,
  comments: readonly { readonly at: string; readonly author: string; readonly text: string }[],
): NewComment[] =>
  comments.map(({ at, author, text }) => ({
    ...{ side: 'firm', isInternal: false, via: 'response', text },
    author: author === '' ? response.made_by.person : author,
    at: at === '' ? said.at : (at as Instant),
  }));

/**
 * What stands beside a status that is no return, where no step takes it along: the status is known already, or differs
 * and waits to be settled. The same remark that a step has is none.
 */
const remarkIn = (
  db: ReadableDb,
  request: StoredRequest,
  { status, reason }: ResponseFile['requests'][number],
  { changes }: News,
): ResponseFile['requests'][number]['comments'] => {
  if (status === null || status === 'returned' || reason.trim() === '' || changes.length > 0) return [];
  const step = db.prepare(
    `SELECT 1 FROM request_turn WHERE request = ? AND track = 'auditor' AND to_status = ? AND note = ?`,
  );
  if (step.get(request.number, status, reason) !== undefined) return [];
  return [{ at: '', author: '', text: reason }];
};

interface WhatWentOut {
  /** The entry up to which the sender knows the vault. */
  readonly upTo: number;
  /** Null of rounds of programs that kept none. */
  readonly sheet: KeptSheet | null;
}

const requestRow = (
  db: ReadableDb,
  answering: Answering,
  row: number,
  answer: ResponseFile['requests'][number],
  { upTo, sheet }: WhatWentOut,
): IncomingRow => {
  const request = known(db, answer.id, answering.engagement);
  const wasThere = sheet?.rows.has(answer.id) ?? true;
  if (request === null || !wasThere) {
    const problem =
      request === null
        ? `There is no ${answer.id} in the engagement this round is of.`
        : `${answer.id} was no part of this round.`;
    return { shown: { ...NOTHING, row, what: 'refused', requestId: null, problem }, apply: null };
  }
  const news = statusNews(db, request, answer, upTo);
  const { changes, conflicts } = news;
  const said = [...answer.comments, ...remarkIn(db, request, answer, news)];
  const comments = saidIn(answering, said).filter((one) => !isSaid(db, request.number, one));
  const { reference, title, wording } = request.asked;
  const hasNews = changes.length > 0 || comments.length > 0;
  const { sender, said: when } = answering;
  return {
    shown: {
      ...{ ...NOTHING, row, requestId: request.id, reference, title: title === '' ? wording : title },
      what: conflicts.length > 0 ? 'conflict' : hasNews ? 'changed' : 'same',
      changes: [...changes],
      conflicts,
      comments: comments.length,
    },
    apply: !hasNews
      ? null
      : (change, settled) => {
          for (const one of comments) addComment(change, request.number, one);
          if (changes.length === 0 || answer.status === null || settled?.has('status') === true) return;
          const isReturned = answer.status === 'returned';
          moveAuditor(change, request.number, answer.status, {
            ...{ on: when.on, via: 'response', saidBy: sender.by, auditorWord: '' },
            returnReason: isReturned ? answer.reason : '',
            note: isReturned ? '' : answer.reason,
          });
        },
  };
};

/** The records of ours that a question can be tied to. */
const targetOf = (subject: ResponseFile['questions'][number]['subject']): RequestTarget | null => {
  if (subject === null) return null;
  const { kind, id } = subject;
  const control = kind === 'control' ? ControlId.safeParse(id).data : undefined;
  if (control !== undefined) return { kind: 'control', id: control };
  const evidence = kind === 'evidence' ? EvidenceId.safeParse(id).data : undefined;
  if (evidence !== undefined) return { kind: 'evidence', id: evidence };
  const population = kind === 'population' ? PopulationId.safeParse(id).data : undefined;
  return population === undefined ? null : { kind: 'population', id: population };
};

/** The package has it, so it was there; it may not be any more. */
const isHere = (db: ReadableDb, { kind, id }: RequestTarget): boolean =>
  kind !== 'sample' && db.prepare(`SELECT 1 FROM ${kind} WHERE number = ?`).get(numberOf(id)) !== undefined;

const QUESTIONS = 'Questions';
const REFERENCE = 'Reference in the response';
const besideIt = (reference: string): ExtraCell[] => [{ column: REFERENCE, value: reference }];

/** The request a question became whose reference other words had: it comes in once. */
const askedBeside = (
  db: ReadableDb,
  engagement: number,
  reference: string,
  wording: string,
): number | null => {
  const find = db.prepare(
    `SELECT number FROM request WHERE engagement = ? AND reference = '' AND wording = ? AND extra = ?`,
  );
  return (
    (find.pluck().get(engagement, wording, JSON.stringify(besideIt(reference))) as number | undefined) ?? null
  );
};

const questionRow = (
  db: ReadableDb,
  answering: Answering,
  row: number,
  question: ResponseFile['questions'][number],
): IncomingRow => {
  const { engagement, said } = answering;
  const wording = question.text.trim();
  const holder = findByReference(db, engagement, question.reference);
  const shown = { ...NOTHING, row, reference: question.reference, title: wording };
  const asked = holder !== null && readRequest(db, holder).asked.wording === wording ? holder : null;
  const before = asked ?? askedBeside(db, engagement, question.reference, wording);
  if (before !== null)
    return { shown: { ...shown, what: 'same', requestId: requestId(before) }, apply: null };
  const subject = question.subject === null ? '' : question.subject.id;
  const target = targetOf(question.subject);
  const isTied = target !== null && isHere(db, target);
  const problem =
    holder === null
      ? ''
      : `${question.reference} is the reference of ${requestId(holder)} already; this one gets none.`;
  const [asker] = saidIn(answering, [question]);
  return {
    shown: {
      ...{ ...shown, what: 'new', requestId: null, problem },
      changes: [
        { field: 'wording', before: '', after: wording },
        ...(subject === '' ? [] : [{ field: 'named', before: '', after: subject }]),
      ],
    },
    apply: (change: Change) => {
      // The question may have come in with another one of this file's since it was looked at.
      const isFree = findByReference(change.db, engagement, question.reference) === null;
      const number = addRequest(
        change,
        engagement,
        {
          ...{ reference: isFree ? question.reference : '', wording, title: '', area: QUESTIONS },
          ...{ kind: 'inquiry', named: subject, period: null, dueOn: null, priority: 'normal' },
          requestedOn: (asker?.at.slice(0, 10) ?? said.on) as CalendarDate,
          extra: isFree ? [] : besideIt(question.reference),
        },
        { owner: '', ownDueOn: null },
        { via: 'response', auditor: 'open', auditorWord: '', returnReason: '', on: said.on },
      );
      if (isTied) linkTargets(change, number, [target], '');
    },
  };
};

/** All of them, each accounted for. */
export const responseRows = (db: ReadableDb, answering: Answering): IncomingRow[] => {
  const { requests, questions } = answering.response;
  const { sender } = answering;
  const out = { upTo: knownUpTo(db, sender), sheet: sheetOfRound(db, sender.packageId, sender.round) };
  return [
    ...requests.map((one, at) => requestRow(db, answering, at + 1, one, out)),
    ...questions.map((one, at) => questionRow(db, answering, requests.length + at + 1, one)),
  ];
};
