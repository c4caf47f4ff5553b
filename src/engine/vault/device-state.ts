// What this device remembers of a vault, outside of it: the newest journal entry it has seen, so that an
// older copy of the folder does not pass for the vault, and which slot opened last (docs/format/vault-v1.md
// §9.2). It only ever helps: a memory that is absent, damaged or somebody else's is none.
import { z } from 'zod';
import { UserError } from '../../shared/errors';
import { VaultId } from '../../shared/ids';
import { concat, toHex } from '../crypto/bytes';
import { journalLeaf, sha256Hex } from '../crypto/hash';
import { keyedHash, sameSecret } from '../crypto/keyed-hash';
import type { VaultKeys } from '../crypto/vault-keys';
import type { ReadableDb } from '../db/handles';
import type { Environment } from '../environment';
import { AUTHORITY_SQL, type EntryRow } from '../journal/read-roster';
import { canonicalText, type VaultHeader } from './header';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(2 * bytes)}}$`));
const epoch = z.number().int().positive();

const State = z.strictObject({
  /** Of the entries with authority up to `seq`: nobody may take one of them out of the middle. */
  authority: hex(32),
  epoch,
  /** Leaf of the newest entry. */
  head: hex(32),
  seq: z.number().int().nonnegative(),
  vaultId: VaultId,
});
type State = z.infer<typeof State>;

const Memory = z.strictObject({
  ...State.shape,
  /**
   * One for each epoch there has been: whoever puts back a vault from before a new epoch brings only an
   * earlier key, and the memory must be provable with that one too.
   */
  macs: z.array(z.strictObject({ epoch, mac: hex(32) })).min(1),
  slot: hex(16).nullable(),
});
type Memory = z.infer<typeof Memory>;

/** The journal lacks an entry that this device has seen. */
export interface OlderThanKnown {
  readonly knownSeq: number;
  readonly knownHead: string;
  /** Entries that are surely missing; at least one. */
  readonly missing: number;
}

type KeysOf = (epoch: number) => Pick<VaultKeys, 'device'>;

const recall = (vaultId: VaultId, { memory, logger }: Environment): Memory | null => {
  const text = memory?.read(vaultId) ?? null;
  if (text === null) return null;
  try {
    const parsed = Memory.safeParse(JSON.parse(text));
    if (parsed.success && parsed.data.vaultId === vaultId) return parsed.data;
  } catch {
    // Not JSON: said below, as what is not in our form.
  }
  logger.log('warn', 'What this device remembers of the vault cannot be read; it is left aside.');
  return null;
};

const macOf = (state: State, keys: Pick<VaultKeys, 'device'>): string => {
  const { authority, epoch, head, seq, vaultId } = state;
  return toHex(keyedHash(keys.device, canonicalText({ authority, epoch, head, seq, vaultId })));
};

const isProven = (memory: Memory, present: number, keysOf: KeysOf): boolean => {
  const number = Math.min(present, memory.epoch);
  const found = memory.macs.find((candidate) => candidate.epoch === number);
  if (found === undefined) return false;
  try {
    const right = macOf(memory, keysOf(number));
    return sameSecret(Buffer.from(right, 'hex'), Buffer.from(found.mac, 'hex'));
  } catch (error) {
    // A header whose keyring does not open is found by whoever needs it; the memory is not proven then.
    if (error instanceof UserError) return false;
    throw error;
  }
};

interface HeadRow {
  readonly seq: number;
  readonly leaf: Uint8Array;
}

const headOf = (db: ReadableDb): HeadRow | undefined =>
  db.prepare('SELECT seq, leaf FROM journal ORDER BY seq DESC LIMIT 1').get() as HeadRow | undefined;

/** From the lines and not from the column `leaf`, which is not signed. */
const authorityUntil = (db: ReadableDb, seq: number): string => {
  const rows = db.prepare(AUTHORITY_SQL).all(-1, seq) as EntryRow[];
  return sha256Hex(concat(...rows.map(({ line }) => journalLeaf(line))));
};

/** The slot that opened this vault last on this device: tried first, because each try costs a second. */
export const slotOpenedLast = (vaultId: VaultId, environment: Environment): string | null =>
  recall(vaultId, environment)?.slot ?? null;

/** Null when the journal holds what this device remembers, or it remembers nothing. */
export const olderThanKnown = (
  db: ReadableDb,
  { vaultId, epoch: present }: Pick<VaultHeader, 'vaultId' | 'epoch'>,
  keysOf: KeysOf,
  environment: Environment,
): OlderThanKnown | null => {
  const memory = recall(vaultId, environment);
  if (memory === null) return null;
  if (!isProven(memory, present, keysOf)) {
    environment.logger.log(
      'warn',
      'What this device remembers of the vault is not proven; it is left aside.',
    );
    return null;
  }
  const row = db.prepare('SELECT leaf FROM journal WHERE seq = ?').get(memory.seq) as
    { leaf: Uint8Array } | undefined;
  const isThere = row !== undefined && toHex(row.leaf) === memory.head;
  if (isThere && authorityUntil(db, memory.seq) === memory.authority) return null;
  const missing = memory.seq - (headOf(db)?.seq ?? -1);
  return { knownSeq: memory.seq, knownHead: memory.head, missing: Math.max(1, missing) };
};

/**
 * Whether the vault key of the header's epoch is the one this device has seen in it: `unknown` when it has not
 * seen the vault in that epoch.
 */
export const vaultKeyAsKnown = (
  { vaultId, epoch: present }: Pick<VaultHeader, 'vaultId' | 'epoch'>,
  keys: Pick<VaultKeys, 'device'>,
  environment: Environment,
): 'same' | 'another' | 'unknown' => {
  const memory = recall(vaultId, environment);
  const found = memory?.macs.find((candidate) => candidate.epoch === present);
  if (memory === null || found === undefined) return 'unknown';
  return sameSecret(Buffer.from(macOf(memory, keys), 'hex'), Buffer.from(found.mac, 'hex'))
    ? 'same'
    : 'another';
};

export interface StateToRemember {
  readonly header: VaultHeader;
  readonly keysOf: KeysOf;
  /** The slot of the member who has the vault open. */
  readonly slot: string | null;
}

/** Remembers the newest entry. Never fails: without a memory a vault opens as well. */
export const rememberState = (
  db: ReadableDb,
  { header, keysOf, slot }: StateToRemember,
  { memory, logger }: Environment,
): void => {
  if (memory === undefined) return;
  try {
    const head = headOf(db);
    if (head === undefined) return;
    const { epoch: present, vaultId } = header;
    const authority = authorityUntil(db, head.seq);
    const state = { authority, epoch: present, head: toHex(head.leaf), seq: head.seq, vaultId };
    const epochs = Array.from({ length: present }, (_, index) => index + 1);
    const macs = epochs.map((number) => ({ epoch: number, mac: macOf(state, keysOf(number)) }));
    memory.write(vaultId, `${canonicalText({ ...state, macs, slot } satisfies Memory)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error;
    logger.log('warn', 'What this device knows of the vault could not be written down.', { reason });
  }
};

/** So often at most while a vault is open: a program that is killed has forgotten no more than this. */
const SECONDS_BETWEEN = 60;

export interface SessionMemory {
  readonly remember: () => void;
  /** Remembers when it was not done lately. */
  readonly afterChange: () => void;
  readonly begin: () => void;
  readonly older: () => OlderThanKnown | null;
}

/** When a session remembers: at its beginning and end, and now and then between. Not what nobody accepted. */
export const sessionMemory = (
  atOpening: OlderThanKnown | null,
  { now }: Pick<Environment, 'now'>,
  write: () => void,
): SessionMemory => {
  let older = atOpening;
  let last = 0;
  const seconds = (): number => Date.parse(now()) / 1000;
  const remember = (): void => {
    if (older !== null) return;
    last = seconds();
    write();
  };
  return {
    remember,
    afterChange: () => {
      if (Math.abs(seconds() - last) >= SECONDS_BETWEEN) remember();
    },
    begin: () => {
      older = null;
      remember();
    },
    older: () => older,
  };
};
