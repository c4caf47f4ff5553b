// A closed vault that holds something of every kind: evidence of many sizes and of two epochs, members who
// stay and one who was removed, copies of the database of both epochs, a third header. For campaigns that damage it and put it back.
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMember, instantOf, openVault, removeMember } from '../../src/engine';
import type { OpenVault, StoredBlob } from '../../src/engine/vault/open-vault';
import { findBlobRow } from '../../src/engine/vault/blob-rows';
import { addBytes } from './add-bytes';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { sourceFile, vaultFixture } from './vault-fixture';

const SIZES = [1, 15, 16, 4080, 4081, 5000, 70_000, 262_128, 262_129, 300_000, 600_001];

export interface AllKindsVault {
  readonly folder: string;
  readonly passphrase: string;
  readonly recoveryWords: readonly string[];
  /** How many pieces of evidence it holds. */
  readonly sizes: number;
  /** The lines of its journal. */
  readonly journal: readonly string[];
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

export const EDITORS_PASSPHRASE = 'ten brass lanterns over wet slate';

/** How many of the sizes are taken in after the vault key was changed. */
const IN_SECOND_EPOCH = 4;

export const allKindsVault = async (): Promise<AllKindsVault> => {
  const contents = SIZES.map((size) => randomBytes(size));
  const blobs: StoredBlob[] = [];
  const environment = testEnvironment();
  const takeIn = async (vault: OpenVault, work: string, from: number, to: number): Promise<void> => {
    for (let number = from; number <= to; number += 1) {
      const content = contents[number - 1] ?? Buffer.of(1);
      blobs.push(await addBytes(vault, await sourceFile(work, 'evidence.bin', content), number));
    }
  };
  const turn = SIZES.length - IN_SECOND_EPOCH;
  const fixture = await vaultFixture((vault, work) => takeIn(vault, work, 1, turn), environment);
  const folder = await fixture.copy();
  let vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
  await addMember(vault, { name: 'Eve Editor', role: 'editor', passphrase: EDITORS_PASSPHRASE });
  const gone = await addMember(vault, {
    name: 'Rob Reader',
    role: 'reader',
    passphrase: 'seven quiet herons leave the estuary',
  });
  vault = await removeMember(vault, gone.id, quietJob());
  await takeIn(vault, fixture.work, turn + 1, SIZES.length);
  const facts = factsOf(vault);
  const journal = vault.db.prepare('SELECT line FROM journal ORDER BY seq').pluck().all() as string[];
  environment.setClock(instantOf(Date.UTC(2026, 6, 3, 9, 0, 0)));
  vault.close();
  copyFileSync(join(folder, 'vault.header'), join(folder, 'backups', 'vault.header'));
  const at = <T>(list: readonly T[], number: number): T => {
    const item = list[number - 1];
    if (item === undefined) throw new Error(`there is no evidence ${String(number)}`);
    return item;
  };
  return {
    folder,
    passphrase: PASSPHRASE,
    recoveryWords: fixture.recoveryWords,
    sizes: SIZES.length,
    journal,
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
