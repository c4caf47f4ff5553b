// A second reader of vaults, written from docs/format/vault-v1.md and sharing no code with the engine:
// when the page and the program part ways, this fails.
import { createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import * as namespace from 'libsodium-wrappers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBytes } from './add-bytes';
import { PASSPHRASE } from './temporary-vault';
import { sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const sodium = (namespace as unknown as { default: typeof namespace }).default;
const content = randomBytes(700_001);
let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  await sodium.ready;
  fixture = await vaultFixture(async (vault, work) => {
    await addBytes(vault, await sourceFile(work, 'evidence.bin', content), 1);
  });
  folder = await fixture.copy();
});
afterAll(() => fixture.remove());

const b64 = (text: unknown): Buffer => Buffer.from(String(text), 'base64url');
const blake2b = (key: Uint8Array, message: string | Uint8Array): Buffer =>
  Buffer.from(sodium.crypto_generichash(32, Buffer.from(message), key));

interface Slot {
  id: string;
  type: string;
  commit: string;
  nonce: string;
  box: string;
  vaultKey: string;
  kdf: { algorithm: string; operations: number; memoryMebibytes: number; salt: string };
}
const header = (): { lines: string[]; slots: Slot[]; vaultId: string; database: string } => {
  const lines = readFileSync(join(folder, 'vault.header'), 'utf8').split('\n');
  return { lines, ...(JSON.parse(lines[1] ?? '') as { slots: Slot[]; vaultId: string; database: string }) };
};
const slotOf = (type: string): Slot => {
  const slot = header().slots.find((candidate) => candidate.type === type);
  if (slot === undefined) throw new Error(`no ${type} slot`);
  return slot;
};

const vaultKeyByPassphrase = (): Uint8Array => {
  const slot = slotOf('passphrase');
  const { kdf, id, type } = slot;
  const kek = sodium.crypto_pwhash(
    32,
    PASSPHRASE.normalize('NFC'),
    b64(kdf.salt),
    kdf.operations,
    kdf.memoryMebibytes * 1024 * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  expect(blake2b(kek, 'muniment-slot-commit-v1')).toEqual(b64(slot.commit));
  const associated =
    `{"id":"${id}","kdf":{"algorithm":"${kdf.algorithm}","memoryMebibytes":${String(kdf.memoryMebibytes)},` +
    `"operations":${String(kdf.operations)},"salt":"${kdf.salt}"},"magic":"muniment-vault",` +
    `"type":"${type}","vaultId":"${header().vaultId}","version":1}`;
  const secret = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    b64(slot.box),
    associated,
    b64(slot.nonce),
    kek,
  );
  const x25519 = secret.slice(32, 64);
  return sodium.crypto_box_seal_open(b64(slot.vaultKey), sodium.crypto_scalarmult_base(x25519), x25519);
};

const vaultKeyByWords = (): Uint8Array => {
  const slot = slotOf('recovery');
  const recoveryKey = mnemonicToEntropy(fixture.recoveryWords.join(' '), wordlist);
  const kek = blake2b(recoveryKey, 'muniment-recovery-v1');
  expect(blake2b(kek, 'muniment-slot-commit-v1')).toEqual(b64(slot.commit));
  const foundingKey = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    null,
    b64(slot.box),
    `{"id":"${slot.id}","magic":"muniment-vault","type":"recovery","vaultId":"${header().vaultId}","version":1}`,
    b64(slot.nonce),
    kek,
  );
  expect(foundingKey).toHaveLength(32);
  const x25519 = blake2b(recoveryKey, 'muniment-recovery-box-v1');
  return sodium.crypto_box_seal_open(b64(slot.vaultKey), sodium.crypto_scalarmult_base(x25519), x25519);
};

const subkey = (number: number): Buffer =>
  Buffer.from(sodium.crypto_kdf_derive_from_key(32, number, 'muniment', vaultKeyByPassphrase()));

const openDatabase = (): Database.Database => {
  const db = new Database(join(folder, header().database), { readonly: true });
  db.pragma(`cipher = 'sqlcipher'`);
  // SQLCipher's own form; test/interop reads it without this library.
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${subkey(1).toString('hex')}${subkey(2).subarray(0, 16).toString('hex')}'"`);
  return db;
};

