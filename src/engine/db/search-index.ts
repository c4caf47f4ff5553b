// Keeps the words of items in the search index, at the end of the change that touched them, and the words
// inside files, which come later. Questions are asked in src/engine/search.
import type { ReadableDb, WritableDb } from './handles';
import { indexedNames } from './search-words';

/** What an item says of itself, as words. */
export interface ItemWords {
  readonly title: string;
  readonly about: string;
}

interface ItemRow {
  readonly number: number;
  readonly title: string;
  readonly source: string;
  readonly owner: string;
  readonly notes: string;
  /** JSON. */
  readonly tags: string;
  /** JSON: name, media type and blob of each file of the current version. */
  readonly files: string;
}

type ItemFile = readonly [name: string, mediaType: string, blob: string];

/** Rows of items as the index is made from them; `condition` is about `e`. */
const itemRows = (condition: string): string => `
  SELECT e.number, ifnull(v.title, e.requested_title) AS title, ifnull(v.source, '') AS source, e.owner, e.notes,
    (SELECT json_group_array(tag) FROM evidence_tag AS t WHERE t.evidence = e.number) AS tags,
    (SELECT json_group_array(json_array(original_name, media_type, blob)) FROM evidence_file AS f
      WHERE f.evidence = v.evidence AND f.version = v.version) AS files
  FROM evidence AS e
  LEFT JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  WHERE ${condition}`;

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const TYPES_WITH_TEXT: ReadonlySet<string> = new Set([
  'application/json',
  'application/jsonl',
  'application/pdf',
  'application/vnd.ms-outlook',
  'application/xml',
  'application/yaml',
  'message/rfc822',
  `${OFFICE}spreadsheetml.sheet`,
  `${OFFICE}wordprocessingml.document`,
]);

/** Whether text is looked for in such a file. */
export const hasText = (mediaType: string): boolean =>
  mediaType.startsWith('text/') || TYPES_WITH_TEXT.has(mediaType);

export interface IndexedItem {
  readonly number: number;
  readonly words: ItemWords;
  /** Blobs of files with text in them, in the order of their names, each once. */
  readonly blobs: readonly string[];
}

const indexedItem = (row: ItemRow): IndexedItem => {
  const files = JSON.parse(row.files) as ItemFile[];
  const tags = JSON.parse(row.tags) as string[];
  const number = String(row.number);
  const names = files.map(([name]) => name).sort();
  return {
    number: row.number,
    words: {
      // As people write it: in full, with its zeros (a part of it), bare.
      title: indexedNames([`EVD-${number.padStart(4, '0')}`, number, row.title].join(' ')),
      about: indexedNames([row.source, row.owner, row.notes, ...tags.sort(), ...names].join('\n')),
    },
    blobs: [...new Set(files.filter(([, mediaType]) => hasText(mediaType)).map(([, , blob]) => blob))].sort(),
  };
};

/** A page of items behind a number, as the index has to have them. */
export const itemsToIndex = (db: ReadableDb, after: number, limit: number): IndexedItem[] =>
  (db.prepare(`${itemRows('e.number > ?')} ORDER BY e.number LIMIT ?`).all(after, limit) as ItemRow[]).map(
    indexedItem,
  );

/** So many items between two words about how far it is. */
const ITEMS_BETWEEN_SHARES = 500;

/**
 * Indexes anew what the change so far has noted. Runs inside its transaction, so that nobody ever sees an
 * item without its words; ascending, which is what the index takes in best.
 * @param onShare hears what part of it is done, 0 to 1; may throw to stop it
 */
export const indexDueItems = (db: WritableDb, onShare: (share: number) => void = () => undefined): void => {
  const due = db.prepare('SELECT evidence FROM search_due ORDER BY evidence').pluck().all() as number[];
  if (due.length === 0) return;
  const read = db.prepare(itemRows('e.number = ?'));
  const kept = db.prepare('SELECT title, about FROM item_words WHERE rowid = ?');
  const forget = db.prepare('DELETE FROM item_words WHERE rowid = ?');
  const keep = db.prepare('INSERT INTO item_words (rowid, title, about) VALUES (?, ?, ?)');
  const keptBlobs = db
    .prepare(
      `SELECT t.blob FROM evidence_text AS e JOIN file_text AS t ON t.number = e.text
       WHERE e.evidence = ? ORDER BY t.blob`,
    )
    .pluck();
  const forgetBlobs = db.prepare('DELETE FROM evidence_text WHERE evidence = ?');
  const addText = db.prepare(
    `INSERT INTO file_text (blob, outcome, tries) SELECT @blob, 'due', 0
     WHERE NOT EXISTS (SELECT 1 FROM file_text WHERE blob = @blob)`,
  );
  const keepBlob = db.prepare('INSERT INTO evidence_text SELECT number, ? FROM file_text WHERE blob = ?');
  for (const [done, number] of due.entries()) {
    if (done % ITEMS_BETWEEN_SHARES === 0) onShare(done / due.length);
    const row = read.get(number) as ItemRow | undefined;
    const before = kept.get(number) as ItemWords | undefined;
    if (row === undefined) {
      if (before !== undefined) forget.run(number);
      forgetBlobs.run(number);
      continue;
    }
    const { words, blobs } = indexedItem(row);
    if (before?.title !== words.title || before.about !== words.about) {
      if (before !== undefined) forget.run(number);
      keep.run(number, words.title, words.about);
    }
    const had = keptBlobs.all(number) as string[];
    if (had.join() === blobs.join()) continue;
    if (had.length > 0) forgetBlobs.run(number);
    for (const blob of blobs) {
      addText.run({ blob });
      keepBlob.run(number, blob);
    }
  }
  db.prepare('DELETE FROM search_due').run();
};
