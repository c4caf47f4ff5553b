// Evidence lives: it is asked for, drafted, reviewed, superseded and withdrawn; versions say how they came
// about and how long they hold; links say why. Lists are kept anew, because they show all of that.
import type Database from 'better-sqlite3';

/** Whether the item `e` with its current version `v` counts for coverage and packages. */
const COUNTS = "e.withdrawn_at IS NULL AND v.state IN ('draft', 'in-review', 'approved')";

/** The row of one item: of its current version, or of what was asked for while it has none. */
const listed = (condition: string): string => `
      INSERT INTO listed_evidence
        (evidence, title, effective_from, effective_to, taken_in_at, size_bytes, state, state_place, counts, kind,
         owner, valid_until)
      SELECT e.number, ifnull(v.title, e.requested_title), v.effective_from, v.effective_to,
        ifnull(v.taken_in_at, e.created_at),
        (SELECT ifnull(sum(b.size_bytes), 0) FROM evidence_file AS f JOIN blob AS b ON b.id = f.blob
          WHERE f.evidence = v.evidence AND f.version = v.version),
        CASE WHEN e.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE ifnull(v.state, 'requested') END,
        CASE WHEN e.withdrawn_at IS NOT NULL THEN 5 WHEN v.state IS NULL THEN 0 WHEN v.state = 'draft' THEN 1
          WHEN v.state = 'in-review' THEN 2 WHEN v.state = 'approved' THEN 3 ELSE 4 END,
        ifnull(${COUNTS}, 0), e.kind, e.owner, v.valid_until
      FROM evidence AS e LEFT JOIN evidence_version AS v
        ON v.evidence = e.number AND v.version = e.current_version
      WHERE ${condition}`;

/** An item with a version is listed from the first file of it on. */
const WITH_FILE = `(e.current_version = 0 OR EXISTS (
        SELECT 1 FROM evidence_file AS f WHERE f.evidence = v.evidence AND f.version = v.version))`;

const listedAgain = (evidence: string): string => `
      ${listed(`e.number = ${evidence} AND ${WITH_FILE}`)}
      ON CONFLICT (evidence) DO UPDATE SET title = excluded.title, effective_from = excluded.effective_from,
        effective_to = excluded.effective_to, taken_in_at = excluded.taken_in_at,
        size_bytes = excluded.size_bytes, state = excluded.state, state_place = excluded.state_place,
        counts = excluded.counts, kind = excluded.kind, owner = excluded.owner,
        valid_until = excluded.valid_until;`;

const linksCounted = (condition: string): string => `
      INSERT INTO listed_link (control, evidence, effective_from, effective_to)
        SELECT c.control, c.evidence, v.effective_from, v.effective_to
        FROM evidence_control AS c JOIN evidence AS e ON e.number = c.evidence
        JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
        WHERE ${condition} AND ${COUNTS}
        ORDER BY c.control, c.evidence;`;

const linksAgain = (evidence: string): string => `
      DELETE FROM listed_link WHERE evidence = ${evidence}
        AND control IN (SELECT control FROM evidence_control WHERE evidence = ${evidence});
      ${linksCounted(`c.evidence = ${evidence}`)}`;

