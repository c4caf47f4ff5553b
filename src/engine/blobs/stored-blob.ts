// What the rest of the engine knows of a sealed file, and the store that keeps them.
import type { Sha256 } from '../../shared/ids';
import type { Job } from '../environment';
import type { FileSource, ReadableFile } from './file-source';

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

/** A file that is sealed in tmp/ and proven, but not durable and under no name yet. */
export interface StagedFile {
  readonly sizeBytes: number;
  readonly head: Uint8Array;
}

export interface BlobStore {
  /**
   * Seals a file into the vault: durable on disk (fsync of file and folder) when the promise
   * resolves, but not yet known to the database: the caller inserts the row in its transaction
   * (keepBlobRow, which also mends the row of a blob that had to be sealed anew). The same as `stage`
   * and `keep` of one file.
   * Errors: evidence.file-not-found, .file-unreadable, .file-empty, .file-changed, .not-a-file,
   * disk.full, disk.no-access, disk.failed, integrity.blob-damaged (the disk gave back other bytes than
   * it was given), job.cancelled. After an error nothing of the file is left.
   */
  readonly put: (source: FileSource, job: Job) => Promise<SealedFile>;
  /**
   * The long first part of `put`: everything that can be cancelled. Errors as for put. `look` may read the
   * file once more after it was sealed; that it did not change in between is proven after that.
   */
  readonly stage: (
    source: FileSource,
    job: Job,
    look?: (file: ReadableFile, head: Uint8Array) => Promise<void>,
  ) => Promise<StagedFile>;
  /**
   * The short second part for many files together: each is synced and gets its name, and each folder is
   * synced once. Answers in the order asked. All or nothing: after an error (disk.*) nothing is left of
   * any of them.
   */
  readonly keep: (staged: readonly StagedFile[]) => Promise<SealedFile[]>;
  /** Removes what was staged and will not be kept. A file that stays is swept at the next opening. */
  readonly abandon: (staged: readonly StagedFile[]) => Promise<void>;
  /**
   * Takes back what was kept and whose row will never be made, because the item it belongs to was
   * cancelled or failed. The sealed file goes, unless a row names it or another put still waits for its
   * own. Errors: disk.*; the file is then an orphan, which harms nothing.
   */
  readonly discard: (sealed: SealedFile) => Promise<void>;
  /**
   * The bytes of a blob in order; each chunk is authenticated before it is handed out.
   * Errors: integrity.blob-missing, integrity.blob-damaged, disk.failed.
   */
  readonly read: (blob: StoredBlob) => AsyncGenerator<Uint8Array>;
  /**
   * The bytes from `start` to before `end`, cut to the blob's length, without opening what lies
   * before them. Errors as for read.
   */
  readonly readRange: (blob: StoredBlob, start: number, end: number) => AsyncGenerator<Uint8Array>;
}
