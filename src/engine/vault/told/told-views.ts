// What the journal tells of saved views: name and question as they were saved last, under their number. A name has
// one number and a number one name for as long as the view is there: an entry that says otherwise is a finding.
import { digestOf, type ToldKind, type Untold } from './told-kind';

const A_VIEW = 'a saved view';

const parsed = (query: string): unknown => {
  try {
    return JSON.parse(query);
  } catch {
    // Null is a finding of the check.
    return null;
  }
};

export const toldViews = (): ToldKind => {
  const told = new Map<number, string>();
  const names = new Map<number, string>();
  let broken: string | null = null;
  /** A name takes the number it has, and a number keeps its name. */
  const proveName = (number: number, name: string, seq: number): void => {
    const other = [...names].some(([had, one]) => (had === number) !== (one === name));
    if (other) broken ??= `entry ${String(seq)} gives the name of a saved view another number`;
    names.set(number, name);
  };
  let vault = '';
  return {
    take: ({ action, subject, detail, seq }) => {
      if (action === 'vault.created') vault = subject;
      if (action === 'view.saved') {
        const { number, name, query } = detail;
        proveName(Number(number), String(name), seq);
        told.set(Number(number), digestOf({ name, query }));
      }
      if (action === 'view.removed') {
        told.delete(Number(detail['number']));
        names.delete(Number(detail['number']));
      }
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const rows = db.prepare('SELECT number, name, query FROM saved_view').all() as {
        number: number;
        name: string;
        query: string;
      }[];
      const changed = rows.filter(({ number, name, query }) => {
        missing.delete(number);
        return told.get(number) !== digestOf({ name, query: parsed(query) });
      });
      const found: Untold = { subject: vault, what: A_VIEW };
      if (changed.length > 0 || missing.size > 0) yield [found];
      if (broken !== null) yield [{ ...found, sentence: broken }];
    },
  };
};