export const evidenceLife = (db: Database.Database): void => {
  db.exec(`
    -- current_version is 0 while an item is only requested; requested_* say what was asked for.
    ALTER TABLE evidence ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
    ALTER TABLE evidence ADD COLUMN owner TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence ADD COLUMN notes TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence ADD COLUMN due_on TEXT;
    ALTER TABLE evidence ADD COLUMN requested_title TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence ADD COLUMN requested_by INTEGER REFERENCES member (number);
    ALTER TABLE evidence ADD COLUMN withdrawn_at TEXT;
    ALTER TABLE evidence ADD COLUMN withdrawn_by INTEGER REFERENCES member (number);
    ALTER TABLE evidence ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';

    CREATE TABLE evidence_tag (
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      tag TEXT NOT NULL,
      PRIMARY KEY (evidence, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_tag_by_tag ON evidence_tag (tag, evidence);

    -- Nobody had looked twice at what was there before: drafts, which count as they did.
    ALTER TABLE evidence_version ADD COLUMN state TEXT NOT NULL DEFAULT 'draft'
      CHECK (state IN ('draft', 'in-review', 'approved', 'rejected', 'superseded'));
    ALTER TABLE evidence_version ADD COLUMN valid_until TEXT;
    ALTER TABLE evidence_version ADD COLUMN collector TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence_version ADD COLUMN method TEXT NOT NULL DEFAULT 'unstated';
    ALTER TABLE evidence_version ADD COLUMN change_note TEXT NOT NULL DEFAULT '';
    -- Who corrected the draft last: their eyes do not count as the second pair.
    ALTER TABLE evidence_version ADD COLUMN corrected_by INTEGER REFERENCES member (number);
    ALTER TABLE evidence_version ADD COLUMN approved_at TEXT;
    ALTER TABLE evidence_version ADD COLUMN approved_by INTEGER REFERENCES member (number);
    -- Why an owner approved what they had collected themselves.
    ALTER TABLE evidence_version ADD COLUMN override_reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence_version ADD COLUMN rejected_reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence_version ADD COLUMN derived_from INTEGER;
    ALTER TABLE evidence_version ADD COLUMN derived_how TEXT CHECK (derived_how IN ('redaction'));

    CREATE INDEX evidence_version_by_source ON evidence_version (source);

    CREATE TABLE evidence_quality (
      evidence INTEGER NOT NULL,
      version INTEGER NOT NULL,
      question TEXT NOT NULL,
      PRIMARY KEY (evidence, version, question),
      FOREIGN KEY (evidence, version) REFERENCES evidence_version (evidence, version)
    ) STRICT, WITHOUT ROWID;

    -- Names of flags with commas between them, in the order of the program's list.
    ALTER TABLE evidence_file ADD COLUMN flags TEXT NOT NULL DEFAULT '';
    -- SHA-256 of the file it was made from.
    ALTER TABLE evidence_file ADD COLUMN derived_from TEXT;

    ALTER TABLE evidence_control ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE evidence_point_of_focus ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE assigned_occurrence ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    CREATE INDEX exception_evidence_by_evidence ON exception_evidence (evidence);

    DROP TRIGGER evidence_with_another_version_is_listed;
    DROP TRIGGER evidence_file_is_listed;
    DROP TRIGGER evidence_link_is_listed;
    DROP TRIGGER evidence_link_is_listed_no_more;
    DROP TABLE listed_evidence;
    DELETE FROM listed_link;

    CREATE TABLE listed_evidence (
      evidence INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      effective_from TEXT,
      effective_to TEXT,
      taken_in_at TEXT NOT NULL,
      -- Of all files of the current version together.
      size_bytes INTEGER NOT NULL,
      state TEXT NOT NULL,
      state_place INTEGER NOT NULL,
      counts INTEGER NOT NULL,
      kind TEXT NOT NULL,
      owner TEXT NOT NULL,
      valid_until TEXT
    ) STRICT;
    ${listed(WITH_FILE)};
    -- From now on only of items that count.
    ${linksCounted('TRUE')}

    -- With the dates in them: a filter by period follows the order without looking at the rows.
    CREATE INDEX listed_evidence_by_title
      ON listed_evidence (title COLLATE NOCASE, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_dates ON listed_evidence (effective_from, effective_to, counts);
    CREATE INDEX listed_evidence_by_taking_in
      ON listed_evidence (taken_in_at, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_size
      ON listed_evidence (size_bytes, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_state
      ON listed_evidence (state_place, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_kind ON listed_evidence (kind, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_owner
      ON listed_evidence (owner COLLATE NOCASE, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_end ON listed_evidence (valid_until) WHERE valid_until IS NOT NULL;

    CREATE TRIGGER evidence_request_is_listed AFTER INSERT ON evidence WHEN NEW.current_version = 0
    BEGIN ${listedAgain('NEW.number')}
    END;
    CREATE TRIGGER changed_evidence_is_listed
      AFTER UPDATE OF current_version, kind, owner, requested_title, withdrawn_at ON evidence
    BEGIN ${listedAgain('NEW.number')}
    END;
    CREATE TRIGGER evidence_that_counts_otherwise_is_listed
      AFTER UPDATE OF current_version, withdrawn_at ON evidence
    BEGIN ${linksAgain('NEW.number')}
    END;
    CREATE TRIGGER changed_evidence_version_is_listed AFTER UPDATE ON evidence_version
      WHEN NEW.version = (SELECT current_version FROM evidence WHERE number = NEW.evidence)
    BEGIN ${listedAgain('NEW.evidence')}
      ${linksAgain('NEW.evidence')}
    END;
    CREATE TRIGGER evidence_file_is_listed AFTER INSERT ON evidence_file
      WHEN NEW.version = (SELECT current_version FROM evidence WHERE number = NEW.evidence)
    BEGIN ${listedAgain('NEW.evidence')}
    END;
    CREATE TRIGGER evidence_link_is_listed AFTER INSERT ON evidence_control
    BEGIN
      ${linksCounted('c.evidence = NEW.evidence AND c.control = NEW.control')}
    END;
    CREATE TRIGGER evidence_link_is_listed_no_more AFTER DELETE ON evidence_control
    BEGIN
      DELETE FROM listed_link WHERE control = OLD.control AND evidence = OLD.evidence;
    END;
  `);
};
