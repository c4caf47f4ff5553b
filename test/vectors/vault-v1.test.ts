// The format against values that were computed without this program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blobCommitment, blobFileKey } from '../../src/engine/blobs/blob-header';
import { blobId } from '../../src/engine/blobs/blob-store';
import { paddedLength } from '../../src/engine/blobs/padding';
import { toHex } from '../../src/engine/crypto/bytes';
import { cryptoReady, journalLeaf, sha256 } from '../../src/engine/crypto/hash';
import { keyedHash } from '../../src/engine/crypto/keyed-hash';
import { recoveryKeyFromWords, recoverySlotKey, recoveryWords } from '../../src/engine/crypto/recovery-words';
import { deriveVaultKeys } from '../../src/engine/crypto/vault-keys';

interface Vectors {
  vaultKey: string;
  subkeys: Record<'1' | '2' | '3' | '4' | '5' | '9', string>;
  blob: { salt: string; fileKey: string; commitment: string; data: string; id: string };
  recovery: { recoveryKey: string; slotKey: string; commit: string; words: string };
  journal: { line: string; leaf: string };
  padded: Record<string, number>;
}
const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vault-v1/keys.json'), 'utf8'),
) as Vectors;
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

beforeAll(() => cryptoReady());

describe('vault-v1 vectors', () => {
  it('keys come from the vault key as the format says', () => {
    const keys = deriveVaultKeys(bytes(vectors.vaultKey));
    expect(toHex(keys.database)).toBe(vectors.subkeys[1]);
    expect(toHex(keys.databaseSalt)).toBe(vectors.subkeys[2].slice(0, 32));
    expect(toHex(keys.blob)).toBe(vectors.subkeys[3]);
    expect(toHex(keys.blobName)).toBe(vectors.subkeys[4]);
    expect(toHex(keys.header)).toBe(vectors.subkeys[5]);
    expect(toHex(keys.organizationWrap)).toBe(vectors.subkeys[9]);
  });

  it('a blob has its key, commitment and name', () => {
    const { salt, fileKey, commitment, data, id } = vectors.blob;
    const key = blobFileKey(bytes(vectors.subkeys[3]), bytes(salt));
    expect(toHex(key)).toBe(fileKey);
    expect(toHex(blobCommitment(key))).toBe(commitment);
    const content = Buffer.from(data);
    expect(blobId(bytes(vectors.subkeys[4]), sha256(content), content.length)).toBe(id);
  });

  it('a recovery key has its words and its slot key', () => {
    const { recoveryKey, words, slotKey, commit } = vectors.recovery;
    expect(recoveryWords(bytes(recoveryKey)).join(' ')).toBe(words);
    expect(recoveryKeyFromWords(words.split(' '))).toEqual(bytes(recoveryKey));
    expect(toHex(recoverySlotKey(bytes(recoveryKey)))).toBe(slotKey);
    expect(toHex(keyedHash(bytes(slotKey), 'muniment-slot-commit-v1'))).toBe(commit);
  });

  it('a journal line has its leaf', () => {
    expect(toHex(journalLeaf(vectors.journal.line))).toBe(vectors.journal.leaf);
  });

  it('lengths are padded as the format says', () => {
    for (const [size, padded] of Object.entries(vectors.padded)) {
      expect(paddedLength(Number(size)), size).toBe(padded);
    }
  });
});
