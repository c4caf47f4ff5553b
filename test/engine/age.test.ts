// Encryption to the recipient: what we write the age program opens, what it writes we open, and nothing that was
// changed, cut or lengthened is taken for what was sent.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgeOpener,
  isUsableRecipient,
  newIdentity,
  openAge,
  parseIdentities,
  sealAge,
} from '../../src/engine/age';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { memorySource } from '../../src/engine/verify';
import type { AgeRecipient } from '../../src/shared/domain/recipient';

const CHUNK = 64 * 1024;
const SEALED = CHUNK + 16;

let folder: string;
let recipient: AgeRecipient;
let opener: AgeOpener;
let identityPath: string;

beforeAll(async () => {
  await cryptoReady();
  folder = mkdtempSync(join(tmpdir(), 'muniment-age-'));
  const identity = await newIdentity();
  recipient = identity.recipient;
  identityPath = join(folder, 'identity.txt');
  writeFileSync(identityPath, identity.fileText, { mode: 0o600 });
  opener = { kind: 'identities', identities: await parseIdentities(identity.fileText) };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const plain = (size: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) & 0xff));

// eslint-disable-next-line @typescript-eslint/require-await -- what is sealed comes in pieces, as from a zip.
async function* pieces(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const sealed = async (bytes: Uint8Array, to: readonly AgeRecipient[] = [recipient]): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of sealAge({ kind: 'recipients', recipients: to }).wrap(pieces(bytes)))
    parts.push(part);
  return Buffer.concat(parts);
};

const opened = async (file: Uint8Array, by = opener): Promise<Buffer> => {
  const source = await openAge(memorySource(file), by);
  return Buffer.from(await source.read(0, source.sizeBytes));
};

const refusal = async (file: Uint8Array, by = opener): Promise<string> => {
  try {
    await opened(file, by);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const age = (args: readonly string[], input: Uint8Array): Buffer =>
  execFileSync('age', args, { input, maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'] });

describe('age files of ours', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])(
    'of %i bytes are opened by age and by us',
    async (size) => {
      const file = await sealed(plain(size));
      expect(age(['-d', '-i', identityPath], file).equals(plain(size))).toBe(true);
      expect((await opened(file)).equals(plain(size))).toBe(true);
    },
  );

  it('are opened by each of several recipients, and by nobody else', async () => {
    const [second, stranger] = [await newIdentity(), await newIdentity()];
    const file = await sealed(plain(100), [recipient, second.recipient, recipient]);
    const path = join(folder, 'second.txt');
    writeFileSync(path, second.fileText);
    expect(age(['-d', '-i', path], file)).toHaveLength(100);
    expect(await opened(file)).toHaveLength(100);
    const identities = await parseIdentities(stranger.fileText);
    expect(await refusal(file, { kind: 'identities', identities })).toBe('package.wrong-identity');
    // Whoever writes it can read it back, and adds nobody to the file for that.
    expect(file.toString('latin1').match(/^-> X25519 /gm)).toHaveLength(2);
  });

  it('are read back with the key of the file alone', async () => {
    const seal = sealAge({ kind: 'recipients', recipients: [recipient] });
    const parts: Uint8Array[] = [];
    for await (const part of seal.wrap(pieces(plain(CHUNK + 9)))) parts.push(part);
    expect((await opened(Buffer.concat(parts), seal.opener())).equals(plain(CHUNK + 9))).toBe(true);
  });

  it('are opened with the passphrase, and with no other', async () => {
    const seal = sealAge({ kind: 'passphrase', passphrase: 'a quiet lantern', workFactor: 8 });
    const parts: Uint8Array[] = [];
    for await (const part of seal.wrap(pieces(plain(77)))) parts.push(part);
    const file = Buffer.concat(parts);
    expect(await opened(file, { kind: 'passphrase', passphrase: 'a quiet lantern' })).toHaveLength(77);
    expect(await refusal(file, { kind: 'passphrase', passphrase: 'a loud lantern' })).toBe(
      'package.wrong-identity',
    );
    expect(await refusal(file)).toBe('package.wrong-identity');
  });
});

describe('age files of the age program', () => {
  it('are opened by us', async () => {
    const file = age(['-r', recipient], plain(2 * CHUNK + 3));
    expect((await opened(file)).equals(plain(2 * CHUNK + 3))).toBe(true);
  });

  it('are not taken armored', async () => {
    const file = age(['-a', '-r', recipient], plain(10));
    expect(await refusal(file)).toBe('package.encryption-damaged');
  });
});

describe('reading anywhere', () => {
  it('gives the bytes of that place, across chunks and beyond the end', async () => {
    const bytes = plain(3 * CHUNK + 100);
    const source = await openAge(memorySource(await sealed(bytes), 'a.zip.age'), opener);
    expect(source.name).toBe('a.zip');
    expect(source.sizeBytes).toBe(bytes.length);
    for (const [offset, length] of [
      [0, 10],
      [CHUNK - 5, 10],
      [CHUNK, CHUNK],
      [10, 3 * CHUNK],
      [3 * CHUNK + 90, 50],
      [3 * CHUNK + 100, 5],
      [2 * CHUNK + 1, 0],
    ] as const) {
      const got = Buffer.from(await source.read(offset, length));
      expect(got.equals(bytes.subarray(offset, offset + length)), `${String(offset)} ${String(length)}`).toBe(
        true,
      );
    }
  });
});

describe('an age file that is not what was sent', () => {
  it('is refused when it was cut, at a border of chunks and anywhere else', async () => {
    const file = await sealed(plain(3 * CHUNK));
    for (const cut of [1, 15, 16, 17, SEALED, SEALED + 1, 2 * SEALED, 3 * SEALED, 3 * SEALED + 20])
      expect(await refusal(file.subarray(0, file.length - cut)), String(cut)).toBe(
        'package.encryption-damaged',
      );
  });

  it('is refused when something follows, also a whole chunk', async () => {
    const file = await sealed(plain(CHUNK));
    for (const more of [1, 16, 17, SEALED])
      expect(await refusal(Buffer.concat([file, plain(more)])), String(more)).toBe(
        'package.encryption-damaged',
      );
    const twice = Buffer.concat([file, file.subarray(file.length - SEALED)]);
    expect(await refusal(twice)).toBe('package.encryption-damaged');
  });

  it('is refused when chunks changed places', async () => {
    const file = await sealed(plain(3 * CHUNK));
    const start = file.length - 3 * SEALED;
    const [head, a, b, c] = [0, 1, 2, 3].map((at) =>
      at === 0 ? file.subarray(0, start) : file.subarray(start + (at - 1) * SEALED, start + at * SEALED),
    ) as [Buffer, Buffer, Buffer, Buffer];
    expect(await refusal(Buffer.concat([head, b, a, c]))).toBe('package.encryption-damaged');
    expect(await refusal(Buffer.concat([head, a, b]))).toBe('package.encryption-damaged');
  });

  it('is refused at every bit of its header and wherever a bit of the rest flips', async () => {
    const file = await sealed(plain(2 * CHUNK));
    const header = file.indexOf('\n---') + 1;
    const ends = file.indexOf(10, header) + 1;
    const places = [
      ...Array.from({ length: ends }, (_, at) => at),
      ...[ends, ends + 15, ends + 16, ends + 5000, ends + 16 + SEALED, file.length - 1],
    ];
    const answers = new Set<string>();
    for (const at of places) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      answers.add(await refusal(changed));
    }
    expect([...answers].sort()).toEqual(['package.encryption-damaged', 'package.wrong-identity']);
  });
});

