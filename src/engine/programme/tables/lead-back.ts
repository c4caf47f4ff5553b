// Records of a register that name others of the same (a person's manager, what a model is based on): which of them
// would lead back to themselves, and in which order they can be written.
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { RegisterSpec } from '../../../shared/domain/programme/register';

/** Names of the fields that name a record of the same register. */
export const selfFields = (spec: RegisterSpec): readonly string[] =>
  Object.entries(spec.fields).flatMap(([name, { type, of }]) =>
    type === 'record' && of === spec.register ? [name] : [],
  );

interface Named {
  readonly id: RecordId;
  readonly facts: RecordFacts;
}

/** No organization has more levels; a longer chain is made to keep whoever follows it busy. */
const MOST_LEVELS = 200;

/**
 * What is wrong, in a sentence, with those of `after` that lead back to themselves, or through more records than anybody
 * has levels, once all of them are written.
 */
export const leadBack = (
  spec: RegisterSpec,
  before: readonly Named[],
  after: readonly Named[],
): ReadonlyMap<RecordId, string> => {
  const back = new Map<RecordId, string>();
  for (const field of selfFields(spec)) {
    const label = spec.fields[field]?.label ?? field;
    const next = new Map(
      [...before, ...after].map(({ id, facts }) => [id as string, facts[field] as string]),
    );
    /** How many records lie behind one that leads to an end; those in or before a circle have none. */
    const levels = new Map<string, number>([['', 0]]);
    const onCircle = new Set<string>();
    for (const start of next.keys()) {
      const way: string[] = [];
      const placeOf = new Map<string, number>();
      let at = start;
      while (!levels.has(at) && !placeOf.has(at)) {
        placeOf.set(at, way.length);
        way.push(at);
        at = next.get(at) ?? '';
      }
      for (const one of way.slice(placeOf.get(at) ?? way.length)) onCircle.add(one);
      const behind = levels.get(at) ?? 0;
      way.forEach((one, place) => levels.set(one, behind + way.length - place));
    }
    for (const { id } of after) {
      if (onCircle.has(id)) back.set(id, `“${label}” leads back to the record itself.`);
      else if ((levels.get(id) ?? 0) > MOST_LEVELS)
        back.set(id, `“${label}” leads through more than ${String(MOST_LEVELS)} records.`);
    }
  }
  return back;
};

/** Each after those it names, so that nothing names what is not there yet, nor leads back on the way. */
export const inNamingOrder = <T extends Named>(spec: RegisterSpec, all: readonly T[]): T[] => {
  const fields = selfFields(spec);
  if (fields.length === 0) return [...all];
  const byId = new Map(all.map((one) => [one.id as string, one]));
  const ordered: T[] = [];
  const placed = new Set<string>();
  for (const one of all) {
    // A chain of managers may be as long as the file; it is walked without recursion.
    const waiting: T[] = [one];
    const entered = new Set<string>();
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const current = top;
      entered.add(current.id);
      const missing = fields
        .map((field) => byId.get(current.facts[field] as string))
        .find((named) => named !== undefined && !placed.has(named.id) && !entered.has(named.id));
      if (missing === undefined) {
        waiting.pop();
        if (!placed.has(current.id)) ordered.push(current);
        placed.add(current.id);
      } else waiting.push(missing);
    }
  }
  return ordered;
};
