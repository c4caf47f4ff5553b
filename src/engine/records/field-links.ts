// The links that the fields of a record name, rows inside it included. Pure.
import type { Fields } from '../../shared/domain/programme/field';
import type { RecordFacts, RecordTarget } from '../../shared/domain/programme/record';
import type { RegisterSpec } from '../../shared/domain/programme/register';

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
