// To what a record is linked: the links its fields name, and those somebody made by hand.
import type { Fields } from '../../shared/domain/programme/field';
import type { RecordFacts, RecordTarget } from '../../shared/domain/programme/record';
import { partsOf, RecordId } from '../../shared/domain/programme/record-id';
import type { Register, RegisterSpec } from '../../shared/domain/programme/register';
import { UserError } from '../../shared/errors';
import { ControlId, CriterionId, EvidenceId, numberOf, type PointOfFocusId } from '../../shared/ids';
import { isCriterion, pointOfFocus } from '../catalog';
import type { ReadableDb, WritableDb } from '../db/handles';
import { readRecord } from './record-rows';

/** Links made by hand have no field. */
export const BY_HAND = '';

export interface FieldLink {
  /** Of the record's own fields, also where a row inside it names the target. */
  readonly field: string;
  readonly target: RecordTarget;
}

const NAMING = new Set(['evidence', 'controls', 'criteria', 'record']);

/** Of what a hostile hand may have written, too: what is no id names nothing. */
const idsIn = (value: unknown): RecordTarget[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (target): target is RecordTarget => typeof target === 'string' && target !== '',
  );

const named = (fields: Fields, facts: RecordFacts, within: string | null): FieldLink[] =>
  Object.entries(fields).flatMap(([name, field]): FieldLink[] => {
    const value = facts[name];
    if (NAMING.has(field.type)) return idsIn(value).map((target) => ({ field: within ?? name, target }));
    if (field.type !== 'rows' || field.fields === null || !Array.isArray(value)) return [];
    const { fields: ofRow } = field;
    return (value as unknown[]).flatMap((row) =>
      typeof row === 'object' && row !== null ? named(ofRow, row as RecordFacts, name) : [],
    );
  });

/** What the fields of a record name, each once. */
export const linksOfFacts = (spec: RegisterSpec, facts: RecordFacts): FieldLink[] => [
  ...new Map(named(spec.fields, facts, null).map((link) => [`${link.field} ${link.target}`, link])).values(),
];

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

/**
 * That what a link goes to is there.
 * @throws UserError use.unknown-control, use.unknown-criterion, use.unknown-evidence, programme.unknown-record
 */
export const requireTarget = (db: ReadableDb, target: RecordTarget): void => {
  if (ControlId.safeParse(target).success) {
    if (db.prepare('SELECT 1 FROM control WHERE number = ?').get(numberOf(target as ControlId)) === undefined)
      throw new UserError('use.unknown-control', { id: target });
  } else if (EvidenceId.safeParse(target).success) {
    if (
      db.prepare('SELECT 1 FROM evidence WHERE number = ?').get(numberOf(target as EvidenceId)) === undefined
    )
      throw new UserError('use.unknown-evidence', { id: target });
  } else if (RecordId.safeParse(target).success) {
    readRecord(db, target as RecordId);
  } else {
    const isThere = CriterionId.safeParse(target).success
      ? isCriterion(target as CriterionId)
      : pointOfFocus(target as PointOfFocusId) !== undefined;
    if (!isThere) throw new UserError('use.unknown-criterion', { id: target });
  }
};
