// What the journal tells of controls: every version with the days it held, the domain, the checklist with
// its ticks, and what the control is mapped to and why.
import { controlId } from '../../../shared/ids';
import type { JournalText } from '../../journal/journal-text';
import { beginControl, changeControl, type ToldControl } from './control-history';
import { controlsBehind, type StoredControl } from './stored-controls';
import { PAGE, type ToldKind, type Untold, WHAT_IT_IS_LINKED_TO, WHAT_IT_SAYS } from './told-kind';

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

const saysTheSame = (stored: StoredControl, told: ToldControl): boolean => {
  if (told.domain !== undefined && told.domain !== stored.domain) return false;
  if (told.starter !== undefined && told.starter !== stored.starter) return false;
  if (told.checklist !== null && told.checklist !== stored.checklist) return false;
  if (told.versions === null) return true;
  return (
    told.versions.size === stored.versions.size &&
    // Not spread into an argument list: an entry each makes as many versions as a forger likes.
    stored.currentVersion === [...told.versions.keys()].reduce((most, one) => Math.max(most, one), 0) &&
    [...told.versions].every(([number, version]) => {
      const row = stored.versions.get(number);
      return (
        row !== undefined &&
        row.validTo === version.validTo &&
        row.note === version.note &&
        row.createdAt === version.createdAt &&
        row.digestOf(version.fields) === version.digest
      );
    })
  );
};

const isLinkedTheSame = (stored: StoredControl, told: ToldControl): boolean =>
  (told.mapped === null || same(told.mapped, stored.mapped)) &&
  told.ticks.size === stored.ticks.size &&
  [...told.ticks].every((tick) => stored.ticks.has(tick));

export const toldControls = (): ToldKind => {
  const told = new Map<string, ToldControl>();
  const judge = (stored: StoredControl): Untold[] => {
    const subject = controlId(stored.number);
    const history = told.get(subject);
    // A row that no entry tells of at all is found by another check.
    if (history === undefined) return [];
    return [
      ...(saysTheSame(stored, history) ? [] : [WHAT_IT_SAYS]),
      ...(isLinkedTheSame(stored, history) ? [] : [WHAT_IT_IS_LINKED_TO]),
    ].map((what) => ({ subject, what }));
  };
  return {
    take: (entry: JournalText) => {
      if (entry.action === 'control.added') {
        told.set(entry.subject, beginControl(entry));
        return;
      }
      const history = told.get(entry.subject);
      if (history !== undefined) changeControl(history, entry);
    },
    *compare(db) {
      const missing = new Set(told.keys());
      for (let after = 0; ;) {
        const rows = controlsBehind(db, after, PAGE);
        for (const row of rows) missing.delete(controlId(row.number));
        yield rows.flatMap(judge);
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) break;
        after = last.number;
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
