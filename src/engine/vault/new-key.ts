// A member's new key: its proof, the entry that tells of it, and its row (docs/format/vault-v1.md §4.2).
import { memberId, type MemberId, type VaultId } from '../../shared/ids';
import { bytesFromHex, toBase64Url, toHex } from '../crypto/bytes';
import { boxPublicKey } from '../crypto/secret-box';
import { signingKey, type SigningKey } from '../crypto/signing';
import { journalHead } from '../journal/append';
import { proveKey } from '../roster/key-proof';
import type { KeyVoucher, NewIdentity } from './member-secret';
import type { Change } from './open-vault';

export interface PublicKeys {
  readonly memberKey: string;
  readonly memberBoxKey: string;
}

/** The public half of an identity, in hex. */
export const publicKeysOf = (identity: NewIdentity): PublicKeys => {
  const key = signingKey(identity.signingSeed);
  key.forget();
  return {
    memberKey: toHex(key.publicKey),
    memberBoxKey: toHex(boxPublicKey(identity.boxSecretKey)),
  };
};

/** `after` is the number of the newest entry. */
export const vouchFor = (
  identity: NewIdentity,
  about: { readonly vaultId: VaultId; readonly member: number; readonly after: number },
  voucher: Pick<SigningKey, 'sign'>,
): KeyVoucher => {
  const { vaultId, after } = about;
  const key = { vaultId, member: memberId(about.member), after, ...publicKeysOf(identity) };
  return { after, proof: proveKey(key, voucher) };
};

export type KeyEntry =
  | {
      readonly action: 'member.key-renewed';
      readonly subject: MemberId;
      readonly detail: Record<string, unknown>;
    }
  | {
      readonly action: 'vault.recovered';
      readonly subject: VaultId;
      readonly detail: Record<string, unknown>;
    };

interface Told {
  readonly vaultId: VaultId;
  readonly member: number;
  readonly keys: PublicKeys;
  readonly voucher: KeyVoucher;
}

const detailOf = ({ keys, voucher }: Told): Record<string, unknown> => ({
  ...keys,
  after: voucher.after,
  proof: toBase64Url(voucher.proof),
});

export const renewalEntry = (told: Told, voucher: number): KeyEntry => ({
  action: 'member.key-renewed',
  subject: memberId(told.member),
  detail: { ...detailOf(told), voucher: memberId(voucher) },
});

export const recoveryEntry = (told: Told): KeyEntry => ({
  action: 'vault.recovered',
  subject: told.vaultId,
  detail: { ...detailOf(told), member: memberId(told.member) },
});

/** The row beside the entry that comes next. */
export const insertKeyRow = ({ db }: Pick<Change, 'db'>, member: number, keys: PublicKeys): void => {
  db.prepare(
    'INSERT INTO member_key (member, since_seq, public_key, box_public_key) VALUES (?, ?, ?, ?)',
  ).run(member, journalHead(db).nextSeq, bytesFromHex(keys.memberKey), bytesFromHex(keys.memberBoxKey));
};

/** Row and entry of a new key. */
export const recordKey = (change: Change, member: number, keys: PublicKeys, entry: KeyEntry): void => {
  insertKeyRow(change, member, keys);
  change.record(entry.action, entry.subject, entry.detail);
};
