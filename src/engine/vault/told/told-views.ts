// What the journal tells of saved views: name and question as they were saved last, under their number.
import { digestOf, type ToldKind, type Untold } from './told-kind';

const A_VIEW = 'a saved view';

const parsed = (query: string): unknown => {
  try {
    return JSON.parse(query);
  } catch {
    return null;
  }
};

export const toldViews = (): ToldKind => {
  const told = new Map<number, string>();
  let vault = '';
  return {
    take: ({ action, subject, detail }) => {
      if (action === 'vault.created') vault = subject;
      if (action === 'view.saved') {
        const { number, name, query } = detail;
        told.set(Number(number), digestOf({ name, query }));
      }
      if (action === 'view.removed') told.delete(Number(detail['number']));
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
    },
  };
};
