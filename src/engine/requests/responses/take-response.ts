// Takes in what came back from the auditor: looked at first, and then, by the SHA-256 of what was looked at, done in one
// transaction with everything it means: steps, comments, questions, picks and what two sides say differently.
import { extname } from 'node:path';
import { z } from 'zod';
import type { ResponseLook } from '../../../shared/domain/request-list';
import { UserError } from '../../../shared/errors';
import { engagementId, numberOf, type RequestId, requestId, type Sha256 } from '../../../shared/ids';
import { RESPONSE_BYTES } from '../../../shared/response';
import { sha256Hex } from '../../crypto/hash';
import type { ReadableDb } from '../../db/handles';
import { rememberingStatements } from '../../db/remembering-statements';
import type { Job } from '../../environment';
import { discardSealed } from '../../evidence';
import { parseJournalText } from '../../journal/journal-text';
import { findPicks, findPopulation, type FoundPicks, keepPicks } from '../../populations';
import { readSmallFile } from '../../recipients';
import { keepBlobRow } from '../../vault/blob-rows';
import type { Change, OpenVault, StoredBlob } from '../../vault/open-vault';
import { incomingWorkbook } from '../lists/incoming-workbook';
import type { Incoming, IncomingPicks, IncomingRow } from './incoming';
import { malformed, proveSigned, readResponseFile, type ResponseFiles } from './read-response-file';

export interface ResponseToTake extends ResponseFiles {
  /** Rows to take in; null for all. Conflicts are kept in any case. */
  readonly rows: readonly number[] | null;
  /** Of what was looked at. */
  readonly sha256: Sha256 | null;
  readonly apply: boolean;
}

/** Our list comes back as a workbook or as CSV; a response file is JSON. */
const isList = (bytes: Buffer, path: string): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')) || extname(path).toLowerCase() === '.csv';

const readIncoming = async (vault: OpenVault, files: ResponseFiles): Promise<Incoming> => {
  const bytes = await readSmallFile(files.path, RESPONSE_BYTES, 'response', malformed);
  if (!isList(bytes, files.path)) return readResponseFile(vault, bytes, files);
  // Whoever signs a workbook is asked for their key as for a response file.
  const incoming = await incomingWorkbook(vault, files.path, (round, content) =>
    proveSigned(vault, round, content, files),
  );
  if (incoming === null) throw malformed('response: a workbook that is none of our lists');
  return incoming;
};

interface Found extends FoundPicks {
  readonly told: IncomingPicks;
}

const lookForPicks = async (vault: OpenVault, told: IncomingPicks, job: Job): Promise<Found> => {
  const listSha256 = told.listSha256 ?? findPopulation(vault, told.id).evidence.sha256;
  return { told, ...(await findPicks(vault, { id: told.id, rows: told.rows, listSha256 }, job)) };
};

const KINDS = ['new', 'changed', 'same', 'heading', 'blank', 'refused', 'conflict'] as const;

const listOf = (rows: readonly IncomingRow[], sha256: Sha256, applied: boolean): ResponseLook['list'] => {
  const counts = Object.fromEntries(
    KINDS.map((kind) => [kind, rows.filter(({ shown }) => shown.what === kind).length]),
  ) as Record<(typeof KINDS)[number], number>;
  return {
    rows: rows.map(({ shown }) => shown),
    counts: { rows: rows.length, ...counts },
    notInFile: [],
    sha256,
    applied,
  };
};

/** Of what was taken in already: nothing is left to do of the rows that were. */
const asKnown = ({ shown }: IncomingRow): IncomingRow => ({
  apply: null,
  shown: {
    ...shown,
    ...{ what: shown.what === 'refused' ? 'refused' : 'same', changes: [], conflicts: [], comments: 0 },
  },
});

interface TakenIn {
  /** Its number. */
  readonly response: number;
  /** Rows that were passed over because nobody chose them. */
  readonly left: ReadonlySet<number>;
  /** Fields of requests of which it said something else than the vault: that is kept, and settled there. */
  readonly inConflict: ReadonlyMap<RequestId, ReadonlySet<string>>;
}