describe('a reader written from the format page', () => {
  it('proves the header without a secret and with the key', () => {
    const [first = '', json = '', mac = '', sum = '', end] = header().lines;
    expect(first).toBe('muniment-vault-1');
    expect(end).toBe('');
    const summed = createHash('sha256').update(`${first}\n${json}\n${mac}\n`).digest('hex');
    expect(sum).toBe(`sum ${summed}`);
    expect(mac).toBe(`mac ${blake2b(subkey(5), `${first}\n${json}\n`).toString('base64url')}`);
  });

  it('reaches the same vault key by passphrase and by recovery words', () => {
    expect(vaultKeyByWords()).toEqual(vaultKeyByPassphrase());
  });

  it('opens the database with the spelling stock SQLCipher uses', () => {
    expect(readFileSync(join(folder, header().database)).subarray(0, 16)).toEqual(subkey(2).subarray(0, 16));
    const db = openDatabase();
    expect(db.pragma('application_id', { simple: true })).toBe(0x4d554e31);
    expect(db.prepare('SELECT organization FROM vault').pluck().get()).toBe('Acme AI');
    db.close();
  });

  it('follows the journal and its signatures', () => {
    const db = openDatabase();
    const rows = db.prepare('SELECT line, leaf, signature FROM journal ORDER BY seq').all() as {
      line: string;
      leaf: Buffer;
      signature: Buffer;
    }[];
    const key = db.prepare('SELECT public_key FROM member_key').pluck().get() as Buffer;
    db.close();
    let prev = '0'.repeat(64);
    for (const [seq, { line, leaf, signature }] of rows.entries()) {
      expect(JSON.parse(line)).toMatchObject({ seq, prev, member: 'MEM-01' });
      expect(createHash('sha256').update('\0').update(line).digest()).toEqual(leaf);
      expect(sodium.crypto_sign_verify_detached(signature, `muniment-journal-1\n${line}`, key)).toBe(true);
      prev = leaf.toString('hex');
    }
    const created = JSON.parse(rows[0]?.line ?? '') as { detail: Record<string, string> };
    expect(created.detail).toMatchObject({ vaultId: header().vaultId, memberKey: key.toString('hex') });
  });

  it('opens a sealed file chunk by chunk', () => {
    const db = openDatabase();
    const row = db.prepare('SELECT * FROM blob').get() as Record<string, string | number>;
    db.close();
    const id = String(row['id']);
    const file = readFileSync(join(folder, 'blobs', id.slice(0, 2), id));
    const head = file.subarray(0, 76);
    expect(head.subarray(0, 6).toString('latin1')).toBe('MUNB1\n');
    expect([head[6], head[7], head.readUInt32BE(8)]).toEqual([1, 18, 1]);
    const fileKey = blake2b(
      subkey(3),
      Buffer.concat([Buffer.from('muniment-blob-key-v1'), head.subarray(12, 44)]),
    );
    expect(blake2b(fileKey, 'muniment-blob-commit-v1')).toEqual(Buffer.from(head.subarray(44)));
    const digest = createHash('sha256').update(head).digest();
    expect(digest.toString('hex')).toBe(row['header_digest']);

    const chunk = 2 ** 18 + 16;
    const plain: Buffer[] = [];
    for (let i = 0, at = 76; at < file.length; i += 1, at += chunk) {
      const sealed = file.subarray(at, at + chunk);
      const nonce = Buffer.alloc(12);
      nonce.writeUInt32BE(i, 7);
      nonce[11] = at + chunk >= file.length ? 1 : 0;
      const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce).setAAD(digest);
      decipher.setAuthTag(sealed.subarray(-16));
      plain.push(decipher.update(sealed.subarray(0, -16)), decipher.final());
    }
    const all = Buffer.concat(plain);
    const length = Number(all.readBigUInt64BE(0));
    expect(all.readBigUInt64BE(8)).toBe(0n);
    expect(all.subarray(16, 16 + length).equals(content)).toBe(true);
    expect(all.subarray(16 + length).every((byte) => byte === 0)).toBe(true);
    const sizeBytes = Buffer.alloc(8);
    sizeBytes.writeBigUInt64BE(BigInt(length));
    const named = blake2b(
      subkey(4),
      Buffer.concat([createHash('sha256').update(content).digest(), sizeBytes]),
    );
    expect(named.toString('hex')).toBe(id);
  });
});
