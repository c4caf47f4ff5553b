// The life of every request as the journal tells it: what was asked, both tracks, the talk, the links and the conflicts.
// What no program of ours would have written is kept as a sentence.
import { z } from 'zod';
import type { JournalText } from '../../journal/journal-text';
import { digestOf } from './told-kind';

const Added = z.looseObject({
  engagement: z.string(),
  place: z.number(),
  asked: z.unknown(),
  handled: z.unknown(),
  internal: z.string(),
  auditor: z.string(),
  auditorWord: z.string(),
  returnReason: z.string(),
  on: z.string(),
  via: z.string(),
});
const Changed = z.looseObject({ part: z.enum(['asked', 'handled']), after: z.unknown() });
const Moved = z.looseObject({
  number: z.number(),
  track: z.enum(['internal', 'auditor']),
  from: z.string(),
  to: z.string(),
  on: z.string(),
  via: z.string(),
  saidBy: z.string(),
  note: z.string(),
  auditorWord: z.string().optional(),
  returnReason: z.string().optional(),
  waitingSince: z.string().optional(),
  submittedWith: z.unknown().optional(),
});
const Commented = z.looseObject({
  number: z.number(),
  side: z.string(),
  author: z.string(),
  at: z.string(),
  text: z.string(),
  isInternal: z.boolean(),
  via: z.string(),
});
const Target = z.looseObject({ kind: z.string(), id: z.string() });
const Linked = z.looseObject({ targets: z.array(Target), note: z.string().optional() });
const Conflict = z.looseObject({
  number: z.number(),
  field: z.string(),
  base: z.string(),
  ours: z.string(),
  theirs: z.string(),
  response: z.number(),
});
const Resolved = z.looseObject({ number: z.number(), take: z.string(), note: z.string() });

export interface RequestHistory {
  readonly engagement: string;
  readonly place: number;
  /** Digests of what was stated. */
  asked: string;
  handled: string;
  internal: string;
  auditor: string;
  auditorWord: string;
  returnReason: string;
  waitingSince: string;
  submittedWith: unknown;
  /** Digests by their number, counted from 1. */
  readonly turns: string[];
  readonly comments: string[];
  /** Notes, by kind and id. */
  readonly links: Map<string, string>;
  readonly conflicts: { found: string; resolved: string | null }[];
  /** Entries that say for the auditor what a file of theirs said, by whose file it was: there must be one. */
  readonly claims: Map<string, number>;
  /** What cannot be, as a sentence. */
  broken: string | null;
}

/** Whose file of which form; a firm is one however it is spelled with spaces. */
const claimOf = (via: string, saidBy: string): string =>
  `${via} ${saidBy.normalize('NFC').replace(/\s+/g, ' ').trim()}`;

const saysForTheAuditor = (seq: number): string =>
  `entry ${String(seq)} says for the auditor what nobody told`;

export const targetKey = (kind: string, id: string): string => `${kind} ${id}`;

const beginning = ({ detail, seq }: JournalText): RequestHistory => {
  const { engagement, place, asked, handled, on, via, ...rest } = Added.parse(detail);
  const { internal, auditor, auditorWord, returnReason } = rest;
  return {
    ...{ engagement, place, internal, auditor, auditorWord, returnReason },
    asked: digestOf(asked),
    handled: digestOf(handled),
    waitingSince: on,
    submittedWith: null,
    turns: [],
    comments: [],
    links: new Map(),
    conflicts: [],
    claims: new Map(),
    // What we write down ourselves is asked, and nothing was told of it yet.
    broken: via === 'typed' && auditor !== 'open' ? saysForTheAuditor(seq) : null,
  };
};

/** What we type, and what goes out, is submitted; everything else on that track somebody of the firm told. */
const isOurs = (via: string): boolean => via === 'typed' || via === 'delivery';