/** The response these bytes are, if they were taken in. */
const takenInBefore = (db: ReadableDb, { sha256, engagement }: Incoming): TakenIn | null => {
  const response = db.prepare('SELECT number FROM request_response WHERE sha256 = ?').pluck().get(sha256);
  if (response === undefined) return null;
  const lines = db
    .prepare(
      `SELECT line FROM journal WHERE subject = ? AND action = 'request.response-taken-in' ORDER BY seq`,
    )
    .pluck()
    .all(engagementId(engagement)) as string[];
  const detail = lines
    .map((line) => parseJournalText(line)?.detail)
    .find((one) => one?.['number'] === response);
  const left = z.array(z.number()).safeParse(detail?.['left']).data ?? [];
  const conflicts = db.prepare('SELECT request, field FROM request_conflict WHERE response = ?');
  const inConflict = new Map<RequestId, Set<string>>();
  for (const { request, field } of conflicts.all(response) as { request: number; field: string }[]) {
    const id = requestId(request);
    // The reason of a return is settled with it.
    const fields = field === 'status' ? [field, 'returnReason'] : [field];
    inConflict.set(id, new Set([...(inConflict.get(id) ?? []), ...fields]));
  }
  return { response: Number(response), left: new Set(left), inConflict };
};

const whatIsLeft = (rows: readonly IncomingRow[], { left, inConflict }: TakenIn): IncomingRow[] =>
  rows.map((row) => {
    const { shown, apply } = row;
    if (!left.has(shown.row)) return asKnown(row);
    const settled = shown.requestId === null ? undefined : inConflict.get(shown.requestId);
    if (settled === undefined) return row;
    // What differs was kept the first time, and is settled there; what else the row says still waits to be chosen.
    const conflicts = shown.conflicts.filter(({ field }) => !settled.has(field));
    const changes = shown.changes.filter(({ field }) => !settled.has(field));
    const hasNews = changes.length > 0 || shown.comments > 0;
    if (conflicts.length === 0 && !hasNews) return asKnown(row);
    return {
      apply: hasNews && apply !== null ? (change) => apply(change, settled) : null,
      shown: { ...shown, changes, conflicts, what: conflicts.length > 0 ? 'conflict' : 'changed' },
    };
  });

/** An answer that is said again while the two wait to be settled is no further conflict. */
const IS_WAITING = `SELECT 1 FROM request_conflict WHERE request = @request AND field = @field AND ours = @ours
  AND theirs = @theirs AND taken IS NULL`;

const keepConflicts = ({ db, now, record }: Change, row: IncomingRow['shown'], response: number): void => {
  for (const { field, before: base, ours, after: theirs } of row.conflicts) {
    const id = row.requestId as RequestId;
    const request = numberOf(id);
    if (db.prepare(IS_WAITING).get({ request, field, ours, theirs }) !== undefined) continue;
    const number = db
      .prepare('SELECT ifnull(max(number), 0) + 1 FROM request_conflict WHERE request = ?')
      .pluck()
      .get(request) as number;
    db.prepare(
      `INSERT INTO request_conflict (request, number, field, base, ours, theirs, response, found_at)
       VALUES (@request, @number, @field, @base, @ours, @theirs, @response, @now)`,
    ).run({ request, number, field, base, ours, theirs, response, now });
    record('request.conflict-found', id, { number, field, base, ours, theirs, response });
  }
};

