// The words that items are found by, held against the rows they were made from: whoever takes a word away would
// hide evidence from a search. The words inside files follow from the sealed bytes and are not read again here.
import { evidenceId } from '../../../shared/ids';
import { itemsToIndex } from '../../db/search-index';
import { PAGE, type ToldKind, type Untold, WHAT_LISTS_SHOW } from './told-kind';

const untold = (number: number): Untold => ({ subject: evidenceId(number), what: WHAT_LISTS_SHOW });

/** Rows of the index without their item, and items that wait for it outside of a change. */
const LEFT_OVER = `
  SELECT rowid FROM item_words WHERE rowid NOT IN (SELECT number FROM evidence)
  UNION SELECT evidence FROM search_due
  UNION SELECT evidence FROM evidence_text WHERE evidence NOT IN (SELECT number FROM evidence)`;

export const searchedWords = (): ToldKind => ({
  // The journal tells nothing of the index: the rows it comes from are held against it.
  take: () => undefined,
  *compare(db) {
    yield (db.prepare(LEFT_OVER).pluck().all() as number[]).map(untold);
    const words = db.prepare('SELECT title, about FROM item_words WHERE rowid = ?');
    const texts = db
      .prepare(
        `SELECT t.blob FROM evidence_text AS e JOIN file_text AS t ON t.number = e.text
         WHERE e.evidence = ? ORDER BY t.blob`,
      )
      .pluck();
    for (let after = 0; ;) {
      const items = itemsToIndex(db, after, PAGE);
      yield items
        .filter(({ number, words: ours, blobs }) => {
          const kept = words.get(number) as { title: string; about: string } | undefined;
          const isSame = kept?.title === ours.title && kept.about === ours.about;
          return !isSame || (texts.all(number) as string[]).join() !== blobs.join();
        })
        .map(({ number }) => untold(number));
      const last = items.at(-1);
      if (last === undefined || items.length < PAGE) return;
      after = last.number;
    }
  },
});
