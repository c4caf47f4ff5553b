// The facts of a record of another vault in words of this one: numbers of records that change, controls and evidence that
// are the same here under whatever number, and nothing that would name something else.
import type { Field, Fields } from '../../../shared/domain/programme/field';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import { isCriterion } from '../../catalog';
import type { Telling } from '../tables/telling';
import type { SameTarget } from './names-of-targets';

export interface Translation {
  /** The number a record of the file gets here; null for one that is not in the file. */
  readonly recordOf: (id: string) => string | null;
  readonly same: SameTarget;
  readonly tell: Telling['tell'];
}

const targetsIn = ({ same, tell }: Translation, field: Field, ids: readonly string[]): string[] => {
  const found = ids.flatMap((id) => {
    const here = field.type === 'criteria' ? (isCriterion(id as never) ? id : null) : same(id);
    if (here === null) tell(`${id} is not in this vault, or something else; left out where it is named.`);
    return here === null ? [] : [here];
  });
  return [...new Set(found)];
};

const translated = (translation: Translation, field: Field, value: unknown): unknown => {
  switch (field.type) {
    case 'record': {
      if (value === '') return '';
      const id = translation.recordOf(String(value));
      if (id === null) translation.tell(`${String(value)} is not in the file; left out where it is named.`);
      return id ?? '';
    }
    case 'controls':
    case 'evidence':
    case 'criteria':
      return targetsIn(translation, field, value as string[]);
    case 'rows':
      return (value as RecordFacts[]).map((row) => translateFacts(translation, field.fields ?? {}, row));
    default:
      return value;
  }
};

export const translateFacts = (translation: Translation, fields: Fields, facts: RecordFacts): RecordFacts =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, translated(translation, field, facts[name])]),
  );
