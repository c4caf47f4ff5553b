// Words inside files, a full-text index over everything an item says, and questions kept under a name.
// Triggers only note which items are to be indexed anew; the end of the change does it (search-index.ts).
import type Database from 'better-sqlite3';

const noteDue = (evidence: string): string =>
  `INSERT INTO search_due (evidence) SELECT ${evidence} WHERE ${evidence} NOT IN (SELECT evidence FROM search_due);`;

const noted = (name: string, event: string, evidence: string): string => `
    CREATE TRIGGER ${name} AFTER ${event}
    BEGIN ${noteDue(evidence)}
    END;`;

export const search = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE saved_view (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      -- JSON: the screen's search parameters.
      query TEXT NOT NULL
    ) STRICT;

    -- Items whose words are to be indexed anew before the change ends; empty between two changes.
    CREATE TABLE search_due (evidence INTEGER PRIMARY KEY) STRICT;

    -- What items say of themselves: numbers and titles; and source, owner, notes, tags, file names. Words as
    -- search-words.ts makes them, blanks between: nothing is left for SQLite to take apart.
    CREATE VIRTUAL TABLE item_words USING fts5(
      title, about, tokenize = 'ascii', detail = 'column', columnsize = 0, prefix = '1 2');

    -- Files with text in them, by their bytes. Outcome: due, begun (and not ended, perhaps because the
    -- program ended), read, cut (read up to the limit), failed. The journal tells nothing of it: anybody
    -- can derive it again from the bytes.
    CREATE TABLE file_text (
      number INTEGER PRIMARY KEY,
      blob TEXT NOT NULL UNIQUE REFERENCES blob (id),
      outcome TEXT NOT NULL CHECK (outcome IN ('due', 'begun', 'read', 'cut', 'failed')),
      tries INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX file_text_to_read ON file_text (number) WHERE outcome IN ('due', 'begun');

    -- The words inside them; the text itself is kept nowhere but in the sealed file.
    CREATE VIRTUAL TABLE file_words USING fts5(
      words, content = '', tokenize = 'ascii', detail = 'none', prefix = '1 2');

    -- Which items have these bytes in their current version.
    CREATE TABLE evidence_text (
      text INTEGER NOT NULL REFERENCES file_text (number),
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      PRIMARY KEY (text, evidence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_text_by_evidence ON evidence_text (evidence);

    -- For lists of what waits for a second pair of eyes.
    CREATE INDEX evidence_version_in_review ON evidence_version (evidence) WHERE state = 'in-review';
    ${noted('new_evidence_is_searched', 'INSERT ON evidence', 'NEW.number')}
    ${noted('changed_evidence_is_searched', 'UPDATE ON evidence', 'NEW.number')}
    ${noted('changed_evidence_version_is_searched', 'UPDATE ON evidence_version', 'NEW.evidence')}
    ${noted('new_evidence_file_is_searched', 'INSERT ON evidence_file', 'NEW.evidence')}
    ${noted('changed_evidence_file_is_searched', 'UPDATE ON evidence_file', 'NEW.evidence')}
    ${noted('evidence_tag_is_searched', 'INSERT ON evidence_tag', 'NEW.evidence')}
    ${noted('evidence_tag_is_searched_no_more', 'DELETE ON evidence_tag', 'OLD.evidence')}

    INSERT INTO search_due SELECT number FROM evidence;
  `);
};
