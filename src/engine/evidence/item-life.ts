// Where an item stands in its life, read inside the change that takes it further.
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { ReadableDb, WritableDb } from '../db/handles';
import {
  currentVersion,
  mayStep,
  newestVersion,
  type StatedVersion,
  type VersionStep,
} from '../../shared/version-states';

export interface ItemLife {
  readonly number: number;
  readonly versions: readonly StatedVersion[];
}

/**
 * An item that is not withdrawn.
 * @throws UserError use.unknown-evidence, evidence.state (withdrawn)
 */
export const openLife = (db: ReadableDb, id: EvidenceId): ItemLife => {
  const number = numberOf(id);
  const item = db.prepare('SELECT withdrawn_at FROM evidence WHERE number = ?').get(number) as
    { withdrawn_at: string | null } | undefined;
  if (item === undefined) throw new UserError('use.unknown-evidence', { id });
  if (item.withdrawn_at !== null) throw new UserError('evidence.state', { id, state: 'withdrawn' });
  const versions = db
    .prepare('SELECT version, state FROM evidence_version WHERE evidence = ? ORDER BY version')
    .all(number) as StatedVersion[];
  return { number, versions };
};

/**
 * The same, when the step is open to the version.
 * @throws UserError use.unknown-evidence, evidence.unknown-version, evidence.state
 */
export const lifeForStep = (db: ReadableDb, id: EvidenceId, version: number, step: VersionStep): ItemLife => {
  const life = openLife(db, id);
  const found = life.versions.find((one) => one.version === version);
  if (found === undefined) throw new UserError('evidence.unknown-version', { id, version });
  if (!mayStep(life.versions, version, step)) {
    // An earlier version may be in any state; what matters is that another has followed.
    const isNewest = newestVersion(life.versions)?.version === version;
    throw new UserError('evidence.state', { id, version, state: isNewest ? found.state : 'superseded' });
  }
  return life;
};

/** Puts a version into a state; `currentAgain` follows in the same change. */
export const putState = (
  db: WritableDb,
  { number }: ItemLife,
  version: number,
  state: StatedVersion['state'],
): void => {
  db.prepare('UPDATE evidence_version SET state = ? WHERE evidence = ? AND version = ?').run(
    state,
    number,
    version,
  );
};

/** Makes the version current that the states say, when it is not. */
export const currentAgain = (db: WritableDb, number: number): void => {
  const versions = db
    .prepare('SELECT version, state FROM evidence_version WHERE evidence = ?')
    .all(number) as StatedVersion[];
  db.prepare(
    'UPDATE evidence SET current_version = @current WHERE number = @number AND current_version <> @current',
  ).run({
    current: currentVersion(versions),
    number,
  });
};
