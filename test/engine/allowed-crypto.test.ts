// Electron's node:crypto is BoringSSL: algorithms that Node's own OpenSSL has may be absent there, so that a
// test passes and the shipped app throws. The engine may use only what was seen to work in both.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createCipheriv, createHash, randomBytes, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';

const ENGINE = resolve(import.meta.dirname, '../../src/engine');
const ALLOWED_NAMES = new Set([
  'createHash',
  'createHmac',
  'createCipheriv',
  'createDecipheriv',
  'createPublicKey',
  'hkdfSync',
  'pbkdf2Sync',
  'randomBytes',
  'timingSafeEqual',
  'verify',
  // Its AES-GCM is tried below.
  'webcrypto',
  'Hash',
  'KeyObject',
]);
const ALLOWED_ALGORITHMS = new Set(['sha256', 'sha512', 'aes-256-gcm']);
/** What bags of others may be listed with: read there, and nowhere else. */
const OF_OTHERS = new Set(['md5', 'sha1']);

const sources = readdirSync(ENGINE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ file: relative(ENGINE, path), text: readFileSync(path, 'utf8') }));

describe('the cryptography the engine takes from Node', () => {
  it('is imported by name, and only names that Electron has', () => {
    const wrong = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/^import (?:type )?([^;]*?) from '(?:node:)?crypto'/gm)].flatMap(([, names = '']) => {
        const list = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
        if (list === undefined) return [`${file}: ${names}`];
        return list
          .split(',')
          .map((name) => name.replace(/^\s*type\s+/, '').trim())
          .filter((name) => name !== '' && !ALLOWED_NAMES.has(name))
          .map((name) => `${file}: ${name}`);
      }),
    );
    expect(wrong).toEqual([]);
    expect(sources.some(({ text }) => text.includes(`from 'node:crypto'`))).toBe(true);
  });

  it('is called with algorithms that Electron has, written out', () => {
    const calls = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(createHash|createHmac|createCipheriv|createDecipheriv)\(\s*([^,)]*)/g)].map(
        ([, , first = '']) => ({
          file,
          algorithm: /^'([^']*)'$/.exec(first.trim())?.[1] ?? `not a text: ${first}`,
        }),
      ),
    );
    expect(calls.length).toBeGreaterThan(3);
    const isAllowed = ({ file, algorithm }: (typeof calls)[number]): boolean =>
      ALLOWED_ALGORITHMS.has(algorithm) || (file === 'verify/node-platform.ts' && OF_OTHERS.has(algorithm));
    expect(calls.filter((call) => !isAllowed(call))).toEqual([]);
  });

  it('exists in this runtime', async () => {
    const { subtle } = webcrypto;
    const key = await subtle.importKey('raw', randomBytes(32), 'AES-GCM', false, ['encrypt']);
    const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: randomBytes(12) }, key, new Uint8Array(1));
    expect(sealed.byteLength).toBe(17);
    expect(createHash('sha512').update('').digest()).toHaveLength(64);
    expect(() => createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12))).not.toThrow();
  });

  it('never asks the database for its plaintext', () => {
    // serialize() answers the decrypted file, backup() would write it.
    const wrong = sources.filter(({ text }) => /\.(serialize|backup|loadExtension)\(/.test(text));
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
