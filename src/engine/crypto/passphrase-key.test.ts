import { beforeAll, describe, expect, it } from 'vitest';
import { toHex, utf8 } from './bytes';
import { cryptoReady } from './hash';
import { KDF_FLOOR, passphraseKey } from './passphrase-key';

beforeAll(() => cryptoReady());
const salt = utf8('sixteen bytes of');

describe('the key of a passphrase', () => {
  // Made with the reference implementation: echo -n … | argon2 'sixteen bytes of' -id -t 3 -m 16 -p 1 -l 32 -r
  it('is Argon2id of it, whether it is derived here or in a thread', async () => {
    const inThread = await passphraseKey('crème brûlée, slowly', salt, {
      algorithm: 'argon2id13',
      ...KDF_FLOOR,
    });
    const here = await passphraseKey('crème brûlée, slowly', salt, {
      algorithm: 'argon2id13',
      operations: 3,
      memoryMebibytes: 8,
    });
    expect(toHex(inThread)).toBe('54fe8c8115bd9bbb08e2c54e3a9c65e8d3bb2e7ed05bf1b4446d7e927da702e9');
    expect(toHex(here)).toBe('f9af6f648edce2e8b475f9fafe32da49b2e38b4a3596e5900d27b72954f01460');
  });

  it('is the same for the same letters in another spelling of Unicode', async () => {
    const kdf = { algorithm: 'argon2id13', ...KDF_FLOOR } as const;
    const [composed, decomposed] = await Promise.all([
      passphraseKey('crème brûlée'.normalize('NFC'), salt, kdf),
      passphraseKey('crème brûlée'.normalize('NFD'), salt, kdf),
    ]);
    expect(toHex(decomposed)).toBe(toHex(composed));
  });

  it('leaves the engine free and gives its memory back', async () => {
    const before = process.memoryUsage().rss;
    let turns = 0;
    const watch = setInterval(() => (turns += 1), 5);
    await passphraseKey('a passphrase', salt, {
      algorithm: 'argon2id13',
      operations: 3,
      memoryMebibytes: 256,
    });
    clearInterval(watch);
    expect(turns).toBeGreaterThan(2);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 2 ** 20);
  });
});
