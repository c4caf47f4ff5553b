// The text of vault.header: reading it as hostile input, and writing it (docs/format/vault-v1.md §2).
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { UserError, invariant } from '../../shared/errors';
import { VaultId } from '../../shared/ids';
import { Instant } from '../../shared/period';
import { fromBase64Url, toBase64Url, utf8 } from '../crypto/bytes';
import { sha256Hex } from '../crypto/hash';
import { keyedHash, sameSecret } from '../crypto/keyed-hash';

export const FORMAT_VERSION = 1;
export const MAX_HEADER_BYTES = 262_144;
export const MAX_SLOTS = 64;
const FIRST_LINE = `muniment-vault-${String(FORMAT_VERSION)}`;

/** Bytes of exactly one of these lengths in the one base64url spelling. */
const bytes = (...lengths: number[]) =>
  z.string().transform((text, context): Uint8Array => {
    for (const length of lengths) {
      const value = fromBase64Url(text, length);
      if (value !== null) return value;
    }
    context.addIssue({ code: 'custom', message: `not ${lengths.join(' or ')} bytes of base64url` });
    return z.NEVER;
  });
const slotId = z.string().regex(/^[0-9a-f]{32}$/);

const PassphraseSlot = z.strictObject({
  id: slotId,
  type: z.literal('passphrase'),
  // Any whole numbers here: what is out of range is refused with its own code, not as damage.
  kdf: z.strictObject({
    algorithm: z.literal('argon2id13'),
    operations: z.number().int().nonnegative(),
    memoryMebibytes: z.number().int().nonnegative(),
    salt: bytes(16),
  }),
  commit: bytes(32),
  nonce: bytes(24),
  // The shorter one is of the first draft: no founding key, no proof.
  box: bytes(184, 80),
  vaultKey: bytes(80),
});
export type PassphraseSlot = z.infer<typeof PassphraseSlot>;

const RecoverySlot = z.strictObject({
  id: slotId,
  type: z.literal('recovery'),
  commit: bytes(32),
  nonce: bytes(24),
  box: bytes(48),
  // Absent in the first draft, where the box holds the vault key itself.
  vaultKey: bytes(80).exactOptional(),
});
export type RecoverySlot = z.infer<typeof RecoverySlot>;

export const databaseFileName = (epoch: number): string => `db-${String(epoch).padStart(6, '0')}.sqlite`;

/** The vault key of an earlier epoch, sealed under the present one. */
const EarlierKey = z.strictObject({
  box: bytes(48),
  epoch: z.number().int().positive(),
  nonce: bytes(24),
});
export type EarlierKey = z.infer<typeof EarlierKey>;

const VaultHeader = z
  .strictObject({
    createdAt: Instant,
    database: z.string(),
    epoch: z.number().int().min(1).max(0xffffffff),
    keyring: z.array(EarlierKey).min(1).exactOptional(),
    program: z.string().max(100),
    slots: z
      .array(z.discriminatedUnion('type', [PassphraseSlot, RecoverySlot]))
      .min(1)
      .max(MAX_SLOTS),
    vaultId: VaultId,
  })
  .refine((header) => header.database === databaseFileName(header.epoch), 'not the database of this epoch')
  .refine(
    ({ epoch, keyring = [] }) =>
      keyring.length === epoch - 1 && keyring.every((earlier, index) => earlier.epoch === index + 1),
    'not one key for each earlier epoch',
  );
export type VaultHeader = z.infer<typeof VaultHeader>;

/** A header that was read, not yet authenticated. */
export interface UnprovenHeader {
  readonly header: VaultHeader;
  /** True when `headerKey` (subkey 5 of the right vault key) made this header. */
  readonly isAuthentic: (headerKey: Uint8Array) => boolean;
}

const spelled = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return toBase64Url(value);
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spelled(inner)]));
};

/** Canonical JSON with byte strings as base64url. */
export const canonicalText = (value: object): string => {
  const text = canonicalize(spelled(value));
  invariant(text !== undefined, 'headers and slots are JSON');
  return text;
};

export const encodeHeader = (header: VaultHeader, headerKey: Uint8Array): Uint8Array => {
  const proven = `${FIRST_LINE}\n${canonicalText(header)}\n`;
  const summed = `${proven}mac ${toBase64Url(keyedHash(headerKey, proven))}\n`;
  const file = utf8(`${summed}sum ${sha256Hex(summed)}\n`);
  invariant(file.length <= MAX_HEADER_BYTES, 'a header that no reader would accept is not written');
  return file;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads it says that the header is damaged.
    return undefined;
  }
};

/** Canonical JSON has no text for half a surrogate pair: what holds one is nobody's header. */
const isSpelled = (value: object, json: string): boolean => {
  try {
    return canonicalText(value) === json;
  } catch {
    return false;
  }
};

/** Whether only the first line of a header of this version changed: a flipped bit, not a newer version. */
const isOursByItsSum = (text: string): boolean => {
  const [, rest = '', sum] = /^[^\n]*(\n[^\n]+\nmac [^\n]+\n)sum ([0-9a-f]{64})\n$/.exec(text) ?? [];
  return sha256Hex(`${FIRST_LINE}${rest}`) === sum;
};

/**
 * Reads the bytes of a header file. Null when they are damaged; throws vault.newer-version when
 * they are the header of a later format.
 */
export const decodeHeader = (file: Uint8Array): UnprovenHeader | null => {
  const text = Buffer.from(file).toString('utf8');
  const version = /^muniment-vault-([1-9][0-9]{0,5})\n/.exec(text)?.[1];
  if (version !== undefined && Number(version) > FORMAT_VERSION && !isOursByItsSum(text)) {
    throw new UserError('vault.newer-version', { found: Number(version), supported: FORMAT_VERSION });
  }
  if (file.length > MAX_HEADER_BYTES || !Buffer.from(text, 'utf8').equals(file)) return null;
  const parts = /^(muniment-vault-1\n([^\n]+)\n)mac ([^\n]+)\nsum ([0-9a-f]{64})\n$/.exec(text);
  const [, proven = '', json = '', macText = '', sum = ''] = parts ?? [];
  const mac = fromBase64Url(macText, 32);
  if (mac === null || sha256Hex(`${proven}mac ${macText}\n`) !== sum) return null;
  const parsed = VaultHeader.safeParse(parseJson(json));
  // One header has one spelling: nothing can hide in blanks, escapes or doubled keys.
  if (!parsed.success || !isSpelled(parsed.data, json)) return null;
  return {
    header: parsed.data,
    isAuthentic: (headerKey) => sameSecret(keyedHash(headerKey, proven), mac),
  };
};
