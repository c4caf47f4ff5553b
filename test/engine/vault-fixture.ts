// A vault in a temporary folder that a test may take apart: made once, copied for each test.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createVault, type OpenVault } from '../../src/engine';
import { deriveVaultKeys, type VaultKeys } from '../../src/engine/crypto/vault-keys';
import type { Environment } from '../../src/engine/environment';
import { openDatabase, type OpenDatabase, setKey } from '../../src/engine/db/open-database';
import { decodeHeader } from '../../src/engine/vault/header';
import { openWithPassphrase } from '../../src/engine/vault/slots';
import { PASSPHRASE, testEnvironment } from './temporary-vault';

export const NEW_PASSPHRASE = 'copper violin beside the frozen lake';

export interface VaultFixture {
  readonly work: string;
  readonly recoveryWords: string[];
  /** A fresh copy of the vault, closed. */
  readonly copy: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export const vaultFixture = async (
  fill: (vault: OpenVault, work: string) => Promise<void> = () => Promise.resolve(),
  environment: Environment = testEnvironment(),
): Promise<VaultFixture> => {
  const work = await mkdtemp(join(tmpdir(), 'muniment-vault-'));
  const original = join(work, 'original');
  const input = { organization: 'Acme AI', member: 'Dana Owner', passphrase: PASSPHRASE };
  const { vault, recoveryWords } = await createVault(original, input, environment);
  await fill(vault, work);
  vault.close();
  let copies = 0;
  return {
    work,
    recoveryWords,
    copy: async () => {
      const path = join(work, `copy-${String((copies += 1))}`);
      await cp(original, path, { recursive: true });
      return path;
    },
    remove: () => rm(work, { recursive: true, force: true }),
  };
};

export const sourceFile = async (work: string, name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(work, name);
  await writeFile(path, bytes);
  return path;
};

/** The keys of a closed vault, for tests that act as a person who has them and uses other tools. */
const keysOf = async (folder: string, passphrase = PASSPHRASE): Promise<VaultKeys> => {
  const decoded = decodeHeader(await readFile(join(folder, 'vault.header')));
  if (decoded === null) throw new Error('the header of a fresh vault can be read');
  return deriveVaultKeys((await openWithPassphrase(decoded.header, passphrase)).vaultKey);
};

/** The database of a closed vault as it lies there, whatever its schema: nothing is brought up to date. */
export const databaseAsItLies = async (
  folder: string,
  { writable = false }: { readonly writable?: boolean } = {},
): Promise<Database.Database> => {
  const decoded = decodeHeader(await readFile(join(folder, 'vault.header')));
  if (decoded === null) throw new Error('the header of a kept vault can be read');
  const db = new Database(join(folder, decoded.header.database), { readonly: !writable });
  setKey(db, await keysOf(folder));
  return db;
};

/** The database of a closed vault, as somebody opens it who has the key. */
export const rawDatabase = async (folder: string): Promise<OpenDatabase> =>
  openDatabase(join(folder, 'db-000001.sqlite'), await keysOf(folder), { create: false, copyFirst: null });
