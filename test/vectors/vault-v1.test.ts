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
import { openSecret } from '../../src/engine/crypto/secret-box';
import { signingKey } from '../../src/engine/crypto/signing';
import { deriveVaultKeys, keyCommitment } from '../../src/engine/crypto/vault-keys';
import { isProven, proveKey } from '../../src/engine/roster/key-proof';
import type { VaultHeader } from '../../src/engine/vault/header';
import { openEarlierKey } from '../../src/engine/vault/keyring';
import { decodeMemberSecret, encodeMemberSecret, type WholeSecret } from '../../src/engine/vault/member-secret';
import { publicKeysOf } from '../../src/engine/vault/new-key';
import { recoveryPublicKeys } from '../../src/engine/vault/recovery-slot';
import { associated, commitment } from '../../src/engine/vault/slot-parts';
import type { KdfParameters } from '../../src/shared/domain/vault';
import type { VaultId } from '../../src/shared/ids';

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

interface MemberVectors {
  vaultId: string;
  vaultKey: string;
  subkeys: Record<'7' | '8' | '10', string>;
  keyCommitment: string;
  recovery: Record<'recoveryKey' | 'recoveryBoxKey' | 'recoverySignKey' | 'slotId' | 'nonce' | 'foundingKey' | 'box', string>;
  member: Record<
    'signingSeed' | 'boxSecretKey' | 'memberKey' | 'memberBoxKey' | 'foundingKey' | 'voucherSeed' | 'proof' | 'secret',
    string
  > & { member: 'MEM-02'; after: number };
  slot: { kek: string; id: string; kdf: KdfParameters & { salt: string }; nonce: string; commit: string; box: string };
  keyring: { epoch: number; earlierKey: string; nonce: string; box: string };
}
const members = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vault-v1/members.json'), 'utf8'),
) as MemberVectors;
const vaultId = members.vaultId as VaultId;

describe('vault-v1 vectors of members', () => {
  const secretOf = (): WholeSecret => ({
    signingSeed: bytes(members.member.signingSeed),
    boxSecretKey: bytes(members.member.boxSecretKey),
    foundingKey: bytes(members.member.foundingKey),
    voucher: { after: members.member.after, proof: new Uint8Array(Buffer.from(members.member.proof, 'base64url')) },
  });

  it('further keys and the commitment come from the vault key as the format says', () => {
    const keys = deriveVaultKeys(bytes(members.vaultKey));
    expect(toHex(keys.backupList)).toBe(members.subkeys[7]);
    expect(toHex(keys.device)).toBe(members.subkeys[8]);
    expect(toHex(keys.keyring)).toBe(members.subkeys[10]);
    expect(toHex(keyCommitment(bytes(members.vaultKey)))).toBe(members.keyCommitment);
  });

  it('a member key is vouched for with this proof, which is of no use for anything else', () => {
    const { member, after, memberKey, memberBoxKey, proof, voucherSeed } = members.member;
    const key = { vaultId, member, after, memberKey, memberBoxKey };
    const voucher = signingKey(bytes(voucherSeed));
    expect(Buffer.from(proveKey(key, voucher)).toString('base64url')).toBe(proof);
    expect(isProven(key, proof, toHex(voucher.publicKey))).toBe(true);
    expect(isProven({ ...key, after: after + 1 }, proof, toHex(voucher.publicKey))).toBe(false);
    expect(publicKeysOf(secretOf())).toEqual({ memberKey, memberBoxKey });
  });

  it('a slot holds the member secret under its associated data', () => {
    const { kek, id, kdf, nonce, commit, box } = members.slot;
    expect(toHex(encodeMemberSecret(secretOf()))).toBe(members.member.secret);
    expect(decodeMemberSecret(bytes(members.member.secret))).toEqual(secretOf());
    expect(toHex(commitment(bytes(kek)))).toBe(commit);
    const slot = { id, type: 'passphrase', kdf: { ...kdf, salt: new Uint8Array(Buffer.from(kdf.salt, 'base64url')) } } as const;
    const opened = openSecret(bytes(kek), bytes(nonce), bytes(box), associated(vaultId, slot));
    expect(opened && toHex(opened)).toBe(members.member.secret);
  });

  it('a recovery key has its public keys, and its slot holds the founding key', () => {
    const { recoveryKey, recoveryBoxKey, recoverySignKey, slotId, nonce, foundingKey, box } = members.recovery;
    expect(recoveryPublicKeys(bytes(recoveryKey))).toEqual({ recoveryBoxKey, recoverySignKey });
    const aad = associated(vaultId, { id: slotId, type: 'recovery' });
    const opened = openSecret(recoverySlotKey(bytes(recoveryKey)), bytes(nonce), bytes(box), aad);
    expect(opened && toHex(opened)).toBe(foundingKey);
  });

  it('a keyring opens the vault key of an earlier epoch', () => {
    const { epoch, nonce, box, earlierKey } = members.keyring;
    const header = { vaultId, keyring: [{ epoch, nonce: bytes(nonce), box: bytes(box) }] } as VaultHeader;
    expect(toHex(openEarlierKey(header, deriveVaultKeys(bytes(members.vaultKey)), epoch))).toBe(earlierKey);
  });
});
