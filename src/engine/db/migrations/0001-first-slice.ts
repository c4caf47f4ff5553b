// Format 1 of the database. Never edited after release: a later change is a migration of its own.
// Words are those of docs/glossary.md; tables are singular; times are UTC instants, dates calendar dates.
import type Database from 'better-sqlite3';

export const firstSlice = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE vault (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      vault_id TEXT NOT NULL,
      organization TEXT NOT NULL,
      created_at TEXT NOT NULL,
      recovery_confirmed_at TEXT,
      current_engagement INTEGER REFERENCES engagement (number)
    ) STRICT;

    CREATE TABLE member (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'reviewer', 'reader')),
      created_at TEXT NOT NULL
    ) STRICT;

    -- A member's signing keys; the one with the highest since_seq not above an entry's seq signed it.
    CREATE TABLE member_key (
      member INTEGER NOT NULL REFERENCES member (number),
      since_seq INTEGER NOT NULL,
      public_key BLOB NOT NULL CHECK (length(public_key) = 32),
      PRIMARY KEY (member, since_seq)
    ) STRICT, WITHOUT ROWID;

    -- Signs packages. The seed is sealed under a vault subkey besides the encryption of this file.
    CREATE TABLE organization_key (
      number INTEGER PRIMARY KEY,
      public_key BLOB NOT NULL CHECK (length(public_key) = 32),
      sealed_seed BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      time TEXT NOT NULL,
      member INTEGER NOT NULL REFERENCES member (number),
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      -- The exact text that is hashed and signed; the columns above only make it searchable.
      line TEXT NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE INDEX journal_by_subject ON journal (subject, seq);
    CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
      BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
      BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

    CREATE TABLE blob (
      id TEXT PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      size_bytes INTEGER NOT NULL,
      sealed_size_bytes INTEGER NOT NULL,
      header_digest TEXT NOT NULL,
      epoch INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE engagement (
      number INTEGER PRIMARY KEY,
      type INTEGER NOT NULL CHECK (type IN (1, 2)),
      as_of TEXT,
      period_start TEXT,
      period_end TEXT,
      system_name TEXT NOT NULL,
      firm TEXT NOT NULL,
      created_at TEXT NOT NULL,
      CHECK (CASE type
        WHEN 1 THEN as_of IS NOT NULL AND period_start IS NULL AND period_end IS NULL
        ELSE as_of IS NULL AND period_start <= period_end END)
    ) STRICT;
    CREATE TABLE engagement_category (
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      category TEXT NOT NULL,
      PRIMARY KEY (engagement, category)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE control (
      number INTEGER PRIMARY KEY,
      starter_id TEXT UNIQUE,
      title TEXT NOT NULL,
      domain TEXT NOT NULL,
      owner_role TEXT NOT NULL,
      ai_specific INTEGER NOT NULL CHECK (ai_specific IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;
    -- Wording and cadence may change inside a period; auditors need to see which held when.
    CREATE TABLE control_version (
      control INTEGER NOT NULL REFERENCES control (number),
      version INTEGER NOT NULL,
      wording TEXT NOT NULL,
      cadence TEXT NOT NULL,
      nature TEXT NOT NULL,
      kind TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (control, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE control_evidence_example (
      control INTEGER NOT NULL REFERENCES control (number),
      position INTEGER NOT NULL,
      example TEXT NOT NULL,
      PRIMARY KEY (control, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE control_mapping (
      control INTEGER NOT NULL REFERENCES control (number),
      point_of_focus TEXT NOT NULL,
      criterion TEXT NOT NULL,
      rationale TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (control, point_of_focus)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX control_mapping_by_point_of_focus ON control_mapping (point_of_focus, control);
    CREATE INDEX control_mapping_by_criterion ON control_mapping (criterion, control);

    CREATE TABLE evidence (
      number INTEGER PRIMARY KEY,
      -- The version that counts now; the others are history.
      current_version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE evidence_version (
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      version INTEGER NOT NULL,
      title TEXT NOT NULL,
      source TEXT NOT NULL,
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'confidential', 'restricted')),
      effective_from TEXT,
      effective_to TEXT,
      captured_on TEXT,
      taken_in_at TEXT NOT NULL,
      taken_in_by INTEGER NOT NULL REFERENCES member (number),
      PRIMARY KEY (evidence, version),
      CHECK ((effective_from IS NULL) = (effective_to IS NULL) AND effective_from <= effective_to)
    ) STRICT, WITHOUT ROWID;
    -- Which items lie in a period, without reading titles: small enough to be read whole.
    CREATE INDEX evidence_version_by_dates
      ON evidence_version (evidence, version, effective_from, effective_to);
    CREATE TABLE evidence_file (
      evidence INTEGER NOT NULL,
      version INTEGER NOT NULL,
      position INTEGER NOT NULL,
      blob TEXT NOT NULL REFERENCES blob (id),
      original_name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      PRIMARY KEY (evidence, version, position),
      FOREIGN KEY (evidence, version) REFERENCES evidence_version (evidence, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_file_by_blob ON evidence_file (blob);
    CREATE TABLE evidence_control (
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      control INTEGER NOT NULL REFERENCES control (number),
      PRIMARY KEY (evidence, control)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_control_by_control ON evidence_control (control, evidence);
    CREATE TABLE evidence_point_of_focus (
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      point_of_focus TEXT NOT NULL,
      PRIMARY KEY (evidence, point_of_focus)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX evidence_point_of_focus_by_point ON evidence_point_of_focus (point_of_focus, evidence);

    -- One built package. What pins its bytes: the moment, the journal's length then, and the digest
    -- of everything that went in. The same content again is the same package, not a new one.
    CREATE TABLE package (
      id TEXT PRIMARY KEY,
      uuid TEXT NOT NULL,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      built_at TEXT NOT NULL,
      built_by INTEGER NOT NULL REFERENCES member (number),
      journal_seq INTEGER NOT NULL,
      content_digest TEXT NOT NULL,
      verdict TEXT NOT NULL,
      evidence_count INTEGER NOT NULL,
      file_count INTEGER NOT NULL,
      zip_name TEXT NOT NULL,
      zip_bytes INTEGER NOT NULL,
      zip_sha256 TEXT NOT NULL,
      seal_number TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE package_omission (
      package TEXT NOT NULL REFERENCES package (id),
      key TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (package, key)
    ) STRICT, WITHOUT ROWID;
  `);
};
