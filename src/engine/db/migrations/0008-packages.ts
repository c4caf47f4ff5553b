// Packages in rounds, whom they go to, what became of them, and the renewal of the key that signs them.
import type Database from 'better-sqlite3';

export const packages = (db: Database.Database): void => {
  db.exec(`
    -- One sealed round of a package. What was one package before is its first round.
    CREATE TABLE package_round (
      package TEXT NOT NULL,
      round INTEGER NOT NULL CHECK (round >= 1),
      uuid TEXT NOT NULL,
      engagement INTEGER NOT NULL REFERENCES engagement (number),
      kind TEXT NOT NULL CHECK (kind IN ('full', 'delta')),
      base_package TEXT,
      base_round INTEGER,
      built_at TEXT NOT NULL,
      built_by INTEGER NOT NULL REFERENCES member (number),
      journal_seq INTEGER NOT NULL,
      content_digest TEXT NOT NULL,
      -- JSON, as docs/format/vault-v1.md says of package.built.
      selection TEXT NOT NULL,
      verdict TEXT NOT NULL,
      evidence_count INTEGER NOT NULL,
      file_count INTEGER NOT NULL,
      encryption TEXT NOT NULL CHECK (encryption IN ('none', 'recipients', 'passphrase')),
      parts INTEGER NOT NULL CHECK (parts >= 1),
      zip_name TEXT NOT NULL,
      zip_bytes INTEGER NOT NULL,
      zip_sha256 TEXT NOT NULL,
      seal_number TEXT NOT NULL,
      -- How to write the same bytes again (docs/format/package-recipe-v1.md); none of early programs.
      recipe TEXT REFERENCES blob (id),
      PRIMARY KEY (package, round),
      FOREIGN KEY (base_package, base_round) REFERENCES package_round (package, round),
      CHECK ((kind = 'delta') = (base_package IS NOT NULL) AND (base_package IS NULL) = (base_round IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX package_round_by_engagement ON package_round (engagement, journal_seq);
    CREATE TABLE round_omission (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      key TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (package, round, key),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;
    -- What was handed over with a package can never be taken back out of the register.
    CREATE TABLE round_exception (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      exception INTEGER NOT NULL REFERENCES exception (number),
      PRIMARY KEY (package, round, exception),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX round_exception_by_exception ON round_exception (exception);
    -- The versions a round pins.
    CREATE TABLE round_item (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      evidence INTEGER NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (package, round, evidence),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round),
      FOREIGN KEY (evidence, version) REFERENCES evidence_version (evidence, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX round_item_by_evidence ON round_item (evidence, version);
    -- The files a round was last written in, as they lay on the disk.
    CREATE TABLE round_file (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      encryption TEXT NOT NULL CHECK (encryption IN ('none', 'recipients', 'passphrase')),
      PRIMARY KEY (package, round, position),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO package_round (package, round, uuid, engagement, kind, base_package, base_round, built_at,
        built_by, journal_seq, content_digest, selection, verdict, evidence_count, file_count, encryption,
        parts, zip_name, zip_bytes, zip_sha256, seal_number, recipe)
      SELECT id, 1, uuid, engagement, 'full', NULL, NULL, built_at, built_by, journal_seq, content_digest,
        '{"controlIds":null,"criterionIds":null,"dates":null,"mostSensitive":"restricted"}', verdict,
        evidence_count, file_count, 'none', 1, zip_name, zip_bytes, zip_sha256, seal_number, NULL
      FROM package;
    INSERT INTO round_file (package, round, position, name, size_bytes, sha256, encryption)
      SELECT id, 1, 1, zip_name, zip_bytes, zip_sha256, 'none' FROM package;
    INSERT INTO round_omission (package, round, key, reason) SELECT package, 1, key, reason FROM package_omission;
    INSERT INTO round_exception (package, round, exception) SELECT package, 1, exception FROM package_exception;
    DROP TABLE package_omission;
    DROP TABLE package_exception;
    DROP TABLE package;

    CREATE TABLE recipient (
      number INTEGER PRIMARY KEY,
      firm TEXT NOT NULL,
      person TEXT NOT NULL,
      email TEXT NOT NULL,
      purpose TEXT NOT NULL,
      until TEXT,
      note TEXT NOT NULL,
      -- A minisign public key, 56 characters; empty until told.
      receipt_key TEXT NOT NULL,
      retired_at TEXT
    ) STRICT;
    CREATE TABLE recipient_key (
      recipient INTEGER NOT NULL REFERENCES recipient (number),
      age_recipient TEXT NOT NULL,
      label TEXT NOT NULL,
      added_at TEXT NOT NULL,
      confirmed_on TEXT,
      confirmed_channel TEXT,
      confirmed_by INTEGER REFERENCES member (number),
      confirmed_note TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (recipient, age_recipient),
      CHECK ((confirmed_on IS NULL) = (confirmed_channel IS NULL) AND (confirmed_on IS NULL) = (confirmed_by IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE round_recipient (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      recipient INTEGER NOT NULL REFERENCES recipient (number),
      PRIMARY KEY (package, round, recipient),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX round_recipient_by_recipient ON round_recipient (recipient);

    CREATE TABLE delivery (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      number INTEGER NOT NULL,
      recipient INTEGER NOT NULL REFERENCES recipient (number),
      delivered_on TEXT NOT NULL,
      route TEXT NOT NULL,
      fingerprint_by TEXT,
      passphrase_by TEXT,
      note TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      recorded_by INTEGER NOT NULL REFERENCES member (number),
      PRIMARY KEY (package, round, number),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE receipt (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      number INTEGER NOT NULL,
      -- The two files of docs/format/receipt-v1.md, as they came.
      text TEXT NOT NULL,
      signature TEXT NOT NULL,
      key TEXT NOT NULL,
      taken_in_at TEXT NOT NULL,
      PRIMARY KEY (package, round, number),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE recall (
      package TEXT NOT NULL,
      round INTEGER NOT NULL,
      recalled_at TEXT NOT NULL,
      recalled_by INTEGER NOT NULL REFERENCES member (number),
      reason TEXT NOT NULL,
      PRIMARY KEY (package, round),
      FOREIGN KEY (package, round) REFERENCES package_round (package, round)
    ) STRICT, WITHOUT ROWID;

    -- Of a renewed key: what the key before it signed (docs/format/key-change-v1.md); none of the first.
    ALTER TABLE organization_key ADD COLUMN statement TEXT;
    ALTER TABLE organization_key ADD COLUMN statement_signature TEXT;
    -- A renewal is an entry with authority: who signs packages is read at every opening.
    DROP INDEX journal_by_authority;
    CREATE INDEX journal_by_authority ON journal (seq)
      WHERE action IN ('vault.created', 'vault.recovered', 'vault.recovery-key-made', 'vault.rekeyed',
        'vault.signer-renewed', 'member.added', 'member.role-changed', 'member.removed', 'member.key-renewed');
  `);
};
