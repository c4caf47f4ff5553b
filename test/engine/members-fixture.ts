// A vault with three members: Dana owns it, Erin edits, Rae reads.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { addEvidence, addMember, type OpenVault, verifyJournal } from '../../src/engine';
import type { MemberId } from '../../src/shared/ids';
import { facts, quietJob } from './temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

export const EDITOR = 'amber lanterns over the quiet harbour';
export const READER = 'nine paper boats beyond the old mill';
/** A passphrase that nobody has yet. */
export const ANOTHER = 'yet another long and winding sentence';

export const MEM = (number: number): MemberId => `MEM-0${String(number)}` as MemberId;

export const membersFixture = (): Promise<VaultFixture> =>
  vaultFixture(async (vault) => {
    await addMember(vault, { name: 'Erin Editor', role: 'editor', passphrase: EDITOR });
    await addMember(vault, { name: 'Rae Reader', role: 'reader', passphrase: READER });
  });

/** What a crash leaves: the header of one moment and the database of another. */
export const mixed = async (parts: {
  readonly header: string;
  readonly database: string;
}): Promise<string> => {
  const cut = `${parts.header}-with-another-database`;
  await cp(parts.header, cut, { recursive: true });
  await writeFile(join(cut, 'db-000001.sqlite'), await readFile(join(parts.database, 'db-000001.sqlite')));
  return cut;
};

export const expectSoundJournal = async (vault: OpenVault): Promise<void> => {
  expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', findings: [] });
};

export const addOneFile = async (vault: OpenVault, work: string) => {
  const path = await sourceFile(work, 'note.txt', 'who may read what');
  return addEvidence(vault, [{ paths: [path], facts: facts() }], quietJob());
};
