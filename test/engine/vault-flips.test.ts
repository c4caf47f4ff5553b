// Flips single bits of a vault's files; the deep check or the opening that meets it must see every one, name
// the right file, and show nothing that was not there. The seed is fixed here; a longer campaign is
//   FLIPS=5000 SEED=7 npx vitest run test/engine/vault-flips.test.ts
import { chmodSync, closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVault, openVault, type OpenVault } from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import { evidenceId } from '../../src/shared/ids';
import { allKindsVault, type AllKindsVault } from './all-kinds-vault';
import { generator } from './seeded';
import { quietJob, testEnvironment } from './temporary-vault';

const FLIPS = Number(process.env['FLIPS'] ?? 40);
const SEED = Number(process.env['SEED'] ?? 20261121);
const LONG = 7_200_000;

let fixture: AllKindsVault;
let folder: string;
let files: { readonly name: string; readonly size: number }[];
let session: OpenVault | null = null;
const seen: Record<string, number> = {};

beforeAll(async () => {
  fixture = await allKindsVault();
  folder = fixture.folder;
  files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => ({ name, size: statSync(join(folder, name)).size }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name } of files) chmodSync(join(folder, name), 0o600);
});
afterAll(async () => {
  session?.close();
  await fixture.remove();
});

const opened = async (): Promise<OpenVault> =>
  (session ??= await openVault(folder, { passphrase: fixture.passphrase }, testEnvironment()));
const closed = (): void => {
  session?.close();
  session = null;
};

const flip = (name: string, place: number, bit: number): void => {
  const path = join(folder, name);
  const byte = readFileSync(path).readUInt8(place);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.of(byte ^ (1 << bit)), 0, 1, place);
  closeSync(file);
};

const isHeader = (name: string): boolean => name === 'vault.header' || name === 'vault.header.bak';

/** Codes and subjects of a deep check that are right for damage in this file. */
const expected = (name: string): { readonly code: string; readonly subject: string } => {
  if (name.startsWith('blobs/')) {
    return { code: 'integrity.blob-damaged', subject: evidenceId(fixture.evidenceOf(name)) };
  }
  if (name === 'README.txt') return { code: 'check.readme-changed', subject: name };
  if (name.endsWith('vault.header') || isHeader(name))
    return { code: 'integrity.header-damaged', subject: name };
  if (name.startsWith('backups/')) return { code: 'check.copy-damaged', subject: name };
  return { code: 'integrity.database-damaged', subject: name };
};

/** What is shown of each piece of evidence is its own bytes or a refusal, never other bytes. */
const wrongContent = async (vault: OpenVault, numbers: readonly number[]): Promise<string | null> => {
  for (const number of numbers) {
    const original = fixture.content(number);
    let place = 0;
    try {
      const blob = fixture.blobOf(vault, number);
      for await (const bytes of vault.blobs.read(blob)) {
        if (!original.subarray(place, place + bytes.length).equals(bytes)) return `shows other bytes`;
        place += bytes.length;
      }
      if (place !== original.length) return 'shows fewer bytes';
    } catch (error) {
      if (!(error instanceof UserError)) return `crashed: ${String(error)}`;
    }
  }
  return null;
};

const judgeOpen = async (name: string): Promise<string | null> => {
  const vault = await opened();
  const report = await checkVault(vault, { deep: true }, quietJob());
  const right = expected(name);
  const others = report.findings.filter(
    (found) => found.code !== right.code || found.subject !== right.subject,
  );
  if (report.findings.length === 0) return 'not seen by the deep check';
  if (others.length > 0) return `also said ${JSON.stringify(others)}`;
  if (name.startsWith('blobs/')) return wrongContent(vault, [fixture.evidenceOf(name)]);
  return null;
};

