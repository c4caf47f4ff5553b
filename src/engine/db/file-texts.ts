// The rows of files with text in them: which are to be read, and what became of it. The words go into the
// search index and nowhere else.
import type { ReadableDb, WritableDb } from './handles';

/** A file that brought the program down this often is not read again. */
const MOST_TRIES = 3;

export interface FileToRead {
  /** Of the row, not of an item. */
  readonly number: number;
  readonly blob: string;
  /** Begun so often before without an end. */
  readonly tries: number;
}

/**
 * What is now known of one file. `begun` is kept before its bytes are looked at, so that a file that ends the
 * program is not tried for ever; `due` takes that back.
 */
export type FileTextState =
  | { readonly number: number; readonly is: 'begun' | 'due' | 'failed' }
  /** Words as `indexedWords` answers them. */
  | { readonly number: number; readonly is: 'read' | 'cut'; readonly words: string };

/** Files nobody has read yet, or not to their end. */
export const filesToRead = (db: ReadableDb, limit: number): FileToRead[] =>
  db
    .prepare(
      `SELECT number, blob, tries FROM file_text WHERE outcome IN ('due', 'begun') ORDER BY number LIMIT ?`,
    )
    .all(limit) as FileToRead[];

export const hasTriedEnough = ({ tries }: FileToRead): boolean => tries >= MOST_TRIES;

/** Only of files that are still to be read: what was read stays, and is in the index once. */
export const keepFileTextStates = (db: WritableDb, states: readonly FileTextState[]): void => {
  const keep = db.prepare(
    `UPDATE file_text SET outcome = @is, tries = max(0, tries + @more)
     WHERE number = @number AND outcome IN ('due', 'begun')`,
  );
  const index = db.prepare('INSERT INTO file_words (rowid, words) VALUES (?, ?)');
  for (const state of [...states].sort((a, b) => a.number - b.number)) {
    const { number, is } = state;
    const more = is === 'begun' ? 1 : is === 'due' ? -1 : 0;
    const { changes } = keep.run({ number, is, more });
    if (changes === 1 && 'words' in state) index.run(number, state.words);
  }
};
