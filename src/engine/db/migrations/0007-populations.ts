// Populations with their completeness and accuracy record, and the rows picked from them.
import type Database from 'better-sqlite3';

export const populations = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE population (
      number INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'accepted', 'returned')),
      state_note TEXT NOT NULL DEFAULT '',
      replaces INTEGER UNIQUE REFERENCES population (number),
      evidence INTEGER NOT NULL,
      version INTEGER NOT NULL,
      position INTEGER NOT NULL,
      sheet TEXT,
      row_count INTEGER NOT NULL,
      -- JSON, as docs/format/vault-v1.md says of population.recorded.
      record TEXT NOT NULL,
      created_at TEXT NOT NULL,
      FOREIGN KEY (evidence, version, position) REFERENCES evidence_file (evidence, version, position)
    ) STRICT;
    CREATE TABLE population_control (
      population INTEGER NOT NULL REFERENCES population (number),
      control INTEGER NOT NULL REFERENCES control (number),
      PRIMARY KEY (population, control)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE population_column (
      population INTEGER NOT NULL REFERENCES population (number),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      blank_count INTEGER NOT NULL,
      PRIMARY KEY (population, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE selection (
      population INTEGER NOT NULL REFERENCES population (number),
      number INTEGER NOT NULL,
      picker TEXT NOT NULL CHECK (picker IN ('auditor', 'self')),
      method TEXT,
      seed TEXT,
      picked_on TEXT,
      -- Of the file the auditor sent, and the column it was matched by.
      source_sha256 TEXT,
      match_by TEXT,
      note TEXT NOT NULL,
      -- JSON: names in their order.
      attributes TEXT NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (population, number),
      CHECK ((picker = 'self') = (method IS NOT NULL) AND (picker = 'self') = (seed IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    -- Numbered through a population, whatever the selection: S-07 is one row for ever.
    CREATE TABLE sample_item (
      population INTEGER NOT NULL,
      number INTEGER NOT NULL,
      selection INTEGER NOT NULL,
      row INTEGER NOT NULL,
      -- JSON: the cells of the row.
      cells TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('selected', 'collected', 'returned', 'exception')),
      note TEXT NOT NULL,
      PRIMARY KEY (population, number),
      UNIQUE (population, selection, row),
      FOREIGN KEY (population, selection) REFERENCES selection (population, number)
    ) STRICT, WITHOUT ROWID;
    -- The attribute is '' where evidence answers the row as a whole.
    CREATE TABLE sample_evidence (
      population INTEGER NOT NULL,
      number INTEGER NOT NULL,
      attribute TEXT NOT NULL,
      evidence INTEGER NOT NULL REFERENCES evidence (number),
      reason TEXT NOT NULL,
      PRIMARY KEY (population, number, attribute, evidence),
      FOREIGN KEY (population, number) REFERENCES sample_item (population, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sample_evidence_by_evidence ON sample_evidence (evidence);
  `);
};
