// Several members, epochs and backups: whose slot is whose, keys that vault keys are sealed to, and what
// was copied where. What the journal does not tell of a vault of the first draft stays null.
import type Database from 'better-sqlite3';

export const members = (db: Database.Database): void => {
  db.exec(`
    -- The id of the slot in the header that opens with this member's passphrase.
    ALTER TABLE member ADD COLUMN slot TEXT;
    ALTER TABLE member ADD COLUMN removed_at TEXT;

    -- X25519: vault keys are sealed to it.
    ALTER TABLE member_key ADD COLUMN box_public_key BLOB CHECK (length(box_public_key) = 32);

    CREATE TABLE backup (
      number INTEGER PRIMARY KEY,
      snapshot TEXT NOT NULL,
      made_at TEXT NOT NULL,
      made_by INTEGER NOT NULL REFERENCES member (number),
      journal_seq INTEGER NOT NULL,
      blobs INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    ) STRICT;

    -- An opening reads the entries that give authority, and not the whole journal for them.
    CREATE INDEX journal_by_authority ON journal (seq)
      WHERE action IN ('vault.created', 'vault.recovered', 'vault.recovery-key-made', 'vault.rekeyed',
        'member.added', 'member.role-changed', 'member.removed', 'member.key-renewed');
  `);
};
