// What the auditor asks for and answers (the organization's side), and what an auditor keeps about packages in a working
// file of their own (docs/format/vault-v1.md §5): the same engine, another kind of vault.
import type Database from 'better-sqlite3';

export const requests = (db: Database.Database): void => {
  db.exec(`
    ALTER TABLE vault ADD COLUMN kind TEXT NOT NULL DEFAULT 'vault' CHECK (kind IN ('vault', 'working-file'));

    -- How the lists of a firm are read: remembered from one import to the next.
    CREATE TABLE firm_mapping (
      firm TEXT PRIMARY KEY,
      mapping TEXT NOT NULL,
      used_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- A list of the firm that was taken in, as it came.
    CREATE TABLE request_list (
      number INTEGER PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      firm TEXT NOT NULL,
      file_name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      mapping TEXT NOT NULL,
      blob TEXT NOT NULL REFERENCES blob (id),
      row_counts TEXT NOT NULL,
      taken_in_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE request (
      number INTEGER PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      -- Where it stands in the list of the firm; later ones come behind.
      place INTEGER NOT NULL,
      reference TEXT NOT NULL,
      wording TEXT NOT NULL,
      title TEXT NOT NULL,
      area TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('document', 'population', 'sample', 'walkthrough', 'inquiry', 'other')),
      named TEXT NOT NULL,
      period_from TEXT,
      period_to TEXT,
      requested_on TEXT,
      due_on TEXT,
      priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
      -- JSON: a list of column and value.
      extra TEXT NOT NULL,
      owner TEXT NOT NULL,
      own_due_on TEXT,
      internal TEXT NOT NULL CHECK (internal IN ('new', 'assigned', 'in-progress', 'needs-clarification',
        'ready-for-review', 'submitted', 'closed')),
      auditor TEXT NOT NULL CHECK (auditor IN ('draft', 'open', 'submitted', 'in-review', 'returned',
        'accepted', 'not-applicable', 'withdrawn')),
      auditor_word TEXT NOT NULL,
      return_reason TEXT NOT NULL,
      -- The day the turn last passed over.
      waiting_since TEXT NOT NULL,
      submitted_package TEXT,
      submitted_round INTEGER,
      FOREIGN KEY (submitted_package, submitted_round) REFERENCES package_round (package, round),
      CHECK ((period_from IS NULL) = (period_to IS NULL)),
      CHECK ((submitted_package IS NULL) = (submitted_round IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX request_by_reference ON request (engagement, reference) WHERE reference <> '';
    -- All that the list, its filters and its counts look at: the long texts are read for one page only.
    CREATE INDEX request_in_list ON request (engagement, place, reference, auditor, internal, due_on, waiting_since,
      owner, area);
    CREATE UNIQUE INDEX request_by_place ON request (engagement, place);
    CREATE TABLE request_turn (
      request INTEGER NOT NULL REFERENCES request (number),
      number INTEGER NOT NULL,
      track TEXT NOT NULL CHECK (track IN ('internal', 'auditor')),
      from_status TEXT NOT NULL,
      to_status TEXT NOT NULL,
      on_day TEXT NOT NULL,
      at TEXT NOT NULL,
      by INTEGER NOT NULL REFERENCES member (number),
      via TEXT NOT NULL CHECK (via IN ('typed', 'told', 'list', 'response', 'delivery')),
      -- Who told it, of what the auditor told; empty for what we did.
      said_by TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (request, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE request_comment (
      request INTEGER NOT NULL REFERENCES request (number),
      number INTEGER NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('organization', 'firm')),
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      text TEXT NOT NULL,
      is_internal INTEGER NOT NULL CHECK (is_internal IN (0, 1)),
      via TEXT NOT NULL CHECK (via IN ('typed', 'list', 'response')),
      PRIMARY KEY (request, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE request_link (
      request INTEGER NOT NULL REFERENCES request (number),
      kind TEXT NOT NULL CHECK (kind IN ('control', 'evidence', 'population', 'sample')),
      -- The number of what it leads to, and of a sample the number within its population.
      target INTEGER NOT NULL,
      sample INTEGER NOT NULL DEFAULT 0,
      note TEXT NOT NULL,
      PRIMARY KEY (request, kind, target, sample)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX request_link_by_target ON request_link (kind, target, sample);
    -- A list that went out, with each cell as it was then: what comes back is held against it.
    CREATE TABLE request_sheet (
      uuid TEXT PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      package TEXT,
      round INTEGER,
      rows TEXT NOT NULL,
      made_at TEXT NOT NULL,
      FOREIGN KEY (package, round) REFERENCES package_round (package, round),
      CHECK ((package IS NULL) = (round IS NULL))
    ) STRICT, WITHOUT ROWID;
    -- What came back from the auditor, as it came.
    CREATE TABLE request_response (
      number INTEGER PRIMARY KEY,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      -- Of a response file; of a workbook that was filled in, that of its sheet.
      uuid TEXT NOT NULL,
      form TEXT NOT NULL CHECK (form IN ('response-file', 'workbook')),
      said_by TEXT NOT NULL,
      firm TEXT NOT NULL,
      sha256 TEXT NOT NULL UNIQUE,
      blob TEXT NOT NULL REFERENCES blob (id),
      -- Empty where it was not signed.
      signature TEXT NOT NULL,
      key TEXT NOT NULL,
      taken_in_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE request_conflict (
      request INTEGER NOT NULL REFERENCES request (number),
      number INTEGER NOT NULL,
      field TEXT NOT NULL,
      base TEXT NOT NULL,
      ours TEXT NOT NULL,
      theirs TEXT NOT NULL,
      response INTEGER NOT NULL REFERENCES request_response (number),
      found_at TEXT NOT NULL,
      taken TEXT CHECK (taken IN ('ours', 'theirs')),
      resolved_at TEXT,
      resolved_by INTEGER REFERENCES member (number),
      resolved_note TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (request, number),
      CHECK ((taken IS NULL) = (resolved_at IS NULL) AND (taken IS NULL) = (resolved_by IS NULL))
    ) STRICT, WITHOUT ROWID;

    -- The auditor's side. A package is known by its seal number; the client by the vault's 16 hex digits.
    CREATE TABLE review_package (
      seal TEXT PRIMARY KEY,
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      uuid TEXT NOT NULL,
      client TEXT NOT NULL,
      organization TEXT NOT NULL,
      engagement TEXT NOT NULL,
      built_at TEXT NOT NULL,
      signer_key TEXT NOT NULL,
      manifest_sha256 TEXT NOT NULL,
      entries INTEGER NOT NULL,
      head TEXT NOT NULL,
      file_name TEXT NOT NULL,
      first_opened_at TEXT NOT NULL,
      checked_at TEXT,
      verdict TEXT,
      comparison TEXT NOT NULL DEFAULT 'not-compared' CHECK (comparison IN ('not-compared', 'same', 'different')),
      compared_by_channel TEXT NOT NULL DEFAULT '',
      compared_on TEXT,
      CHECK ((checked_at IS NULL) = (verdict IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX review_package_by_client ON review_package (client, package, round);
    -- Looked at, in exactly this content: a new version of a record is not looked at.
    CREATE TABLE review_mark (
      client TEXT NOT NULL,
      subject TEXT NOT NULL,
      digest TEXT NOT NULL,
      marked_at TEXT NOT NULL,
      marked_by INTEGER NOT NULL REFERENCES member (number),
      PRIMARY KEY (client, subject, digest)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE review_response (
      number INTEGER PRIMARY KEY,
      uuid TEXT NOT NULL UNIQUE,
      seal TEXT NOT NULL REFERENCES review_package (seal),
      text TEXT NOT NULL,
      signature TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES member (number)
    ) STRICT;
    CREATE TABLE review_note (
      number INTEGER PRIMARY KEY,
      seal TEXT NOT NULL REFERENCES review_package (seal),
      subject TEXT NOT NULL,
      text TEXT NOT NULL,
      -- Of a question its number among those of this client (Q-001); null: a note, which nobody else sees.
      question INTEGER,
      written_at TEXT NOT NULL,
      written_by INTEGER NOT NULL REFERENCES member (number),
      response INTEGER REFERENCES review_response (number)
    ) STRICT;
    CREATE INDEX review_note_by_subject ON review_note (subject);
    CREATE TABLE review_answer (
      seal TEXT NOT NULL REFERENCES review_package (seal),
      request TEXT NOT NULL,
      status TEXT CHECK (status IN ('open', 'in-review', 'returned', 'accepted', 'not-applicable', 'withdrawn')),
      reason TEXT NOT NULL,
      set_at TEXT NOT NULL,
      set_by INTEGER NOT NULL REFERENCES member (number),
      response INTEGER REFERENCES review_response (number),
      PRIMARY KEY (seal, request)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE review_comment (
      number INTEGER PRIMARY KEY,
      seal TEXT NOT NULL REFERENCES review_package (seal),
      request TEXT NOT NULL,
      text TEXT NOT NULL,
      written_at TEXT NOT NULL,
      written_by INTEGER NOT NULL REFERENCES member (number),
      response INTEGER REFERENCES review_response (number)
    ) STRICT;
    CREATE INDEX review_comment_by_request ON review_comment (seal, request);
    CREATE TABLE review_selection (
      number INTEGER PRIMARY KEY,
      seal TEXT NOT NULL REFERENCES review_package (seal),
      population TEXT NOT NULL,
      list_sha256 TEXT NOT NULL,
      picked_on TEXT NOT NULL,
      note TEXT NOT NULL,
      -- JSON: lists of texts and of row numbers.
      attributes TEXT NOT NULL,
      rows TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES member (number),
      response INTEGER REFERENCES review_response (number)
    ) STRICT;
    CREATE TABLE review_receipt (
      number INTEGER PRIMARY KEY,
      seal TEXT NOT NULL REFERENCES review_package (seal),
      text TEXT NOT NULL,
      signature TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES member (number)
    ) STRICT;
  `);
};
