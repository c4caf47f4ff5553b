// What the journal tells of texts a team brought in: how many, never what they say, and a digest of all. Older
// entries have none, and count texts added and changed together: the number lies between two others then.
import { digestOfTexts } from '../../catalog/owned-texts';
import type { ToldKind } from './told-kind';

export const toldOwnedTexts = (): ToldKind => {
  let vault = '';
  let atLeast = 0;
  let atMost = 0;
  let digest: string | null = null;
  return {
    take: ({ action, subject, detail }) => {
      if (action === 'vault.created') vault = subject;
      if (action === 'catalog.texts-imported' && typeof detail['count'] === 'number') {
        atLeast = Math.max(atLeast, detail['count']);
        atMost += detail['count'];
        digest = typeof detail['digest'] === 'string' ? detail['digest'] : null;
      }
      if (action === 'catalog.texts-removed') {
        atLeast = 0;
        atMost = 0;
        digest = null;
      }
    },
    *compare(db) {
      const { count } = db.prepare('SELECT count(*) AS count FROM owned_text').get() as { count: number };
      if (count < atLeast || count > atMost)
        yield [{ subject: vault, what: 'how many texts were brought in' }];
      else if (digest !== null && digest !== digestOfTexts(db))
        yield [{ subject: vault, what: 'what the texts that were brought in say' }];
    },
  };
};