const takeTurn = (told: RequestHistory, { detail, time, member, seq }: JournalText): void => {
  const moved = Moved.parse(detail);
  const { number, track, from, to, on, via, saidBy, note } = moved;
  if (from !== told[track] || number !== told.turns.length + 1)
    told.broken ??= `entry ${String(seq)} takes a step from where it does not stand`;
  if (track === 'auditor' && (isOurs(via) ? to !== 'submitted' : saidBy === ''))
    told.broken ??= saysForTheAuditor(seq);
  if (track === 'auditor' && (via === 'list' || via === 'response'))
    told.claims.set(claimOf(via, saidBy), seq);
  told[track] = to;
  told.auditorWord = moved.auditorWord ?? told.auditorWord;
  told.returnReason = moved.returnReason ?? told.returnReason;
  told.waitingSince = moved.waitingSince ?? told.waitingSince;
  told.submittedWith = moved.submittedWith ?? told.submittedWith;
  told.turns.push(digestOf({ number, track, from, to, on, at: time, by: member, via, saidBy, note }));
};

const takeLinks = (told: RequestHistory, { action, detail }: JournalText): void => {
  const { targets, note = '' } = Linked.parse(detail);
  for (const { kind, id } of targets)
    if (action === 'request.unlinked') told.links.delete(targetKey(kind, id));
    else if (!told.links.has(targetKey(kind, id))) told.links.set(targetKey(kind, id), note);
};

const takeConflict = (told: RequestHistory, { action, detail, time, member, seq }: JournalText): void => {
  if (action === 'request.conflict-found') {
    const { number, field, base, ours, theirs, response } = Conflict.parse(detail);
    if (number !== told.conflicts.length + 1)
      told.broken ??= `entry ${String(seq)} finds a conflict anew that was found before`;
    const found = digestOf({ field, base, ours, theirs, response, at: time });
    told.conflicts.push({ found, resolved: null });
    return;
  }
  const { number, take, note } = Resolved.parse(detail);
  const conflict = told.conflicts[number - 1];
  if (conflict === undefined || conflict.resolved !== null)
    told.broken ??= `entry ${String(seq)} settles a conflict that does not wait`;
  else conflict.resolved = digestOf({ take, note, at: time, by: member });
};

const takeOne = (told: RequestHistory, entry: JournalText): void => {
  const { action, detail, seq } = entry;
  if (action === 'request.changed') {
    const { part, after } = Changed.parse(detail);
    told[part] = digestOf(after);
  }
  if (action === 'request.moved') takeTurn(told, entry);
  if (action === 'request.commented') {
    const { number, side, author, at, text, isInternal, via } = Commented.parse(detail);
    if (number !== told.comments.length + 1)
      told.broken ??= `entry ${String(seq)} says anew what was said before`;
    told.comments.push(digestOf({ number, side, author, at, text, isInternal, via }));
  }
  if (action === 'request.linked' || action === 'request.unlinked') takeLinks(told, entry);
  if (action === 'request.conflict-found' || action === 'request.conflict-resolved')
    takeConflict(told, entry);
};

const TakenIn = z.looseObject({ firm: z.string(), saidBy: z.string().optional() });

export const requestHistory = (): {
  readonly take: (entry: JournalText) => void;
  readonly requests: ReadonlyMap<string, RequestHistory>;
  /** What cannot be in the life of one of them, once everything was taken; null for nothing. */
  readonly brokenIn: (told: RequestHistory) => string | null;
} => {
  const requests = new Map<string, RequestHistory>();
  /** Whose lists and responses came in. */
  const files = new Set<string>();
  return {
    requests,
    brokenIn: ({ broken, claims }) => {
      const [unheard] = [...claims].filter(([claim]) => !files.has(claim));
      return broken ?? (unheard === undefined ? null : saysForTheAuditor(unheard[1]));
    },
    take: (entry) => {
      if (!entry.action.startsWith('request.')) return;
      if (entry.action === 'request.list-taken-in' || entry.action === 'request.response-taken-in') {
        const { firm, saidBy } = TakenIn.parse(entry.detail);
        files.add(saidBy === undefined ? claimOf('list', firm) : claimOf('response', saidBy));
        return;
      }
      const before = requests.get(entry.subject);
      if (entry.action === 'request.added') {
        if (before === undefined) requests.set(entry.subject, beginning(entry));
        else before.broken ??= `entry ${String(entry.seq)} adds it a second time`;
      } else if (before !== undefined) takeOne(before, entry);
    },
  };
};
