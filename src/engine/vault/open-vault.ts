// An unlocked vault as the rest of the engine sees it. Nothing above this interface knows a path
// inside the vault folder or holds a key.
import type { Role } from '../../shared/domain/roles';
import type { KdfParameters, VaultAccess, VaultKind } from '../../shared/domain/vault';
import type { MemberId, VaultId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import type { BlobStore } from '../blobs/stored-blob';
import type { FileTextState } from '../db/file-texts';
import type { ReadableDb, WritableDb } from '../db/handles';
import type { Environment } from '../environment';
import type { JournalAction, JournalLine } from '../journal/journal-action';

export type { SealedFile, StagedFile, StoredBlob } from '../blobs/stored-blob';

/** What a change may do inside its transaction. */
export interface Change {
  readonly db: WritableDb;
  /** The one clock reading of this change: rows and journal entry carry the same time. */
  readonly now: Instant;
  /** The number of the member who makes it. */
  readonly by: number;
  /** Appends to the hash-chained journal. Every change calls it at least once. */
  readonly record: (
    action: JournalAction,
    subject: string,
    detail: Readonly<Record<string, unknown>>,
  ) => JournalLine;
}

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
  /** Of a working file: the firm whose auditors keep it. */
  readonly organization: string;
  /** As the first entry of the journal says. Changes of the other kind are refused. */
  readonly kind: VaultKind;
  /** Who has opened it. The role is the journal's; a change by another session shows at the next opening. */
  readonly member: {
    readonly number: number;
    readonly id: MemberId;
    readonly name: string;
    readonly role: Role;
    readonly passphraseGivenByOwner: boolean;
  };
  /** Number of the vault key in use. */
  readonly epoch: number;
  readonly access: VaultAccess;
  readonly createdAt: Instant;
  readonly kdf: KdfParameters;
  readonly environment: Environment;
  /** For reading only. */
  readonly db: ReadableDb;
  readonly blobs: BlobStore;
  /** After a renewal another one; whoever builds takes it once. */
  readonly signer: PackageSigner;
  /**
   * Runs one change in one immediate transaction; a throw undoes all of it. Throws vault.read-only,
   * member.not-allowed when the member's role does not allow an action it records, use.other-kind-of-vault
   * when this kind of vault has no such action, disk.full or
   * disk.failed when the database cannot be written, and a bug when the change recorded nothing.
   */
  readonly write: <T>(work: (change: Change) => T) => T;
  /**
   * Throws vault.read-only, use.other-kind-of-vault or member.not-allowed as `write` would for this action: for work that is long
   * before it comes to its change.
   */
  readonly requireMay: (action: JournalAction) => void;
  /**
   * Keeps what was read in files (src/engine/search) for finding them by it. No change of the vault: the
   * journal tells nothing of what follows from the sealed bytes. Throws vault.read-only, vault.in-use, disk.*.
   */
  readonly keepFileTexts: (states: readonly FileTextState[]) => void;
  /** Forgets the keys, releases the lock. Safe to call twice. */
  readonly close: () => void;
}
