// An unlocked vault as the rest of the engine sees it. Nothing above this interface knows a path
// inside the vault folder or holds a key.
import type { KdfParameters } from '../../shared/domain/vault';
import type { MemberId, Sha256, VaultId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { Environment, Job } from '../environment';

export interface StoredBlob {
  /** Keyed name of the sealed file; says nothing about the content to somebody without the key. */
  readonly id: string;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly sealedSizeBytes: number;
  /** SHA-256 of the sealed file's header, hex: ties the row to this sealed file and no other. */
  readonly headerDigest: string;
  readonly epoch: number;
}

export interface SealedFile {
  readonly blob: StoredBlob;
  /** True when the vault already held these bytes; no second copy was kept. */
  readonly alreadyPresent: boolean;
  /** The first 4,100 bytes (or fewer), to tell the kind of file. */
  readonly head: Uint8Array;
}

export interface BlobStore {
  /**
   * Seals a file into the vault: durable on disk (fsync of file and folder) when the promise
   * resolves, but not yet known to the database: the caller inserts the row in its transaction.
   * Errors: evidence.file-not-found, .file-unreadable, .file-empty, .file-changed, .not-a-file,
   * disk.full, disk.failed, job.cancelled. After an error nothing of the file is left.
   */
  readonly put: (sourcePath: string, job: Job) => Promise<SealedFile>;
  /**
   * The bytes of a blob in order; each chunk is authenticated before it is handed out.
   * Errors: integrity.blob-missing, integrity.blob-damaged.
   */
  readonly read: (blob: StoredBlob) => AsyncGenerator<Uint8Array>;
}

export interface JournalLine {
  readonly seq: number;
  /** SHA-256(0x00 ‖ line), hex. */
  readonly leaf: Sha256;
}

/** What a change may do inside its transaction. */
export interface Change {
  readonly db: WritableDb;
  /** The one clock reading of this change: rows and journal entry carry the same time. */
  readonly now: Instant;
  /** Appends to the hash-chained journal. Every change calls it at least once. */
  readonly record: (
    action: JournalAction,
    subject: string,
    detail: Readonly<Record<string, unknown>>,
  ) => JournalLine;
}

/** Everything that can be done to a vault, in the past tense. docs/format/vault-v1.md lists the details of each. */
export const JOURNAL_ACTIONS = [
  'vault.created',
  'vault.recovery-key-confirmed',
  'vault.recovered',
  'member.added',
  'engagement.created',
  'engagement.changed',
  'control.added',
  'control.mapped',
  'control.unmapped',
  'evidence.added',
  'evidence.linked',
  'evidence.copied-out',
  'package.built',
  'package.rebuilt',
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];

/** Signs as the organization; the seed never leaves the vault module. */
export interface PackageSigner {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Raw Ed25519 signature (64 bytes) over `message`. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export interface OpenVault {
  /** Absolute path of the vault folder; for messages to its owner, never for a log. */
  readonly folder: string;
  readonly vaultId: VaultId;
  readonly organization: string;
  readonly member: { readonly number: number; readonly id: MemberId; readonly name: string };
  readonly createdAt: Instant;
  readonly kdf: KdfParameters;
  readonly environment: Environment;
  /** For reading only. */
  readonly db: ReadableDb;
  readonly blobs: BlobStore;
  readonly signer: PackageSigner;
  /**
   * Runs one change in one immediate transaction; a throw undoes all of it. Throws disk.full or
   * disk.failed when the database cannot be written, and a bug when the change recorded nothing.
   */
  readonly write: <T>(work: (change: Change) => T) => T;
  /** Forgets the keys, releases the lock. Safe to call twice. */
  readonly close: () => void;
}
