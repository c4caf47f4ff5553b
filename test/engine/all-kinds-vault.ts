// A closed vault that holds something of every kind: evidence of many sizes, copies of the database, a
// third header. For campaigns that damage it and put it back.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenVault, StoredBlob } from '../../src/engine/vault/open-vault';
import { findBlobRow } from '../../src/engine/vault/blob-rows';
import { addBytes } from './add-bytes';
import { PASSPHRASE } from './temporary-vault';
import { sourceFile, vaultFixture } from './vault-fixture';

const SIZES = [1, 15, 16, 4080, 4081, 5000, 70_000, 262_128, 262_129, 300_000, 600_001];

export interface AllKindsVault {
  readonly folder: string;
  readonly passphrase: string;
  readonly recoveryWords: readonly string[];
  /** The bytes of the evidence with this number, from 1. */
  readonly content: (number: number) => Buffer;
  /** Its row, as the vault shows it now. Throws as a damaged database does. */
  readonly blobOf: (vault: OpenVault, number: number) => StoredBlob;
  /** The evidence whose sealed file this is. */
  readonly evidenceOf: (file: string) => number;
  /** What the vault shows otherwise than it was kept, if anything; a refusal is none. */
  readonly wrongFacts: (vault: OpenVault) => string | null;
  readonly remove: () => Promise<void>;
}

const factsOf = (vault: OpenVault): string =>
  JSON.stringify([
    vault.organization,
    vault.member.name,
    vault.db
      .prepare(
        `SELECT evidence, version, title, source, original_name, blob FROM evidence_version
         JOIN evidence_file USING (evidence, version) ORDER BY evidence`,
      )
      .all(),
    vault.db.prepare('SELECT seq, line FROM journal ORDER BY seq').all(),
  ]);

export const allKindsVault = async (): Promise<AllKindsVault> => {
  const contents = SIZES.map((size) => randomBytes(size));
  const blobs: StoredBlob[] = [];
  let facts = '';
  const fixture = await vaultFixture(async (vault, work) => {
    for (const [index, content] of contents.entries()) {
      blobs.push(await addBytes(vault, await sourceFile(work, 'evidence.bin', content), index + 1));
    }
    facts = factsOf(vault);
  });
  const folder = await fixture.copy();
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) mkdirSync(backups, { mode: 0o700 });
  const seq = String(SIZES.length).padStart(10, '0');
  for (const day of ['28', '29', '30']) {
    copyFileSync(
      join(folder, 'db-000001.sqlite'),
      join(backups, `db-000001-${seq}-202606${day}T090000Z.sqlite`),
    );
  }
  copyFileSync(join(folder, 'vault.header'), join(backups, 'vault.header'));
  const at = <T>(list: readonly T[], number: number): T => {
    const item = list[number - 1];
    if (item === undefined) throw new Error(`there is no evidence ${String(number)}`);
    return item;
  };
  return {
    folder,
    passphrase: PASSPHRASE,
    recoveryWords: fixture.recoveryWords,
    content: (number) => at(contents, number),
    blobOf: (vault, number) => {
      const row = findBlobRow(vault.db, at(blobs, number).id);
      if (row === undefined) throw new Error('the row is there');
      return row;
    },
    evidenceOf: (file) => blobs.findIndex((blob) => file.endsWith(blob.id)) + 1,
    wrongFacts: (vault) => {
      try {
        return factsOf(vault) === facts ? null : 'shows other facts';
      } catch {
        return null;
      }
    },
    remove: fixture.remove,
  };
};
