// Headers made by somebody who has no key: refused with a code, soon, and without much memory. Each test is
// named after its attack.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePassphrase, openVault } from '../../src/engine';
import { forgeFields, forgeHeaders, headerLines, HEADERS, opening, summed, type HeaderJson } from './hostile';
import { PASSPHRASE, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let other: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture();
  other = await vaultFixture();
});
afterAll(async () => {
  await fixture.remove();
  await other.remove();
});
beforeEach(async () => {
  folder = await fixture.copy();
});

const write = (bytes: string | Uint8Array): void => {
  for (const name of HEADERS) writeFileSync(join(folder, name), bytes);
};
const text = (): string => readFileSync(join(folder, 'vault.header'), 'utf8');
const b64 = (bytes: number): string => randomBytes(bytes).toString('base64url');

describe('the form of a header', () => {
  it.each<[string, () => string | Uint8Array]>([
    ['empty', () => ''],
    ['300-kibibytes-of-zeros', () => Buffer.alloc(300_000)],
    [
      'a-slot-list-of-10000',
      () => {
        const { first, json, mac } = headerLines(folder);
        const header = JSON.parse(json) as HeaderJson;
        const slots = Array.from({ length: 10_000 }, () => header.slots[0]);
        return summed(`${first}\n${JSON.stringify({ ...header, slots })}\n${mac}\n`);
      },
    ],
    [
      'a-line-of-300-kibibytes',
      () => summed(`muniment-vault-1\n{"a":"${'x'.repeat(300_000)}"}\nmac ${b64(32)}\n`),
    ],
    [
      'json-250000-levels-deep',
      () => summed(`muniment-vault-1\n${'['.repeat(130_000)}${']'.repeat(130_000)}\nmac ${b64(32)}\n`),
    ],
    [
      'objects-40000-levels-deep',
      () => summed(`muniment-vault-1\n${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}\nmac ${b64(32)}\n`),
    ],
    ['crlf', () => text().replaceAll('\n', '\r\n')],
    ['byte-order-mark', () => `\ufeff${text()}`],
    ['trailing-byte', () => `${text()}\n`],
    ['trailing-zero', () => `${text()}\0`],
    ['a-second-header-behind-it', () => text() + text()],
    ['without-its-last-line-end', () => text().slice(0, -1)],
    ['not-utf-8', () => Buffer.concat([Buffer.from(text().slice(0, -1)), Buffer.from([0xff, 0x0a])])],
    ['sum-in-upper-case', () => text().replace(/sum .*/, (sum) => `sum ${sum.slice(4).toUpperCase()}`)],
  ])('%s', async (_name, make) => {
    write(make());
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });
});

