// What the journal tells of requests: what the auditor asked, how it stands on both tracks, each step, each word that was
// said, what it is linked to, and where two answers differ.
import {
  controlId,
  engagementId,
  evidenceId,
  memberId,
  populationId,
  requestId,
  sampleItemId,
} from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { type RequestHistory, requestHistory, targetKey } from './request-history';
import { digestOf, PAGE, type ToldKind, type Untold, WHAT_IT_IS_LINKED_TO, WHAT_IT_SAYS } from './told-kind';

const HOW_IT_STANDS = 'how it stands';
const ITS_STEPS = 'the steps it took';
const ITS_TALK = 'what was said about it';
const ITS_CONFLICTS = 'where two answers to it differ';

interface Row {
  readonly number: number;
  readonly engagement: number;
  readonly place: number;
  /** JSON, under the names the journal has for them. */
  readonly asked: string;
  readonly extra: string;
  readonly handled: string;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly internal: string;
  readonly auditor: string;
  readonly auditorWord: string;
  readonly returnReason: string;
  readonly waitingSince: string;
  readonly package: string | null;
  readonly round: number | null;
}

const ROWS = `SELECT number, engagement, place,
    json_object('reference', reference, 'wording', wording, 'title', title, 'area', area, 'kind', kind,
      'named', named, 'requestedOn', requested_on, 'dueOn', due_on, 'priority', priority) AS asked,
    extra, json_object('owner', owner, 'ownDueOn', own_due_on) AS handled, period_from, period_to,
    internal, auditor, auditor_word AS auditorWord, return_reason AS returnReason, waiting_since AS waitingSince,
    submitted_package AS package, submitted_round AS round
  FROM request WHERE number > ? ORDER BY number LIMIT ${String(PAGE)}`;

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    // Nobody of ours wrote it: it is not what the journal tells.
    return { unreadable: json };
  }
};

const saysTheSame = (row: Row, told: RequestHistory): boolean => {
  const asked = digestOf({
    ...(parsed(row.asked) as Record<string, unknown>),
    period: row.period_from === null ? null : { from: row.period_from, to: row.period_to },
    extra: parsed(row.extra),
  });
  return (
    asked === told.asked &&
    digestOf(parsed(row.handled)) === told.handled &&
    row.place === told.place &&
    engagementId(row.engagement) === told.engagement
  );
};

const standsTheSame = (row: Row, told: RequestHistory): boolean => {
  const { internal, auditor, auditorWord, returnReason, waitingSince } = row;
  const submittedWith = row.package === null ? null : { packageId: row.package, round: row.round };
  return (
    internal === told.internal &&
    auditor === told.auditor &&
    auditorWord === told.auditorWord &&
    returnReason === told.returnReason &&
    waitingSince === told.waitingSince &&
    digestOf(submittedWith) === digestOf(told.submittedWith)
  );
};

type Part = Record<string, unknown> & { readonly request: number; readonly number: number };

/** Rows that belong to requests of one page, by request and in order. */
const partsOf = (db: ReadableDb, select: string, page: readonly Row[]): ReadonlyMap<number, Part[]> => {
  const range = [page[0]?.number ?? 0, page.at(-1)?.number ?? 0];
  const rows = db
    .prepare(`${select} WHERE request BETWEEN ? AND ? ORDER BY request, number`)
    .all(range) as Part[];
  return Map.groupBy(rows, (row) => row.request);
};

const TURNS = `SELECT request, number, track, from_status AS "from", to_status AS "to", on_day AS "on", at, by, via,
  said_by AS saidBy, note FROM request_turn`;
const COMMENTS = `SELECT request, number, side, author, at, text, is_internal AS isInternal, via FROM request_comment`;
const CONFLICTS = `SELECT request, number, field, base, ours, theirs, response, found_at AS at, taken AS take,
  resolved_at AS resolvedAt, resolved_by AS resolvedBy, resolved_note AS note FROM request_conflict`;
const LINKS = `SELECT request, kind, target, sample, note, 0 AS number FROM request_link`;

const sameLists = (stored: readonly string[], told: readonly string[]): boolean =>
  stored.length === told.length && stored.every((digest, at) => digest === told[at]);

const turnDigests = (parts: readonly Part[]): string[] =>
  parts.map(({ request: _, by, ...rest }) => digestOf({ ...rest, by: memberId(by as number) }));

const commentDigests = (parts: readonly Part[]): string[] =>
  parts.map(({ request: _, isInternal, ...rest }) => digestOf({ ...rest, isInternal: isInternal === 1 }));

const linksTheSame = (parts: readonly Part[], told: RequestHistory): boolean => {
  const ids: Readonly<Record<string, (target: number, sample: number) => string>> = {
    control: controlId,
    evidence: evidenceId,
    population: populationId,
    sample: sampleItemId,
  };
  return (
    parts.length === told.links.size &&
    parts.every(({ kind, target, sample, note }) => {
      const id = ids[kind as string]?.(target as number, sample as number) ?? '';
      return told.links.get(targetKey(kind as string, id)) === note;
    })
  );
};

const conflictsTheSame = (parts: readonly Part[], told: RequestHistory): boolean =>
  parts.length === told.conflicts.length &&
  parts.every((part, at) => {
    const { field, base, ours, theirs, response, at: foundAt, take, resolvedAt, resolvedBy, note } = part;
    const known = told.conflicts[at];
    const resolved =
      take === null ? null : digestOf({ take, note, at: resolvedAt, by: memberId(Number(resolvedBy)) });
    return (
      part.number === at + 1 &&
      digestOf({ field, base, ours, theirs, response, at: foundAt }) === known?.found &&
      resolved === known.resolved
    );
  });

export const toldRequests = (): ToldKind => {
  const { take, requests, brokenIn } = requestHistory();
  return {
    take,
    *compare(db) {
      const missing = new Set(requests.keys());
      const pageAfter = db.prepare(ROWS);
      for (let last = 0; ;) {
        const page = pageAfter.all(last) as Row[];
        last = page.at(-1)?.number ?? 0;
        const [turns, comments, conflicts, links] = [TURNS, COMMENTS, CONFLICTS, LINKS].map((select) =>
          partsOf(db, select, page),
        );
        yield page.flatMap((row): Untold[] => {
          const subject = requestId(row.number);
          const told = requests.get(subject);
          missing.delete(subject);
          if (told === undefined) return [{ subject, what: WHAT_IT_SAYS }];
          const of = (parts: ReadonlyMap<number, Part[]> | undefined): Part[] => parts?.get(row.number) ?? [];
          const wrong: [boolean, string][] = [
            [saysTheSame(row, told), WHAT_IT_SAYS],
            [standsTheSame(row, told), HOW_IT_STANDS],
            [sameLists(turnDigests(of(turns)), told.turns), ITS_STEPS],
            [sameLists(commentDigests(of(comments)), told.comments), ITS_TALK],
            [linksTheSame(of(links), told), WHAT_IT_IS_LINKED_TO],
            [conflictsTheSame(of(conflicts), told), ITS_CONFLICTS],
          ];
          const [first] = wrong.filter(([isSame]) => !isSame);
          const sentence = brokenIn(told);
          return [
            ...(first === undefined ? [] : [{ subject, what: first[1] }]),
            ...(sentence === null ? [] : [{ subject, what: HOW_IT_STANDS, sentence }]),
          ];
        });
        if (page.length < PAGE) break;
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
