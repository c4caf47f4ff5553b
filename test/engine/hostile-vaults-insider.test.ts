// Vaults made by somebody who knows a key: a member who was removed, or one who forges. What the key lets
// them write is still refused or told, soon, and runs nothing of theirs.
import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkVault, openVault } from '../../src/engine';
import { toBase64Url } from '../../src/engine/crypto/bytes';
import { boxPublicKey, sealTo } from '../../src/engine/crypto/secret-box';
import { deriveVaultKeys } from '../../src/engine/crypto/vault-keys';
import { rekeyCopy } from '../../src/engine/db/database-copy';
import { decodeHeader, encodeHeader, type VaultHeader } from '../../src/engine/vault/header';
import { openWithPassphrase } from '../../src/engine/vault/slots';
import type { OpenDatabase } from '../../src/engine/db/open-database';
import { addBytes } from './add-bytes';
import { cheaply, HEADERS, opening, openingAndCheck } from './hostile';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const LINES = Number(process.env['LINES'] ?? 5000);
let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'e.bin', randomBytes(30_000)), 1);
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const withDatabase = async (work: (db: OpenDatabase) => void): Promise<void> => {
  const db = await rawDatabase(folder);
  work(db);
  db.close();
};

const unlocked = async () => {
  const decoded = decodeHeader(readFileSync(join(folder, 'vault.header')));
  if (decoded === null) throw new Error('the header of a fresh vault can be read');
  return { header: decoded.header, ...(await openWithPassphrase(decoded.header, PASSPHRASE)) };
};

const writeHeaders = (header: VaultHeader, headerKey: Uint8Array): void => {
  for (const name of HEADERS) writeFileSync(join(folder, name), encodeHeader(header, headerKey));
};

const ENDLESS = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';

