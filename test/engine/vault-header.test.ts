// The header as hostile input: every field, every line, every bit.
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openVault, peekVault, recoverVault } from '../../src/engine';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, vaultFixture, type VaultFixture } from './vault-fixture';

interface Slot {
  id: string;
  type: string;
  kdf?: { algorithm: string; operations: number; memoryMebibytes: number; salt: string };
  [field: string]: unknown;
}
interface Header {
  slots: Slot[];
  [field: string]: unknown;
}

let fixture: VaultFixture;
let folder: string;
let text: string;
const main = (): string => join(folder, 'vault.header');
const copy = (): string => join(folder, 'vault.header.bak');

beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  text = await readFile(main(), 'utf8');
});

/** Puts a header in both places with a right checksum, as somebody does who knows the format but no key. */
const forge = async (change: (header: Header) => void, firstLine = 'muniment-vault-1'): Promise<void> => {
  const lines = text.split('\n');
  const header = JSON.parse(lines[1] ?? '') as Header;
  change(header);
  const summed = `${firstLine}\n${String(canonicalize(header))}\n${lines[2] ?? ''}\n`;
  await writeBoth(`${summed}sum ${createHash('sha256').update(summed).digest('hex')}\n`);
};
const writeBoth = async (content: string | Uint8Array): Promise<void> => {
  await writeFile(main(), content);
  await writeFile(copy(), content);
};
const passphraseSlot = (header: Header): Slot & { kdf: NonNullable<Slot['kdf']> } => {
  const slot = header.slots.find((candidate) => candidate.kdf !== undefined);
  if (slot?.kdf === undefined) throw new Error('a vault has a passphrase slot');
  return slot as Slot & { kdf: NonNullable<Slot['kdf']> };
};
const open = (passphrase = PASSPHRASE) => openVault(folder, { passphrase }, testEnvironment());
const refused = (code: string, details: Record<string, unknown> = {}): Promise<void> =>
  expect(open()).rejects.toMatchObject({ code, details });

describe('opening what is no vault of ours', () => {
  it('says that there is nothing', async () => {
    folder = join(fixture.work, 'nowhere');
    await refused('vault.not-found');
    folder = join(main(), 'below-a-file');
    await refused('vault.not-found');
  });

  it('says that a folder or a file is no vault', async () => {
    folder = join(fixture.work, 'holiday-pictures');
    await mkdir(folder, { recursive: true });
    await refused('vault.not-a-vault');
    await writeFile(join(folder, 'picture.txt'), 'x');
    folder = join(folder, 'picture.txt');
    await refused('vault.not-a-vault');
  });

  it('says that a newer version made it, and does not fall back to an older copy', async () => {
    const newer =
      text.split('\n').slice(0, 3).join('\n').replace('muniment-vault-1', 'muniment-vault-2') + '\n';
    const sum = createHash('sha256').update(newer).digest('hex');
    await writeFile(main(), `${newer}sum ${sum}\n`);
    await refused('vault.newer-version', { found: 2, supported: 1 });
    await writeFile(main(), 'muniment-vault-17\nwhat comes here is for others to know');
    await refused('vault.newer-version', { found: 17 });
  });
});

describe('a damaged header', () => {
  it('is replaced by its copy, which is then written to both places', async () => {
    for (const damage of [
      '',
      'muniment',
      text.slice(0, -1),
      text.slice(0, 300),
      text.replace('"epoch":1', '"epoch":2'),
    ]) {
      await writeFile(main(), damage);
      const environment = testEnvironment();
      (await openVault(folder, { passphrase: PASSPHRASE }, environment)).close();
      expect(environment.logged.map((line) => line.message)).toContain(
        'The vault header cannot be read; its copy is used.',
      );
      expect(await readFile(main(), 'utf8')).toBe(text);
    }
    await rm(main());
    (await open()).close();
    expect(await readFile(main(), 'utf8')).toBe(text);
  });

  it('is written anew when only the copy is damaged or missing', async () => {
    await rm(copy());
    (await open()).close();
    expect(await readFile(copy(), 'utf8')).toBe(text);
    await writeFile(copy(), 'rubbish');
    (await open()).close();
    expect(await readFile(copy(), 'utf8')).toBe(text);
  });

  it('is told apart from a wrong passphrase for a flip of any single bit in both copies', async () => {
    const sound = Buffer.from(text);
    for (let offset = 0; offset < sound.length; offset += 1) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ (1 << (offset % 8)), offset);
      await writeBoth(flipped);
      const answer = await peekVault(folder).then(
        () => 'opened',
        (error: unknown) => (error as { code?: string }).code,
      );
      // Bit 0 or 1 of the version's digit makes a newer version of it: also refused, also untouched.
      const allowed =
        offset === 15 ? ['integrity.header-damaged', 'vault.newer-version'] : ['integrity.header-damaged'];
      expect(allowed, `bit of byte ${String(offset)}`).toContain(answer);
    }
  });

  it.each([
    ['empty', ''],
    ['a second line that is no JSON', 'muniment-vault-1\n{\nmac x\nsum y\n'],
    ['CRLF line ends', 'crlf'],
    ['bytes after the last line', 'tail'],
    ['more than 256 KiB', 'big'],
    ['no UTF-8', 'binary'],
  ])('%s is damage', async (_name, form) => {
    const content =
      form === 'crlf'
        ? text.replaceAll('\n', '\r\n')
        : form === 'tail'
          ? `${text}\n`
          : form === 'big'
            ? `muniment-vault-1\n${'x'.repeat(300_000)}`
            : form === 'binary'
              ? Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])])
              : form;
    await writeBoth(content);
    await refused('integrity.header-damaged');
  });

  it('is not read through a symbolic link', async () => {
    await copyFile(main(), join(fixture.work, 'header-elsewhere'));
    await rm(main());
    await rm(copy());
    await symlink(join(fixture.work, 'header-elsewhere'), main());
    await refused('integrity.header-damaged');
  });
});

