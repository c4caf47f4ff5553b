// A file to be shown, readable at any place: one of a version in the vault, or one about to be taken in.
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import { type FileSource, nameOfSource, openToRead } from '../blobs/file-source';
import { mediaTypeOf } from '../evidence';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import type { OpenVault } from '../vault/open-vault';

/** Where a file of evidence lies; `version` null is the current one. */
export interface FileOfVersion {
  readonly id: EvidenceId;
  readonly version: number | null;
  readonly position: number;
}

export interface Previewed {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Fewer bytes only at the end. Throws integrity.*, evidence.file-*, disk.*. */
  readonly read: (from: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
}

/** As many as telling the kind of file takes. */
const HEAD_BYTES = 4100;

const together = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
};

const inVault = (vault: OpenVault, { id, version, position }: FileOfVersion) => {
  const row = vault.db
    .prepare(
      `SELECT f.original_name, blob.* FROM evidence AS e
       JOIN evidence_file AS f ON f.evidence = e.number AND f.version = ifnull(?, e.current_version)
       JOIN blob ON blob.id = f.blob
       WHERE e.number = ? AND f.position = ?`,
    )
    .get(version, numberOf(id), position) as (BlobRow & { original_name: string }) | undefined;
  if (row === undefined) throw new UserError('use.unknown-evidence', { id, position });
  const blob = blobFromRow(row);
  return {
    name: row.original_name,
    sizeBytes: blob.sizeBytes,
    read: (from: number, length: number) => together(vault.blobs.readRange(blob, from, from + length)),
    close: () => Promise.resolve(),
  };
};

const outside = async (source: FileSource) => {
  const file = await openToRead(source);
  return { name: nameOfSource(source), sizeBytes: file.sizeBytes, read: file.readAt, close: file.close };
};

/**
 * Opens a file of the vault, or (a source) one outside of it. The kind of file is told from its bytes, anew.
 * @throws UserError use.unknown-evidence, integrity.*, evidence.file-*, disk.*
 */
export const openPreviewed = async (
  vault: OpenVault,
  file: FileOfVersion | { readonly source: FileSource },
): Promise<Previewed> => {
  const opened = 'source' in file ? await outside(file.source) : inVault(vault, file);
  try {
    // Always a copy: what is sent to another process takes all of its memory along.
    const read = async (from: number, length: number): Promise<Uint8Array<ArrayBuffer>> =>
      from >= opened.sizeBytes
        ? new Uint8Array()
        : new Uint8Array(await opened.read(from, Math.min(length, opened.sizeBytes - from)));
    return { ...opened, read, mediaType: await mediaTypeOf(await read(0, HEAD_BYTES), opened.name) };
  } catch (error) {
    await opened.close();
    throw error;
  }
};
