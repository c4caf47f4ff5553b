// The file `state` that ties the parts of one backed-up state together, and the names of states
// (docs/format/backup-v1.md §2). Reading is done as from a stranger: a backup may have been anywhere.
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { BackupSnapshot } from '../../shared/domain/backup';
import { invariant, UserError } from '../../shared/errors';
import { Sha256, VaultId } from '../../shared/ids';
import { Instant } from '../../shared/period';
import { fromBase64Url, toBase64Url, utf8 } from '../crypto/bytes';
import { sha256Hex } from '../crypto/hash';
import { keyedHash, sameSecret } from '../crypto/keyed-hash';
import { databaseFileName } from '../vault/header';
import { compactInstant } from '../vault/copies/copy-name';

const FORMAT_VERSION = 1;
const FIRST_LINE = `muniment-backup-state-${String(FORMAT_VERSION)}`;
export const MAX_STATE_BYTES = 65_536;
const NAME = /^\d{8}T\d{6}Z-\d{6,10}-\d{10,16}(-[2-9]|-[1-9]\d{1,3})?$/;

const count = z.number().int().nonnegative();
const StoredFile = z.strictObject({ sha256: Sha256, sizeBytes: count });
export type StoredFile = z.infer<typeof StoredFile>;

const State = z
  .strictObject({
    blobs: count,
    bytes: count,
    database: z.strictObject({ name: z.string(), sha256: Sha256, sizeBytes: count }),
    epoch: z.number().int().min(1).max(0xffffffff),
    files: StoredFile,
    header: StoredFile,
    journalHead: Sha256,
    journalSeq: count,
    leftOut: count,
    madeAt: Instant,
    name: z.string().regex(NAME),
    program: z.string().max(100),
    run: z.number().int().min(1),
    vaultId: VaultId,
  })
  .refine((state) => state.database.name === databaseFileName(state.epoch), 'not the database of this epoch');
export type State = z.infer<typeof State>;

/** A state that was read; its parts are what it says only when their SHA-256 says so too. */
export interface UnprovenState {
  readonly state: State;
  /** True when `listKey` (subkey 7 of the state's epoch) made it. */
  readonly isAuthentic: (listKey: Uint8Array) => boolean;
}

export const isStateName = (name: string): boolean => NAME.test(name);

/** `attempt` from 1 finds a name that is free. */
export const stateName = (state: Pick<State, 'madeAt' | 'epoch' | 'journalSeq'>, attempt: number): string => {
  const epoch = String(state.epoch).padStart(6, '0');
  const seq = String(state.journalSeq).padStart(10, '0');
  return `${compactInstant(state.madeAt)}-${epoch}-${seq}${attempt === 1 ? '' : `-${String(attempt)}`}`;
};

const canonical = (value: object): string => {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a state is JSON');
  return text;
};

export const encodeState = (state: State, listKey: Uint8Array): Uint8Array => {
  const proven = `${FIRST_LINE}\n${canonical(state)}\n`;
  const summed = `${proven}mac ${toBase64Url(keyedHash(listKey, proven))}\n`;
  return utf8(`${summed}sum ${sha256Hex(summed)}\n`);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads it says that the state is damaged.
    return undefined;
  }
};

/** Canonical JSON has no text for half a surrogate pair: what holds one is nobody's state. */
const isSpelled = (state: State, json: string): boolean => {
  try {
    return canonical(state) === json;
  } catch {
    return false;
  }
};

/** Null when the bytes are damaged; throws vault.newer-version for a state of a later format. */
export const decodeState = (file: Uint8Array): UnprovenState | null => {
  const text = Buffer.from(file).toString('utf8');
  const version = /^muniment-backup-state-([1-9][0-9]{0,5})\n/.exec(text)?.[1];
  if (version !== undefined && Number(version) > FORMAT_VERSION) {
    throw new UserError('vault.newer-version', { found: Number(version), supported: FORMAT_VERSION });
  }
  if (file.length > MAX_STATE_BYTES || !Buffer.from(text, 'utf8').equals(file)) return null;
  const parts = /^(muniment-backup-state-1\n([^\n]+)\n)mac ([^\n]+)\nsum ([0-9a-f]{64})\n$/.exec(text);
  const [, proven = '', json = '', macText = '', sum = ''] = parts ?? [];
  const mac = fromBase64Url(macText, 32);
  if (mac === null || sha256Hex(`${proven}mac ${macText}\n`) !== sum) return null;
  const parsed = State.safeParse(parseJson(json));
  if (!parsed.success || !isSpelled(parsed.data, json)) return null;
  return {
    state: parsed.data,
    isAuthentic: (listKey) => sameSecret(keyedHash(listKey, proven), mac),
  };
};

export const asSnapshot = (state: State): BackupSnapshot => ({
  name: state.name,
  vaultId: state.vaultId,
  epoch: state.epoch,
  journalSeq: state.journalSeq,
  madeAt: state.madeAt,
  blobs: state.blobs,
  bytes: state.bytes,
});
