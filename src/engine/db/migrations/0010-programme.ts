// The programme around the evidence (docs/format/vault-v1.md §5): registers of one form, what was approved of policies,
// and who acknowledged it. docs/adr/0028 says why twelve registers share their tables.
import type Database from 'better-sqlite3';

export const programme = (db: Database.Database): void => {
  db.exec(`
    -- The current version of a record, as lists sort and filter it; all it says stands in register_version.
    CREATE TABLE register_record (
      register TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number >= 1),
      version INTEGER NOT NULL,
      title TEXT NOT NULL,
      state TEXT NOT NULL,
      is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1)),
      grouped TEXT NOT NULL,
      owner TEXT NOT NULL,
      due_on TEXT,
      parent TEXT NOT NULL,
      withdrawn TEXT,
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      PRIMARY KEY (register, number)
    ) STRICT, WITHOUT ROWID;
    -- All that the list, its filters and its counts look at.
    CREATE INDEX register_list ON register_record (register, withdrawn, is_ended, state, grouped, owner, due_on, parent,
      changed_at, title, number);
    CREATE INDEX register_by_title ON register_record (register, title COLLATE NOCASE, number, withdrawn, is_ended);
    CREATE INDEX register_by_due ON register_record (register, due_on, number, withdrawn, is_ended);
    CREATE INDEX register_by_change ON register_record (register, changed_at, number, withdrawn, is_ended);
    CREATE INDEX register_by_parent ON register_record (parent, register, number) WHERE parent <> '';
    CREATE TABLE register_version (
      register TEXT NOT NULL,
      number INTEGER NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL,
      -- JSON, canonical: field by name.
      facts TEXT NOT NULL,
      -- The day from which it holds, as a person says.
      on_day TEXT NOT NULL,
      note TEXT NOT NULL,
      via TEXT NOT NULL CHECK (via IN ('typed', 'file', 'starter', 'answers', 'step')),
      at TEXT NOT NULL,
      by INTEGER NOT NULL REFERENCES member (number),
      PRIMARY KEY (register, number, version),
      FOREIGN KEY (register, number) REFERENCES register_record (register, number)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX register_version_by_day ON register_version (register, on_day, number, version);
    -- To what the current version is linked: by a field of it, or (field '') by hand with a reason.
    CREATE TABLE register_link (
      register TEXT NOT NULL,
      number INTEGER NOT NULL,
      field TEXT NOT NULL,
      target TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (register, number, field, target),
      FOREIGN KEY (register, number) REFERENCES register_record (register, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX register_link_by_target ON register_link (target, register, number);
    CREATE TABLE register_signature (
      register TEXT NOT NULL,
      number INTEGER NOT NULL,
      version INTEGER NOT NULL,
      meaning TEXT NOT NULL CHECK (meaning IN ('approved', 'reviewed', 'signed')),
      member INTEGER NOT NULL REFERENCES member (number),
      digest TEXT NOT NULL,
      note TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (register, number, version, meaning, member),
      FOREIGN KEY (register, number, version) REFERENCES register_version (register, number, version)
    ) STRICT, WITHOUT ROWID;
    -- What was approved of a policy. Never changed; the next one takes its place from its own day on.
    CREATE TABLE policy_edition (
      policy INTEGER NOT NULL CHECK (policy >= 1),
      edition INTEGER NOT NULL CHECK (edition >= 1),
      version INTEGER NOT NULL,
      text_sha256 TEXT NOT NULL,
      approved_by INTEGER NOT NULL REFERENCES member (number),
      approved_at TEXT NOT NULL,
      note TEXT NOT NULL,
      in_force_from TEXT NOT NULL,
      -- The file of it, which is evidence of the policy's controls.
      evidence INTEGER NOT NULL,
      evidence_version INTEGER NOT NULL,
      PRIMARY KEY (policy, edition),
      FOREIGN KEY (evidence, evidence_version) REFERENCES evidence_version (evidence, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE policy_acknowledgement (
      policy INTEGER NOT NULL,
      edition INTEGER NOT NULL,
      person INTEGER NOT NULL,
      on_day TEXT NOT NULL,
      how TEXT NOT NULL CHECK (how IN ('list', 'sheet', 'row')),
      evidence INTEGER REFERENCES evidence (number),
      note TEXT NOT NULL,
      at TEXT NOT NULL,
      by INTEGER NOT NULL REFERENCES member (number),
      PRIMARY KEY (policy, edition, person),
      FOREIGN KEY (policy, edition) REFERENCES policy_edition (policy, edition)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX policy_acknowledgement_by_person ON policy_acknowledgement (person);
    -- What a company calls its roles and systems, for texts made from starters.
    CREATE TABLE policy_word (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
};