describe('the JSON of a header whose sum is right', () => {
  it.each<[string, (json: string) => string]>([
    ['doubled-key', (json) => json.replace('"epoch":1', '"epoch":1,"epoch":1')],
    ['doubled-key-with-another-value', (json) => json.replace('"epoch":1', '"epoch":7,"epoch":1')],
    ['__proto__', (json) => json.replace('{', '{"__proto__":{"epoch":1},')],
    ['constructor', (json) => json.replace('{', '{"constructor":{"prototype":{}},')],
    ['number-without-end', (json) => json.replace('"epoch":1', `"epoch":${'9'.repeat(200_000)}`)],
    ['number-as-exponent', (json) => json.replace('"epoch":1', '"epoch":1e0')],
    ['infinite-number', (json) => json.replace('"epoch":1', '"epoch":1e999')],
    ['negative-zero', (json) => json.replace('"epoch":1', '"epoch":-0')],
    ['blank', (json) => json.replace('"epoch":1', '"epoch": 1')],
    ['escaped-letter', (json) => json.replace('"epoch"', '"\\u0065poch"')],
    ['lone-surrogate', (json) => json.replace('Muniment test', '\\ud800')],
    ['null', () => 'null'],
    ['list', (json) => `[${json}]`],
  ])('%s', async (_name, change) => {
    forgeHeaders(folder, change);
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it.each<[string, (header: HeaderJson) => void]>([
    ['unknown-field', (header) => void (header['note'] = 'x')],
    ['no-slots', (header) => void (header.slots = [])],
    ['65-slots', (header) => void (header.slots = Array.from({ length: 65 }, () => header.slots[0] ?? {}))],
    ['slot-of-an-unknown-kind', (header) => void header.slots.push({ id: '0'.repeat(32), type: 'open' })],
    ['slot-with-an-unknown-field', (header) => void (header.slots[0] = { ...header.slots[0], hint: 'x' })],
    [
      'slot-with-a-short-salt',
      (header) => {
        for (const slot of header.slots) {
          if (slot['type'] === 'passphrase') slot['kdf'] = { ...(slot['kdf'] as object), salt: b64(8) };
        }
      },
    ],
    ['database-outside', (header) => void (header.database = '../../db-000001.sqlite')],
    ['database-of-another-epoch', (header) => void (header.database = 'db-000002.sqlite')],
    ['epoch-zero', (header) => void (header.epoch = 0)],
    [
      'epoch-beyond-32-bits',
      (header) => {
        header.epoch = 2 ** 32;
        header.database = `db-${String(2 ** 32)}.sqlite`;
      },
    ],
    [
      'second-epoch-without-keyring',
      (header) => {
        header.epoch = 2;
        header.database = 'db-000002.sqlite';
      },
    ],
    [
      'keyring-in-the-first-epoch',
      (header) => void (header.keyring = [{ box: b64(48), epoch: 1, nonce: b64(24) }]),
    ],
    [
      'keyring-that-skips-an-epoch',
      (header) => {
        header.epoch = 3;
        header.database = 'db-000003.sqlite';
        header.keyring = [1, 3].map((epoch) => ({ box: b64(48), epoch, nonce: b64(24) }));
      },
    ],
    [
      'keyring-that-names-an-epoch-twice',
      (header) => {
        header.epoch = 3;
        header.database = 'db-000003.sqlite';
        header.keyring = [1, 1].map((epoch) => ({ box: b64(48), epoch, nonce: b64(24) }));
      },
    ],
  ])('%s', async (_name, change) => {
    forgeFields(folder, change);
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });
});

describe('key derivation that would take the machine down', () => {
  const withKdf = (kdf: object) =>
    forgeFields(folder, (header) => {
      for (const slot of header.slots) {
        if (slot['type'] === 'passphrase') slot['kdf'] = { ...(slot['kdf'] as object), ...kdf };
      }
    });

  it.each([
    ['memory-of-a-tebibyte', { memoryMebibytes: 2 ** 20 }],
    ['memory-of-2-to-the-53', { memoryMebibytes: Number.MAX_SAFE_INTEGER }],
    ['ten-million-operations', { operations: 10_000_000 }],
    ['one-beyond-each-limit', { operations: 11, memoryMebibytes: 1025 }],
    ['too-cheap-to-be-ours', { operations: 1, memoryMebibytes: 1 }],
    ['no-operations', { operations: 0 }],
  ])('%s', async (_name, kdf) => {
    withKdf(kdf);
    expect(await opening(folder)).toBe('vault.refused-parameters');
  });

  it.each([
    ['another-algorithm', { algorithm: 'argon2i13' }],
    ['a-fraction-of-an-operation', { operations: 1.5 }],
    ['operations-as-text', { operations: '3' }],
  ])('%s', async (_name, kdf) => {
    withKdf(kdf);
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it('slots-that-cost-too-much-only-together', async () => {
    forgeFields(folder, (header) => {
      const [slot] = header.slots.filter((candidate) => candidate['type'] === 'passphrase');
      const kdf = { ...(slot?.['kdf'] as object), operations: 10, memoryMebibytes: 1024 };
      header.slots = Array.from({ length: 40 }, () => ({
        ...slot,
        id: randomBytes(16).toString('hex'),
        kdf,
      }));
    });
    expect(await opening(folder)).toBe('vault.refused-parameters');
  });
});

describe('slots and whole headers put in their place', () => {
  it('slots-in-another-order', async () => {
    forgeFields(folder, (header) => void header.slots.reverse());
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it('slot-doubled', async () => {
    forgeFields(folder, (header) => void header.slots.push(header.slots[0] ?? {}));
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it('slots-of-another-vault', async () => {
    const { json } = headerLines(await other.copy());
    forgeFields(folder, (header) => void (header.slots = (JSON.parse(json) as HeaderJson).slots));
    // The same passphrase: its slot commits to its key, but is not of this vault.
    expect(await opening(folder)).toBe('integrity.header-damaged');
  });

  it('slot-with-the-salt-of-another', async () => {
    forgeFields(folder, (header) => {
      for (const slot of header.slots) {
        if (slot['type'] === 'passphrase') slot['kdf'] = { ...(slot['kdf'] as object), salt: b64(16) };
      }
    });
    expect(await opening(folder)).toBe('vault.wrong-passphrase');
  });

  it('slot-that-commits-to-another-key', async () => {
    forgeFields(folder, (header) => {
      for (const slot of header.slots) slot['commit'] = b64(32);
    });
    expect(await opening(folder)).toBe('vault.wrong-passphrase');
  });

  it('header-of-another-vault', async () => {
    const theirs = await other.copy();
    for (const name of HEADERS) copyFileSync(join(theirs, name), join(folder, name));
    expect(await opening(folder)).toBe('integrity.database-damaged');
  });

  it('older-header-after-a-change-of-the-passphrase', async () => {
    const older = text();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    await changePassphrase(vault, { current: PASSPHRASE, next: NEW_PASSPHRASE, memoryMebibytes: null });
    vault.close();
    write(older);
    // Somebody who knows the old passphrase and kept the header: the journal has a newer key of this member.
    expect(await opening(folder)).toBe('integrity.header-damaged');
    expect(await opening(folder, NEW_PASSPHRASE)).toBe('vault.wrong-passphrase');
  });
});