describe('a header that somebody changed on purpose, with a right checksum', () => {
  it.each<[string, (header: Header) => void]>([
    ['operations-zero', (h) => (passphraseSlot(h).kdf.operations = 0)],
    ['operations-too-many', (h) => (passphraseSlot(h).kdf.operations = 11)],
    ['memory-too-little', (h) => (passphraseSlot(h).kdf.memoryMebibytes = 7)],
    ['memory-absurd', (h) => (passphraseSlot(h).kdf.memoryMebibytes = 1_000_000)],
    [
      'cost-of-all-slots-together',
      (h) => {
        Object.assign(passphraseSlot(h).kdf, { operations: 10, memoryMebibytes: 1024 });
        h.slots = Array.from({ length: 30 }, () => passphraseSlot(h));
      },
    ],
    ['operations-absurd', (h) => (passphraseSlot(h).kdf.operations = 4_000_000_000)],
  ])('kdf-%s is refused before it is run', async (_name, change) => {
    await forge(change);
    const begin = performance.now();
    await refused('vault.refused-parameters');
    await expect(
      recoverVault(
        folder,
        { words: fixture.recoveryWords, newPassphrase: NEW_PASSPHRASE },
        testEnvironment(),
      ),
    ).rejects.toMatchObject({ code: 'vault.refused-parameters' });
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each<[string, (header: Header) => void]>([
    ['an unknown field', (h) => (h['extra'] = 1)],
    ['an unknown field of a slot', (h) => ((h.slots[0] ?? { id: '', type: '' })['name'] = 'Dana')],
    ['another KDF', (h) => (passphraseSlot(h).kdf.algorithm = 'argon2i13')],
    ['a cost that is no whole number', (h) => (passphraseSlot(h).kdf.operations = 1.5)],
    ['no slots', (h) => (h.slots = [])],
    [
      'too many slots',
      (h) => (h.slots = Array.from({ length: 65 }, () => h.slots[0] ?? { id: '', type: '' })),
    ],
    ['an unknown slot type', (h) => (passphraseSlot(h).type = 'hardware')],
    ['a short salt', (h) => (passphraseSlot(h).kdf.salt = 'AAAA')],
    ['a database outside the folder', (h) => (h['database'] = '../db-000001.sqlite')],
    ['a database of another epoch', (h) => (h['database'] = 'db-000002.sqlite')],
    ['epoch zero', (h) => (h['epoch'] = 0)],
    ['a vault id that is none', (h) => (h['vaultId'] = 'acme')],
    ['a padded base64', (h) => (passphraseSlot(h)['box'] = `${String(passphraseSlot(h)['box'])}=`)],
  ])('%s is damage', async (_name, change) => {
    await forge(change);
    await refused('integrity.header-damaged');
  });

  it.each<[string, (header: Header) => void]>([
    ['the program', (h) => (h['program'] = 'Another 9.9')],
    ['the time', (h) => (h['createdAt'] = '2031-01-01T00:00:00Z')],
    ['the epoch and database', (h) => Object.assign(h, { epoch: 2, database: 'db-000002.sqlite' })],
    ['the order of the slots', (h) => h.slots.reverse()],
    ['the recovery slot taken away', (h) => (h.slots = h.slots.filter((slot) => slot.type === 'passphrase'))],
    ['the vault id', (h) => (h['vaultId'] = '0'.repeat(32))],
    ['the id of the slot', (h) => (passphraseSlot(h).id = 'f'.repeat(32))],
  ])('%s: the right passphrase does not make it right', async (_name, change) => {
    await forge(change);
    await refused('integrity.header-damaged');
  });

  it('a cost within range that is not the real one fits no passphrase', async () => {
    await forge((header) => (passphraseSlot(header).kdf.operations = 2));
    await refused('vault.wrong-passphrase');
  });

  it('the MAC of another vault, or none', async () => {
    const forgedMac = text.replace(/mac .{10}/, 'mac AAAAAAAAAA');
    const summed = forgedMac.split('\n').slice(0, 3).join('\n') + '\n';
    await writeBoth(`${summed}sum ${createHash('sha256').update(summed).digest('hex')}\n`);
    await refused('integrity.header-damaged', { reason: 'mac' });
  });

  it('the whole header of another vault with the same passphrase', async () => {
    const other = await vaultFixture();
    try {
      const stranger = await other.copy();
      await copyFile(join(stranger, 'vault.header'), main());
      await refused('integrity.database-damaged', { reason: 'salt' });
    } finally {
      await other.remove();
    }
  });
});
