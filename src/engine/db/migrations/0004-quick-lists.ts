// What lists ask for, kept beside the rows it is derived from, so that 100,000 of them are sorted, filtered
// and searched without being put together anew. It says nothing that other tables do not say; triggers keep
// it in step, and a check of the vault compares it (check-listed.ts).
import type Database from 'better-sqlite3';

/** The row of one item in its current version; an item is listed from its first file on. */
const listed = (condition: string): string => `
      INSERT INTO listed_evidence
        (evidence, title, effective_from, effective_to, taken_in_at, size_bytes, searched)
      SELECT e.number, v.title, v.effective_from, v.effective_to, v.taken_in_at,
        (SELECT ifnull(sum(b.size_bytes), 0) FROM evidence_file AS f JOIN blob AS b ON b.id = f.blob
          WHERE f.evidence = v.evidence AND f.version = v.version),
        printf('EVD-%04d', e.number) || char(10) || v.title || char(10) || v.source ||
          (SELECT char(10) || group_concat(original_name, char(10)) FROM
            (SELECT original_name FROM evidence_file AS f
              WHERE f.evidence = v.evidence AND f.version = v.version ORDER BY position))
      FROM evidence AS e JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
      WHERE ${condition} AND EXISTS (
        SELECT 1 FROM evidence_file AS f WHERE f.evidence = v.evidence AND f.version = v.version)`;

const listedAgain = (evidence: string): string => `
      ${listed(`e.number = ${evidence}`)}
      ON CONFLICT (evidence) DO UPDATE SET title = excluded.title, effective_from = excluded.effective_from,
        effective_to = excluded.effective_to, taken_in_at = excluded.taken_in_at,
        size_bytes = excluded.size_bytes, searched = excluded.searched;`;

const listedControl = (condition: string): string => `
      INSERT INTO listed_control
        (control, title, domain, owner, owner_role, owner_shown, cadence, cadence_place, valid_to, searched)
      SELECT c.number, v.title, c.domain, v.owner, v.owner_role, ifnull(nullif(v.owner, ''), v.owner_role),
        v.cadence,
        CASE v.cadence WHEN 'annual' THEN 0 WHEN 'semi-annual' THEN 1 WHEN 'quarterly' THEN 2
          WHEN 'monthly' THEN 3 WHEN 'weekly' THEN 4 WHEN 'daily' THEN 5 WHEN 'per-event' THEN 6 ELSE 7 END,
        v.valid_to,
        printf('CTL-%03d', c.number) || char(10) || v.title || char(10) || c.domain || char(10) ||
          v.owner_role || char(10) || v.owner
      FROM control AS c JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version
      WHERE ${condition}`;

const controlListedAgain = (control: string): string => `
      ${listedControl(`c.number = ${control}`)}
      ON CONFLICT (control) DO UPDATE SET title = excluded.title, domain = excluded.domain,
        owner = excluded.owner, owner_role = excluded.owner_role, owner_shown = excluded.owner_shown,
        cadence = excluded.cadence, cadence_place = excluded.cadence_place, valid_to = excluded.valid_to,
        searched = excluded.searched;`;