/** A database or header that is damaged before it is opened. */
const judgeOpening = async (name: string, original: Buffer): Promise<string | null> => {
  const environment = testEnvironment();
  let vault: OpenVault;
  try {
    vault = await openVault(folder, { passphrase: fixture.passphrase }, environment);
  } catch (error) {
    if (!(error instanceof UserError)) return `crashed: ${String(error)}`;
    const codes = isHeader(name) ? [] : ['integrity.database-damaged'];
    return codes.includes(error.code) ? null : `refused with ${error.code}`;
  }
  try {
    // Headers are two for this: the opening takes the good one and writes the other anew.
    if (isHeader(name)) return readFileSync(join(folder, name)).equals(original) ? null : 'not mended';
    const report = await checkVault(vault, { deep: true }, quietJob());
    const right = expected(name);
    if (!report.findings.some((found) => found.code === right.code && found.subject === right.subject)) {
      return 'neither the opening nor the deep check saw it';
    }
    const wrongFacts = fixture.wrongFacts(vault);
    return wrongFacts ?? (await wrongContent(vault, [1, 2, 3]));
  } finally {
    vault.close();
  }
};

const judge = async (
  name: string,
  place: number,
  bit: number,
  atOpening: boolean,
): Promise<string | null> => {
  const original = readFileSync(join(folder, name));
  const opening = atOpening && (isHeader(name) || /^db-[0-9]+\.sqlite$/.test(name));
  if (opening) closed();
  else await opened();
  flip(name, place, bit);
  try {
    return opening ? await judgeOpening(name, original) : await judgeOpen(name);
  } catch (error) {
    return `crashed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
  } finally {
    if (!readFileSync(join(folder, name)).equals(original)) flip(name, place, bit);
  }
};

/** A byte of all bytes, or of a file of all files: what is small gets its share of flips too. */
const choose = (random: (below: number) => number, bySize: boolean): { name: string; place: number } => {
  if (!bySize) {
    const file = files[random(files.length)];
    if (file === undefined) throw new Error('a vault has files');
    return { name: file.name, place: random(file.size) };
  }
  let place = random(files.reduce((sum, file) => sum + file.size, 0));
  for (const file of files) {
    if (place < file.size) return { name: file.name, place };
    place -= file.size;
  }
  throw new Error('a place lies in a file');
};

const kindOf = (name: string): string =>
  name.startsWith('blobs/') ? 'sealed files' : name.replace(/-[0-9]{10}-.*Z/, '-…');

describe('one flipped bit of a vault', () => {
  it(`is seen wherever it falls (${String(FLIPS)} places)`, { timeout: LONG }, async () => {
    const random = generator(SEED);
    const unseen: string[] = [];
    for (let number = 0; number < FLIPS; number += 1) {
      const { name, place } = choose(random, number % 2 === 0);
      const bit = random(8);
      const wrong = await judge(name, place, bit, random(3) === 0);
      seen[kindOf(name)] = (seen[kindOf(name)] ?? 0) + 1;
      if (wrong !== null) unseen.push(`bit ${String(bit)} of byte ${String(place)} of ${name}: ${wrong}`);
    }
    if (FLIPS > 1000) process.stdout.write(`flips, seed ${String(SEED)}: ${JSON.stringify(seen)}\n`);
    expect(unseen).toEqual([]);
  });

  it('is seen in every byte of both headers, at the opening that meets it', { timeout: LONG }, async () => {
    const step = FLIPS > 1000 ? 1 : 97;
    const unseen: string[] = [];
    for (const name of ['vault.header', 'vault.header.bak']) {
      const size = files.find((file) => file.name === name)?.size ?? 0;
      for (let place = 0; place < size; place += step) {
        const wrong = await judge(name, place, place % 8, true);
        if (wrong !== null) unseen.push(`byte ${String(place)} of ${name}: ${wrong}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  it('leaves the vault sound once it is put back', async () => {
    expect(await checkVault(await opened(), { deep: true }, quietJob())).toMatchObject({
      verdict: 'sound',
      findings: [],
    });
  });
});