const insertResponse = (
  { db, now }: Change,
  { engagement, uuid, form, by, firm, sha256, signature }: Incoming,
  blob: StoredBlob,
): number => {
  keepBlobRow(db, blob);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO request_response (engagement, uuid, form, said_by, firm, sha256, blob, signature, key, taken_in_at)
       VALUES (@engagement, @uuid, @form, @by, @firm, @sha256, @blob, @signature, @key, @now)`,
    )
    .run({
      ...{ engagement, uuid, form, by, firm, sha256, now },
      ...{ blob: blob.id, signature: signature.text, key: signature.key },
    });
  return Number(lastInsertRowid);
};

/** All of it, inside of one change. Answers the rows as they were when they were taken in. */
const takeAll = (
  change: Change,
  incoming: Incoming,
  picks: readonly Found[],
  chosen: ReadonlySet<number> | null,
  blob: StoredBlob,
): readonly IncomingRow[] => {
  const response = insertResponse(change, incoming, blob);
  const rows = incoming.rows(change.db);
  const isChosen = ({ shown }: IncomingRow): boolean => chosen?.has(shown.row) ?? true;
  const taken = rows.filter(isChosen);
  for (const row of taken) row.apply?.(change);
  for (const { shown } of rows) keepConflicts(change, shown, response);
  const selections = picks.flatMap(({ told, picked, problem }) => {
    if (problem !== '') return [];
    const { pickedOn, note, attributes } = told;
    const source = { pickedOn, note, attributes, sourceSha256: incoming.sha256 };
    const selection = keepPicks(change, told.id, picked, source);
    return selection === null ? [] : [{ population: told.id, selection }];
  });
  const { form, uuid, engagement, answers, sha256, signature, by, firm } = incoming;
  const count = (what: IncomingRow['shown']['what']): number =>
    taken.filter(({ shown }) => shown.what === what).length;
  // The last entry of all: up to here its sender knows what the vault says.
  change.record('request.response-taken-in', engagementId(engagement), {
    ...{ number: response, uuid, form, saidBy: by, firm, sha256, blob: blob.id, key: signature.key },
    signature: signature.text === '' ? '' : sha256Hex(signature.text),
    ...{ package: answers?.packageId ?? null, round: answers?.round ?? null, made: incoming.saidAt },
    recipient: signature.recipient,
    rows: { of: rows.length, new: count('new'), changed: count('changed') },
    left: rows.filter((row) => row.apply !== null && !isChosen(row)).map(({ shown }) => shown.row),
    conflicts: rows.reduce((sum, { shown }) => sum + shown.conflicts.length, 0),
    selections,
  });
  return rows;
};

/** Rows that were passed over the first time. What was said of them since is a conflict, as in any response. */
const takeWhatIsLeft = (
  change: Change,
  incoming: Incoming,
  known: TakenIn,
  chosen: ReadonlySet<number> | null,
): readonly IncomingRow[] => {
  const rows = whatIsLeft(incoming.rows(change.db), known);
  for (const row of rows) {
    if (!(chosen?.has(row.shown.row) ?? true)) continue;
    row.apply?.(change);
    keepConflicts(change, row.shown, known.response);
  }
  return rows;
};

/**
 * Looks at a response, or with `apply` takes it in.
 * @throws UserError response.malformed, response.unknown-package, response.unknown-key, response.signature-invalid,
 * request.list-not-ours, table.changed-since-preview, vault.read-only, member.not-allowed, disk.*, integrity.*,
 * job.cancelled
 */
export const takeResponse = async (
  vault: OpenVault,
  input: ResponseToTake,
  job: Job,
): Promise<ResponseLook> => {
  if (input.apply) vault.requireMay('request.response-taken-in');
  const incoming = await readIncoming(vault, input);
  const { sha256, signature } = incoming;
  if (input.sha256 !== null && input.sha256 !== sha256) throw new UserError('table.changed-since-preview');
  const picks: Found[] = [];
  for (const told of incoming.picks) picks.push(await lookForPicks(vault, told, job));
  const chosen = input.rows === null ? null : new Set(input.rows);
  const look = (rows: readonly IncomingRow[], { isKnown = false, applied = false }): ResponseLook => ({
    ...{ form: incoming.form, answers: incoming.answers, by: incoming.by, firm: incoming.firm },
    ...{ madeAt: incoming.madeAt, signature: signature.state, signerName: signature.signerName },
    list: listOf(rows, sha256, applied),
    picks: picks.map(({ told, title, known, problem }) => ({
      ...{ populationId: told.id, title, rows: told.rows.length, known, problem },
    })),
    ...{ isKnown, applied },
  });
  const again = (known: TakenIn): ResponseLook => {
    const rows = whatIsLeft(incoming.rows(rememberingStatements(vault.db)), known);
    const hasWork = ({ apply, shown }: IncomingRow): boolean =>
      (apply !== null || shown.what === 'conflict') && (chosen?.has(shown.row) ?? true);
    if (!input.apply || !rows.some(hasWork))
      return look(rows, {
        isKnown: rows.every(({ apply, shown }) => apply === null && shown.what !== 'conflict'),
      });
    return look(
      vault.write((change) => takeWhatIsLeft(change, incoming, known, chosen)),
      { applied: true },
    );
  };
  const before = takenInBefore(vault.db, incoming);
  if (before !== null) return again(before);
  if (!input.apply) return look(incoming.rows(rememberingStatements(vault.db)), {});
  const sealed = await vault.blobs.put({ name: 'response', bytes: incoming.bytes }, job);
  try {
    // Sealing takes its time: the same file may have come in by another door meanwhile.
    const meanwhile = takenInBefore(vault.db, incoming);
    if (meanwhile !== null) return again(meanwhile);
    const rows = vault.write((change) =>
      takeAll({ ...change, db: rememberingStatements(change.db) }, incoming, picks, chosen, sealed.blob),
    );
    return look(rows, { applied: true });
  } catch (error) {
    await discardSealed(vault, [sealed]);
    throw error;
  }
};
