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

/** Ids of `after` that lead back to themselves once all of them are written, with the label of the field. */
export const leadBack = (
  spec: RegisterSpec,
  before: readonly Named[],
  after: readonly Named[],
): ReadonlyMap<RecordId, string> => {
  const back = new Map<RecordId, string>();
  for (const field of selfFields(spec)) {
    const next = new Map(
      [...before, ...after].map(({ id, facts }) => [id as string, facts[field] as string]),
    );
    for (const { id } of after) {
      const seen = new Set<string>();
      let at = next.get(id) ?? '';
      while (at !== '' && at !== id && !seen.has(at)) {
        seen.add(at);
        at = next.get(at) ?? '';
      }
      if (at === id) back.set(id, spec.fields[field]?.label ?? field);
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
