// To what a record is linked: the links its fields name, and those somebody made by hand.
import type { RecordTarget } from '../../shared/domain/programme/record';
import { partsOf, RecordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import {
  ControlId,
  controlId,
  CriterionId,
  EvidenceId,
  evidenceId,
  numberOf,
  type PointOfFocusId,
} from '../../shared/ids';
import { isCriterion, pointOfFocus } from '../catalog';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { FieldLink } from '../records/field-links';
import { readRecord } from './record-rows';

/** Links made by hand have no field. */
export const BY_HAND = '';

/** Writes the links of the fields anew; those made by hand stay. */
export const rewriteFieldLinks = (
  db: WritableDb,
  register: Register,
  number: number,
  links: readonly FieldLink[],
): void => {
  db.prepare("DELETE FROM register_link WHERE register = ? AND number = ? AND field <> ''").run(
    register,
    number,
  );
  const insert = db.prepare(
    "INSERT INTO register_link (register, number, field, target, note) VALUES (?, ?, ?, ?, '')",
  );
  for (const { field, target } of links) insert.run(register, number, field, target);
};

export interface StoredLink {
  /** Empty for a link made by hand. */
  readonly field: string;
  readonly target: RecordTarget;
  readonly note: string;
}

/** All links of the current version, those of its fields included. */
export const linksOf = (db: ReadableDb, id: RecordId): StoredLink[] => {
  const { register, number } = partsOf(id);
  return db
    .prepare(
      'SELECT field, target, note FROM register_link WHERE register = ? AND number = ? ORDER BY field, target',
    )
    .all(register, number) as StoredLink[];
};

/** In the one spelling numbers are stored and looked for: `CTL-0001` would be a second name of CTL-001. */
export const requireEvidence = (db: ReadableDb, ids: readonly EvidenceId[]): void => {
  const has = db.prepare('SELECT 1 FROM evidence WHERE number = ?');
  for (const id of ids)
    if (has.get(numberOf(id)) === undefined || evidenceId(numberOf(id)) !== id)
      throw new UserError('use.unknown-evidence', { id });
};

export const requireControls = (db: ReadableDb, ids: readonly ControlId[]): void => {
  const has = db.prepare('SELECT 1 FROM control WHERE number = ?');
  for (const id of ids)
    if (has.get(numberOf(id)) === undefined || controlId(numberOf(id)) !== id)
      throw new UserError('use.unknown-control', { id });
};

/**
 * That what a link goes to is there.
 * @throws UserError use.unknown-control, use.unknown-criterion, use.unknown-evidence, programme.unknown-record
 */
export const requireTarget = (db: ReadableDb, target: RecordTarget): void => {
  if (ControlId.safeParse(target).success) {
    requireControls(db, [target as ControlId]);
  } else if (EvidenceId.safeParse(target).success) {
    requireEvidence(db, [target as EvidenceId]);
  } else if (RecordId.safeParse(target).success) {
    readRecord(db, target as RecordId);
  } else {
    const isThere = CriterionId.safeParse(target).success
      ? isCriterion(target as CriterionId)
      : pointOfFocus(target as PointOfFocusId) !== undefined;
    if (!isThere) throw new UserError('use.unknown-criterion', { id: target });
  }
};
