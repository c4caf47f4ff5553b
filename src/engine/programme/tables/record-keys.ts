// Which record of the register a row is about, where the row says no number of ours (docs/format/programme-v1.md §4).
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { Register } from '../../../shared/domain/programme/register';

/** In order; of each, the first field has to be stated. */
const KEYS: Readonly<Record<Register, readonly (readonly string[])[]>> = {
  person: [['email'], ['number'], ['name']],
  vendor: [['name']],
  'vendor-report': [['vendor', 'type', 'asOf', 'periodTo']],
  policy: [['title']],
  questionnaire: [['title', 'vendor']],
  'ai-asset': [['name', 'type']],
  incident: [['reference'], ['title', 'detectedOn']],
  risk: [['reference'], ['title']],
  change: [['reference'], ['title', 'doneOn']],
  document: [['type', 'engagement']],
  'own-report': [['title']],
  share: [['report', 'recipient', 'company']],
};

/** Names and numbers are the same however their case and spaces are. */
export const folded = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase() : '';

export type Match<T> =
  | {
      readonly found: T;
      /** The row states a key that comes before, and the record does not: it might be another of that name. */
      readonly byLaterKey: boolean;
    }
  | { readonly several: true }
  | null;

export interface RecordKeys<T> {
  readonly add: (facts: RecordFacts, what: T) => void;
  /** Null when no key finds any. */
  readonly match: (facts: RecordFacts) => Match<T>;
}

export const recordKeys = <T>(register: Register): RecordKeys<T> => {
  const keys = KEYS[register];
  const byKey = keys.map(() => new Map<string, { readonly values: readonly string[]; readonly what: T }[]>());
  const valueOf = (key: readonly string[], facts: RecordFacts): string => {
    const parts = key.map((name) => folded(facts[name]));
    return parts[0] === '' ? '' : JSON.stringify(parts);
  };
  const valuesOf = (facts: RecordFacts): string[] => keys.map((key) => valueOf(key, facts));
  return {
    add: (facts, what) => {
      const values = valuesOf(facts);
      values.forEach((value, at) => {
        if (value === '') return;
        const same = byKey[at]?.get(value);
        if (same === undefined) byKey[at]?.set(value, [{ values, what }]);
        else same.push({ values, what });
      });
    },
    match: (facts) => {
      const values = valuesOf(facts);
      for (const [at, value] of values.entries()) {
        if (value === '') continue;
        const found = (byKey[at]?.get(value) ?? []).filter((one) =>
          values.slice(0, at).every((mine, earlier) => {
            const theirs = one.values[earlier] ?? '';
            return mine === '' || theirs === '' || mine === theirs;
          }),
        );
        const [only] = found;
        if (only === undefined) continue;
        if (found.length > 1) return { several: true };
        const byLaterKey = values.slice(0, at).some((mine) => mine !== '');
        const isSaid = values
          .slice(0, at)
          .some((mine, earlier) => mine !== '' && only.values[earlier] === mine);
        return { found: only.what, byLaterKey: byLaterKey && !isSaid };
      }
      return null;
    },
  };
};