export const quickLists = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE listed_evidence (
      evidence INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      effective_from TEXT,
      effective_to TEXT,
      taken_in_at TEXT NOT NULL,
      -- Of all files of the current version together.
      size_bytes INTEGER NOT NULL,
      -- Id, title, source and file names, a line each: what a search looks through.
      searched TEXT NOT NULL
    ) STRICT;
    -- Links with the dates of their evidence: counting inside a period reads nothing else.
    CREATE TABLE listed_link (
      control INTEGER NOT NULL,
      evidence INTEGER NOT NULL,
      effective_from TEXT,
      effective_to TEXT,
      PRIMARY KEY (control, evidence)
    ) STRICT, WITHOUT ROWID;

    -- Each control as its newest version has it.
    CREATE TABLE listed_control (
      control INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      domain TEXT NOT NULL,
      owner TEXT NOT NULL,
      owner_role TEXT NOT NULL,
      -- The person, or the role while nobody is named.
      owner_shown TEXT NOT NULL,
      cadence TEXT NOT NULL,
      cadence_place INTEGER NOT NULL,
      valid_to TEXT,
      searched TEXT NOT NULL
    ) STRICT;

    ${listed('TRUE')};
    ${listedControl('TRUE')};
    INSERT INTO listed_link (control, evidence, effective_from, effective_to)
      SELECT c.control, c.evidence, v.effective_from, v.effective_to
      FROM evidence_control AS c JOIN evidence AS e ON e.number = c.evidence
      JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
      ORDER BY c.control, c.evidence;

    -- With the dates in them: a filter by period follows the order without looking at the rows.
    CREATE INDEX listed_evidence_by_title
      ON listed_evidence (title COLLATE NOCASE, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_dates ON listed_evidence (effective_from, effective_to);
    CREATE INDEX listed_evidence_by_taking_in
      ON listed_evidence (taken_in_at, evidence, effective_from, effective_to);
    CREATE INDEX listed_evidence_by_size
      ON listed_evidence (size_bytes, evidence, effective_from, effective_to);
    CREATE INDEX listed_control_by_title ON listed_control (title COLLATE NOCASE);
    CREATE INDEX listed_control_by_owner_shown ON listed_control (owner_shown COLLATE NOCASE);
    CREATE INDEX listed_control_by_domain ON listed_control (domain COLLATE NOCASE);
    CREATE INDEX listed_control_by_cadence ON listed_control (cadence_place);
    -- For the names there are, without looking at every row.
    CREATE INDEX listed_control_domain ON listed_control (domain);
    CREATE INDEX listed_control_owner ON listed_control (owner);
    CREATE INDEX listed_control_owner_role ON listed_control (owner_role);

    CREATE TRIGGER control_version_is_listed AFTER INSERT ON control_version
      WHEN NEW.version = (SELECT current_version FROM control WHERE number = NEW.control)
    BEGIN ${controlListedAgain('NEW.control')}
    END;
    CREATE TRIGGER changed_control_version_is_listed AFTER UPDATE ON control_version
      WHEN NEW.version = (SELECT current_version FROM control WHERE number = NEW.control)
    BEGIN ${controlListedAgain('NEW.control')}
    END;
    CREATE TRIGGER control_is_listed AFTER UPDATE OF current_version, domain ON control
    BEGIN ${controlListedAgain('NEW.number')}
    END;
    CREATE TRIGGER evidence_with_another_version_is_listed AFTER UPDATE OF current_version ON evidence
    BEGIN ${listedAgain('NEW.number')}
      UPDATE listed_link SET (effective_from, effective_to) =
          (SELECT effective_from, effective_to FROM evidence_version
            WHERE evidence = NEW.number AND version = NEW.current_version)
        WHERE evidence = NEW.number
          AND control IN (SELECT control FROM evidence_control WHERE evidence = NEW.number);
    END;
    CREATE TRIGGER evidence_file_is_listed AFTER INSERT ON evidence_file
      WHEN NEW.version = (SELECT current_version FROM evidence WHERE number = NEW.evidence)
    BEGIN ${listedAgain('NEW.evidence')}
    END;
    CREATE TRIGGER evidence_link_is_listed AFTER INSERT ON evidence_control
    BEGIN
      INSERT INTO listed_link (control, evidence, effective_from, effective_to)
        SELECT NEW.control, NEW.evidence, v.effective_from, v.effective_to
        FROM evidence AS e LEFT JOIN evidence_version AS v
          ON v.evidence = e.number AND v.version = e.current_version
        WHERE e.number = NEW.evidence;
    END;
    CREATE TRIGGER evidence_link_is_listed_no_more AFTER DELETE ON evidence_control
    BEGIN
      DELETE FROM listed_link WHERE control = OLD.control AND evidence = OLD.evidence;
    END;
  `);
};