describe('a schema that would run while the vault is read', () => {
  it.each([
    [
      'view-in-the-place-of-a-table',
      `ALTER TABLE vault RENAME TO kept; CREATE VIEW vault AS SELECT * FROM kept;`,
    ],
    [
      'view-without-end',
      `DROP TABLE round_omission; CREATE VIEW round_omission AS ${ENDLESS} SELECT i AS package FROM n;`,
    ],
    ['view-nobody-asks-for', `CREATE VIEW stray AS ${ENDLESS} SELECT i FROM n;`],
    [
      'trigger-that-adds-evidence',
      `CREATE TRIGGER t AFTER INSERT ON journal BEGIN INSERT INTO evidence (number, created_at) VALUES (99, ''); END;`,
    ],
    [
      'trigger-that-replaces-ours',
      `DROP TRIGGER journal_is_never_cut; CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal BEGIN SELECT 1; END;`,
    ],
    ['virtual-table', `CREATE VIRTUAL TABLE words USING fts5 (text);`],
    ['index-over-an-expression', `CREATE INDEX slow ON evidence (printf('%.*c', 100000000, 'x'));`],
    ['generated-column', `ALTER TABLE member ADD COLUMN big BLOB AS (zeroblob(100000));`],
    ['column-more', `ALTER TABLE evidence ADD COLUMN note TEXT;`],
    ['table-less', `DROP TABLE round_omission;`],
    ['table-more', `CREATE TABLE mine (bytes BLOB);`],
  ])('%s', async (_name, sql) => {
    await withDatabase((db) => db.exec(sql));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('older-number-of-a-schema-that-is-not-older', async () => {
    await withDatabase((db) => db.pragma('user_version = 1'));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('no-schema-at-all', async () => {
    await withDatabase((db) => db.pragma('user_version = 0'));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('negative-and-huge-schema-numbers', async () => {
    await withDatabase((db) => db.pragma('user_version = -1'));
    expect(await opening(folder)).toBe('integrity.database-damaged');
    folder = await fixture.copy();
    await withDatabase((db) => db.pragma('user_version = 2147483647'));
    expect(await opening(folder)).toBe('vault.newer-version');
  });

  it('index-less, which a check tells of', async () => {
    await withDatabase((db) => db.exec('DROP INDEX journal_by_subject'));
    expect(await openingAndCheck(folder)).toEqual(['integrity.database-damaged db-000001.sqlite']);
  });
});

/** Lines that look like entries of MEM-01, as many as one likes, signed by nobody. */
const forgeLines = (count: number, action: string): Promise<void> =>
  withDatabase((db) => {
    const { seq } = db.prepare('SELECT max(seq) AS seq FROM journal').get() as { seq: number };
    const insert = db.prepare(
      'INSERT INTO journal (seq, time, member, action, subject, line, leaf, signature) VALUES (?, ?, 1, ?, ?, ?, ?, ?)',
    );
    db.exec('BEGIN');
    for (let number = seq + 1; number <= seq + count; number += 1) {
      const line = `{"action":"${action}","detail":{"after":"owner","before":"owner"},"member":"MEM-01","prev":"${'0'.repeat(64)}","salt":"${'0'.repeat(32)}","seq":${String(number)},"subject":"MEM-01","time":"2026-07-01T09:00:00Z"}`;
      insert.run(number, '2026-07-01T09:00:00Z', action, 'MEM-01', line, randomBytes(32), randomBytes(64));
    }
    db.exec('COMMIT');
  });

describe('a journal with forged lines', () => {
  it(`${String(LINES)}-entries-nobody-signed`, { timeout: 900_000 }, async () => {
    await forgeLines(LINES, 'evidence.linked');
    expect(await opening(folder)).toBe('opens');
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const report = await checkVault(vault, { deep: false }, quietJob());
    expect(report.verdict).toBe('damaged');
    expect(report.findings.filter((found) => found.code === 'journal.wrong-signature')).toHaveLength(LINES);
    // A person who has seen enough is not kept waiting.
    const controller = new AbortController();
    const cancelled = checkVault(
      vault,
      { deep: false },
      { signal: controller.signal, progress: () => controller.abort() },
    );
    await expect(cheaply(() => cancelled)).rejects.toMatchObject({ code: 'job.cancelled' });
    vault.close();
  });

  it(
    `${String(LINES)}-entries-with-authority-nobody-signed, which an opening reads`,
    { timeout: 900_000 },
    async () => {
      await forgeLines(LINES, 'member.role-changed');
      expect(await opening(folder)).toBe('opens');
      const found = await openingAndCheck(folder, false);
      expect(found.filter((line) => line.startsWith('journal.'))).not.toEqual([]);
    },
  );

  it('line-of-twenty-million-brackets', async () => {
    await withDatabase((db) => {
      const { seq } = db.prepare('SELECT max(seq) AS seq FROM journal').get() as { seq: number };
      db.prepare(
        `INSERT INTO journal (seq, time, member, action, subject, line, leaf, signature)
         VALUES (?, '', 1, 'evidence.linked', '', printf('%.*c', 20000000, '['), zeroblob(32), zeroblob(64))`,
      ).run(seq + 1);
    });
    const found = await openingAndCheck(folder, false);
    expect(found).toContain('journal.malformed-line entry 2');
  });
});

describe('rows that would mislead', () => {
  it.each([
    [
      'huge-length-of-a-sealed-file',
      `UPDATE blob SET size_bytes = 9007199254740991, sealed_size_bytes = 9007199254740991`,
    ],
    ['negative-length', `UPDATE blob SET size_bytes = -1`],
    ['epoch-of-the-future', `UPDATE blob SET epoch = 7`],
    [
      'id-that-leads-outside',
      `PRAGMA foreign_keys = OFF; UPDATE blob SET id = '../../../../../etc/passwd'; UPDATE evidence_file SET blob = '../../../../../etc/passwd'`,
    ],
    ['header-digest-of-nothing', `UPDATE blob SET header_digest = ''`],
  ])('%s', async (_name, sql) => {
    await withDatabase((db) => db.exec(sql));
    const found = await openingAndCheck(folder);
    expect(
      found.some((line) => line.startsWith('integrity.blob-')),
      found.join(),
    ).toBe(true);
  });

  it('vault-row-gone', async () => {
    await withDatabase((db) => db.exec('DELETE FROM vault'));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('journal-gone', async () => {
    await withDatabase((db) => db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal'));
    expect(await opening(folder)).toBe('vault.substituted');
  });
});

describe('a vault key of somebody else', () => {
  it('sealed-to-the-member-with-a-database-under-it', async () => {
    // Whoever knows the public keys, a member who was removed say, makes a new vault key of their own,
    // seals it to the member, and puts the whole database under it. The member's box they cannot change.
    const { header, member, vaultKey } = await unlocked();
    const own = new Uint8Array(randomBytes(32));
    const keys = deriveVaultKeys(own);
    rekeyCopy(join(folder, header.database), deriveVaultKeys(vaultKey), keys);
    const slots = header.slots.map((slot) =>
      slot.type === 'passphrase'
        ? { ...slot, vaultKey: sealTo(boxPublicKey(member.boxSecretKey), own) }
        : slot,
    );
    writeHeaders({ ...header, slots }, keys.header);
    expect(await opening(folder)).toBe('vault.substituted');
  });

  it('with-a-journal-of-their-own-making', async () => {
    // A vault of their own, with the member's slot in it under the vault id it was made for.
    const { header, member } = await unlocked();
    const theirs = await vaultFixture();
    const other = await theirs.copy();
    const decoded = decodeHeader(readFileSync(join(other, 'vault.header')));
    if (decoded === null) throw new Error('the header of a fresh vault can be read');
    const { vaultKey } = await openWithPassphrase(decoded.header, PASSPHRASE);
    const slots = header.slots.map((slot) =>
      slot.type === 'passphrase'
        ? { ...slot, vaultKey: sealTo(boxPublicKey(member.boxSecretKey), vaultKey) }
        : slot,
    );
    copyFileSync(join(other, header.database), join(folder, header.database));
    const keys = deriveVaultKeys(vaultKey);
    writeHeaders({ ...header, slots }, keys.header);
    expect(await opening(folder)).toBe('vault.substituted');
    // Even with the vault id of the victim in every row.
    await theirs.remove();
  });

  it('keyring-box-of-noise', async () => {
    const { header, vaultKey } = await unlocked();
    const keys = deriveVaultKeys(vaultKey);
    const noise = { box: randomBytes(48), epoch: 1, nonce: randomBytes(24) };
    cpSync(join(folder, 'db-000001.sqlite'), join(folder, 'db-000002.sqlite'));
    writeHeaders({ ...header, epoch: 2, database: 'db-000002.sqlite', keyring: [noise] }, keys.header);
    expect(await opening(folder)).toBe('vault.substituted');
    expect(toBase64Url(noise.box)).toHaveLength(64);
  });
});
