// Ties requests to controls, evidence, populations and picked rows, and unties them.
import type { RequestTarget } from '../../shared/domain/request';
import { type ErrorCode, UserError } from '../../shared/errors';
import {
  controlId,
  evidenceId,
  numberOf,
  type PopulationId,
  populationId,
  sampleItemId,
} from '../../shared/ids';
import type { ReadableDb } from '../db/handles';
import type { Change } from '../vault/open-vault';
import { readRequest } from './read-requests';

/** A target as its row has it: the number within the population is 0 for what is no sample. */
export interface TargetNumbers {
  readonly kind: RequestTarget['kind'];
  readonly target: number;
  readonly sample: number;
}

export const targetNumbers = (target: RequestTarget): TargetNumbers => {
  if (target.kind !== 'sample') return { kind: target.kind, target: numberOf(target.id), sample: 0 };
  const [population = '', sample = ''] = target.id.split('.S-');
  return { kind: 'sample', target: numberOf(population as PopulationId), sample: Number(sample) };
};

export const targetOf = ({ kind, target, sample }: TargetNumbers): RequestTarget => {
  if (kind === 'control') return { kind, id: controlId(target) };
  if (kind === 'evidence') return { kind, id: evidenceId(target) };
  if (kind === 'population') return { kind, id: populationId(target) };
  return { kind, id: sampleItemId(target, sample) };
};

const KNOWN: Readonly<Record<RequestTarget['kind'], { readonly sql: string; readonly code: ErrorCode }>> = {
  control: {
    sql: 'SELECT 1 FROM control WHERE number = @target AND @sample = 0',
    code: 'use.unknown-control',
  },
  evidence: {
    sql: 'SELECT 1 FROM evidence WHERE number = @target AND @sample = 0',
    code: 'use.unknown-evidence',
  },
  population: {
    sql: 'SELECT 1 FROM population WHERE number = @target AND @sample = 0',
    code: 'use.unknown-population',
  },
  sample: {
    sql: 'SELECT 1 FROM sample_item WHERE population = @target AND number = @sample',
    code: 'use.unknown-sample',
  },
};

const proveKnown = (db: ReadableDb, target: RequestTarget): void => {
  const { sql, code } = KNOWN[target.kind];
  const { target: number, sample } = targetNumbers(target);
  if (db.prepare(sql).get({ target: number, sample }) === undefined)
    throw new UserError(code, { id: target.id });
};

export const isLinked = (db: ReadableDb, request: number, target: RequestTarget): boolean =>
  db
    .prepare(
      `SELECT 1 FROM request_link WHERE request = @request AND kind = @kind AND target = @target
         AND sample = @sample`,
    )
    .get({ ...targetNumbers(target), request }) !== undefined;

/**
 * Ties a request to what answers it. Links that are there already are passed over; answers how many are new.
 * @throws UserError use.unknown-request, use.unknown-control, -evidence, -population or -sample
 */
export const linkTargets = (
  { db, record }: Change,
  request: number,
  targets: readonly RequestTarget[],
  note: string,
): number => {
  const { id } = readRequest(db, request);
  const insert = db.prepare(
    `INSERT INTO request_link (request, kind, target, sample, note)
     VALUES (@request, @kind, @target, @sample, @note)`,
  );
  const added: RequestTarget[] = [];
  for (const target of targets) {
    proveKnown(db, target);
    if (isLinked(db, request, target)) continue;
    insert.run({ ...targetNumbers(target), request, note });
    added.push({ kind: target.kind, id: target.id } as RequestTarget);
  }
  if (added.length > 0) record('request.linked', id, { targets: added, note });
  return added.length;
};

/**
 * Takes links away; those that are not there are passed over. Answers how many there were.
 * @throws UserError use.unknown-request
 */
export const unlinkTargets = (
  { db, record }: Change,
  request: number,
  targets: readonly RequestTarget[],
): number => {
  const { id } = readRequest(db, request);
  const remove = db.prepare(
    'DELETE FROM request_link WHERE request = @request AND kind = @kind AND target = @target AND sample = @sample',
  );
  const removed = targets.filter((target) => remove.run({ ...targetNumbers(target), request }).changes > 0);
  if (removed.length > 0) record('request.unlinked', id, { targets: removed });
  return removed.length;
};
