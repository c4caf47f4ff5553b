// What the journal tells of texts a team brought in: how many, never what they say. An entry counts texts
// added and texts changed together, so the number that is there can only be held between two others.
import type { ToldKind } from './told-kind';

export const toldOwnedTexts = (): ToldKind => {
  let vault = '';
  let atLeast = 0;
  let atMost = 0;
  return {
    take: ({ action, subject, detail }) => {
      if (action === 'vault.created') vault = subject;
      if (action === 'catalog.texts-imported' && typeof detail['count'] === 'number') {
        atLeast = Math.max(atLeast, detail['count']);
        atMost += detail['count'];
      }
      if (action === 'catalog.texts-removed') {
        atLeast = 0;
        atMost = 0;
      }
    },
    *compare(db) {
      const { count } = db.prepare('SELECT count(*) AS count FROM owned_text').get() as { count: number };
      const isTold = count >= atLeast && count <= atMost;
      yield isTold ? [] : [{ subject: vault, what: 'how many texts were brought in' }];
    },
  };
};
