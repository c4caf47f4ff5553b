// The list of requests of the current engagement: filtered, sorted and cut to a page by the database, with what each
// of its views would show.
import type { Input, Output } from '../../shared/contract';
import {
  AUDITOR_STATUSES,
  type AuditorStatus,
  INTERNAL_STATUSES,
  type RequestSummary,
  SETTLED_STATUSES,
  type WaitingOn,
} from '../../shared/domain/request';
import { engagementId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { orderOf, pageOfFiltered, type SortKey } from '../db/page-of';
import { searchCondition } from '../db/search-condition';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { type RequestRow, storedRequest } from './read-requests';
import { waitingOnOf } from './track-rules';

export type RequestQuery = Input<'requests', 'list'>;
type View = RequestQuery['view'];

const texts = (words: readonly string[]): string => words.map((one) => `'${one}'`).join(', ');

/** SQL: the auditor waits for nothing any more. */
export const SETTLED = `auditor IN (${texts(SETTLED_STATUSES)})`;
/** SQL: it is the organization's turn. */
export const WAITS_ON_US = `auditor IN (${texts(AUDITOR_STATUSES.filter((one) => waitingOnOf(one) === 'organization'))})`;
/** SQL: it is the auditor's turn. */
export const WAITS_ON_AUDITOR = `auditor IN (${texts(AUDITOR_STATUSES.filter((one) => waitingOnOf(one) === 'auditor'))})`;
/** SQL, with @today. */
export const IS_LATE = `(${WAITS_ON_US} AND due_on < @today)`;
/** SQL: two different answers of it wait to be settled. */
export const HAS_CONFLICT = 'number IN (SELECT request FROM request_conflict WHERE taken IS NULL)';

/** SQL, with @today and @mine (a JSON list of owners). Settled ones are nobody's work: `mine` leaves them out. */
const VIEWS: Readonly<Record<View, string>> = {
  all: 'TRUE',
  mine: `(owner IN (SELECT value FROM json_each(@mine)) AND NOT ${SETTLED})`,
  open: `NOT ${SETTLED}`,
  late: IS_LATE,
  returned: `auditor = 'returned'`,
  'waiting-on-auditor': WAITS_ON_AUDITOR,
  settled: SETTLED,
  conflicts: HAS_CONFLICT,
};

const placeOf = (column: string, words: readonly string[]): string =>
  `CASE ${column} ${words.map((one, at) => `WHEN '${one}' THEN ${String(at)}`).join(' ')} END`;

const blankLast = (column: string): string => `nullif(${column}, '') COLLATE NOCASE`;

const PLACE: SortKey = { sql: 'place', columns: ['place'] };
const SORT_KEYS: Readonly<Record<RequestQuery['sort'], readonly SortKey[]>> = {
  list: [PLACE],
  reference: [{ sql: blankLast('reference'), columns: ['reference'] }, PLACE],
  due: [{ sql: 'due_on', columns: ['due_on'] }, PLACE],
  waiting: [{ sql: 'waiting_since', columns: ['waiting_since'] }, PLACE],
  owner: [{ sql: blankLast('owner'), columns: ['owner'] }, PLACE],
  internal: [{ sql: placeOf('internal', INTERNAL_STATUSES), columns: ['internal'] }, PLACE],
  auditor: [{ sql: placeOf('auditor', AUDITOR_STATUSES), columns: ['auditor'] }, PLACE],
};

/** What a search looks through. */
const SEARCHED = ['title', 'wording', 'reference', 'area', 'named', 'owner', "printf('REQ-%03d', number)"];

/** Everything but a search is answered out of this index, which knows none of the long texts. */
const NARROW = 'request INDEXED BY request_in_list';

const LINKED = (kinds: string, name: string): string =>
  `number IN (SELECT request FROM request_link WHERE kind IN (${kinds}) AND target = @${name})`;

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** Whether an owner is this member by name, upper and lower case alike in any script. */
const isMember =
  (member: string) =>
  (owner: string): boolean =>
    folded(owner) === folded(member);

/** As JSON. */
const ownersWho = (db: ReadableDb, engagement: number, member: string): string =>
  JSON.stringify(
    (
      db
        .prepare(`SELECT DISTINCT owner FROM ${NARROW} WHERE engagement = ? AND owner <> ''`)
        .pluck()
        .all(engagement) as string[]
    ).filter(isMember(member)),
  );

const COUNTED = `SELECT r.*,
    (SELECT count(*) FROM request_link AS l WHERE l.request = r.number AND l.kind = 'control') AS controls,
    (SELECT count(*) FROM request_link AS l WHERE l.request = r.number AND l.kind = 'evidence') AS evidence,
    (SELECT count(*) FROM request_link AS l WHERE l.request = r.number AND l.kind = 'population') AS populations,
    (SELECT count(*) FROM request_link AS l WHERE l.request = r.number AND l.kind = 'sample') AS samples,
    (SELECT count(*) FROM request_comment AS c WHERE c.request = r.number) AS comments,
    (SELECT count(*) FROM request_conflict AS c WHERE c.request = r.number AND c.taken IS NULL) AS conflicts
  FROM request AS r`;

type CountedRow = RequestRow & RequestSummary['counts'];

const summaryOf = (row: CountedRow, today: CalendarDate): RequestSummary => {
  const { id, asked, handled, internal, auditor, returnReason, waitingSince, submittedWith } =
    storedRequest(row);
  const { extra: _, ...shown } = asked;
  const { controls, evidence, populations, samples, comments, conflicts } = row;
  const waitingOn = waitingOnOf(auditor);
  return {
    ...shown,
    ...handled,
    ...{ id, internal, auditor, returnReason, waitingOn, waitingSince },
    engagementId: engagementId(row.engagement),
    isLate: waitingOn === 'organization' && asked.dueOn !== null && asked.dueOn < today,
    submittedWith: submittedWith === null ? null : { ...submittedWith },
    counts: { controls, evidence, populations, samples, comments, conflicts },
  };
};

/** Null where there is no such request. */
export const readSummary = (db: ReadableDb, number: number, today: CalendarDate): RequestSummary | null => {
  const row = db.prepare(`${COUNTED} WHERE r.number = ?`).get(number) as CountedRow | undefined;
  return row === undefined ? null : summaryOf(row, today);
};

const conditionsOf = (query: RequestQuery): string[] => [
  'engagement = @engagement',
  VIEWS[query.view],
  ...(query.auditor.length === 0 ? [] : ['auditor IN (SELECT value FROM json_each(@auditor))']),
  ...(query.internal.length === 0 ? [] : ['internal IN (SELECT value FROM json_each(@internal))']),
  ...(query.owner === null ? [] : ['owner = @owner']),
  ...(query.area === null ? [] : ['area = @area']),
  ...(query.controlId === null ? [] : [LINKED("'control'", 'control')]),
  ...(query.evidenceId === null ? [] : [LINKED("'evidence'", 'evidence')]),
  ...(query.populationId === null ? [] : [LINKED("'population', 'sample'", 'population')]),
];

/** One page of the current engagement's requests; none without an engagement. */
export const listRequests = (vault: OpenVault, query: RequestQuery): Output<'requests', 'list'> => {
  const current = currentEngagement(vault);
  if (current === null) return { rows: [], total: 0 };
  const { db } = vault;
  const engagement = numberOf(current.id);
  const isSearch = query.search.trim() !== '';
  const search = searchCondition(query.search, SEARCHED);
  const keys = SORT_KEYS[query.sort];
  const { numbers, total } = pageOfFiltered(db, {
    table: isSearch ? 'request' : NARROW,
    where: [...conditionsOf(query), ...(isSearch ? [search.sql] : [])].join(' AND '),
    keys,
    order: orderOf(keys, query.direction),
    parameters: {
      ...search.parameters,
      engagement,
      today: query.today,
      mine: query.view === 'mine' ? ownersWho(db, engagement, vault.member.name) : '[]',
      auditor: JSON.stringify(query.auditor),
      internal: JSON.stringify(query.internal),
      owner: query.owner,
      area: query.area,
      control: query.controlId === null ? null : numberOf(query.controlId),
      evidence: query.evidenceId === null ? null : numberOf(query.evidenceId),
      population: query.populationId === null ? null : numberOf(query.populationId),
    },
    offset: query.offset,
    limit: query.limit,
  });
  const get = db.prepare(`${COUNTED} WHERE r.number = ?`);
  return { rows: numbers.map((number) => summaryOf(get.get(number) as CountedRow, query.today)), total };
};

interface StatusRow {
  readonly auditor: AuditorStatus;
  readonly requests: number;
  readonly due: number;
}

/** How many each view of the list would show, and what can be chosen in its filters. */
export const requestFacets = (vault: OpenVault, today: CalendarDate): Output<'requests', 'facets'> => {
  const current = currentEngagement(vault);
  const { db } = vault;
  const engagement = current === null ? -1 : numberOf(current.id);
  const statuses = db
    .prepare(
      `SELECT auditor, count(*) AS requests, sum(due_on < @today IS TRUE) AS due FROM ${NARROW}
       WHERE engagement = @engagement GROUP BY auditor`,
    )
    .all({ engagement, today }) as StatusRow[];
  const owners = db
    .prepare(
      `SELECT owner, sum(NOT ${SETTLED}) AS open FROM ${NARROW} WHERE engagement = ? GROUP BY owner
       ORDER BY owner COLLATE NOCASE`,
    )
    .all(engagement) as { owner: string; open: number }[];
  const areas = db
    .prepare(
      `SELECT area FROM ${NARROW} WHERE engagement = ? AND area <> '' GROUP BY area ORDER BY min(place)`,
    )
    .pluck()
    .all(engagement) as string[];
  const conflicts = db
    .prepare(`SELECT count(*) FROM request WHERE ${HAS_CONFLICT} AND engagement = ?`)
    .pluck()
    .get(engagement) as number;
  const sum = (fits: (row: StatusRow) => boolean, count: 'requests' | 'due' = 'requests'): number =>
    statuses.filter(fits).reduce((total, row) => total + row[count], 0);
  const waitsOn = (turn: WaitingOn) => (row: StatusRow) => waitingOnOf(row.auditor) === turn;
  const isMine = isMember(vault.member.name);
  return {
    views: {
      all: sum(() => true),
      mine: owners.filter((one) => isMine(one.owner)).reduce((total, one) => total + one.open, 0),
      open: sum((row) => !waitsOn('nobody')(row)),
      late: sum(waitsOn('organization'), 'due'),
      returned: sum((row) => row.auditor === 'returned'),
      'waiting-on-auditor': sum(waitsOn('auditor')),
      settled: sum(waitsOn('nobody')),
      conflicts,
    },
    owners: owners.map((one) => one.owner).filter((owner) => owner !== ''),
    areas,
    firm: current?.firm ?? '',
  };
};