const header = (stanzas: string): Buffer =>
  Buffer.from(`age-encryption.org/v1\n${stanzas}--- ${'A'.repeat(43)}\n${'x'.repeat(64)}`, 'latin1');
const byPassphrase: AgeOpener = { kind: 'passphrase', passphrase: 'x' };

describe('a hostile age file', () => {
  const salt = 'A'.repeat(22);
  const body = `${'A'.repeat(43)}\n`;

  it.each(['21', '30', '62', '1024', '9999999999'])(
    'with a work factor of 2^%s is refused without work',
    async (factor) => {
      const started = performance.now();
      expect(await refusal(header(`-> scrypt ${salt} ${factor}\n${body}`), byPassphrase)).toBe(
        'package.encryption-refused',
      );
      expect(performance.now() - started).toBeLessThan(1000);
    },
  );

  it.each(['0', '-1', '1e1', '08', ' ', '99999999999', 'NaN'])(
    'with the work factor “%s” is refused',
    async (factor) => {
      expect(await refusal(header(`-> scrypt ${salt} ${factor}\n${body}`), byPassphrase)).toBe(
        'package.encryption-damaged',
      );
    },
  );

  it('with a passphrase beside a key is refused', async () => {
    const both = `-> scrypt ${salt} 8\n${body}-> X25519 ${'A'.repeat(43)}\n${body}`;
    expect(await refusal(header(both), byPassphrase)).toBe('package.encryption-damaged');
  });

  it('with more than 100 recipients, or a header without end, is refused', async () => {
    expect(await refusal(header(`-> X25519 ${'A'.repeat(43)}\n${body}`.repeat(101)))).toBe(
      'package.encryption-refused',
    );
    const endless = Buffer.alloc(3 * 1024 * 1024, 'a');
    endless.write('age-encryption.org/v1\n');
    expect(await refusal(endless)).toBe('package.encryption-refused');
  });

  it('that is no age file, or empty, is refused', async () => {
    for (const text of [
      '',
      'PK\u0003\u0004',
      'age-encryption.org/v2\n',
      'age-encryption.org/v1\n',
      'age-encryption.org/v1\n--- A\n',
    ])
      expect(await refusal(Buffer.from(text)), text).toBe('package.encryption-damaged');
  });
});

describe('keys', () => {
  it('of others are taken when their checksum is right', async () => {
    expect(await isUsableRecipient(recipient)).toBe(true);
    const changed = recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    expect(await isUsableRecipient(changed)).toBe(false);
    expect(await isUsableRecipient(recipient.toUpperCase())).toBe(false);
    expect(await isUsableRecipient('ssh-ed25519 AAAA')).toBe(false);
  });

  it('of one’s own are read from what age-keygen writes, comments and all', async () => {
    const made = execFileSync('age-keygen', [], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(await parseIdentities(made)).toHaveLength(1);
    expect(await parseIdentities(`\r\n# two\r\n${made}\n${made}`.replaceAll('\n', '\r\n'))).toHaveLength(2);
    expect(execFileSync('age-keygen', ['-y', identityPath], { encoding: 'utf8' }).trim()).toBe(recipient);
  });

  it.each([
    '',
    '# nothing',
    'AGE-SECRET-KEY-1QQ',
    `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
    'age-encryption.org/v1\n',
  ])('are refused when they are none: %j', async (text) => {
    await expect(parseIdentities(text)).rejects.toMatchObject({ code: 'package.not-an-identity' });
  });

  it('that we make stay in a file nobody else can read', () => {
    expect(readFileSync(identityPath, 'utf8')).toMatch(
      /^# public key: age1[a-z0-9]{58}\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n$/,
    );
  });
});
