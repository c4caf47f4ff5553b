// A file to be shown, readable at any place: one of a version in the vault, one about to be taken in, or one of a
// package that is open.
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import { type FileSource, nameOfSource, openToRead } from '../blobs/file-source';
import { mediaTypeOf } from '../evidence';
import type { Received } from '../review';
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

/** What can be read anywhere, whatever it lies in. */
interface Readable extends Omit<Previewed, 'mediaType' | 'read'> {
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
}

/** The kind of file is told from its bytes, anew. */
const previewed = async (opened: Readable): Promise<Previewed> => {
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

/**
 * Opens a file of the vault, or (a source) one outside of it.
 * @throws UserError use.unknown-evidence, integrity.*, evidence.file-*, disk.*
 */
export const openPreviewed = async (
  vault: OpenVault,
  file: FileOfVersion | { readonly source: FileSource },
): Promise<Previewed> => previewed('source' in file ? await outside(file.source) : inVault(vault, file));

/**
 * Opens a file of a received package, by its path below `data/`. Nothing of it is read before all of it is proven.
 * @throws UserError use.bad-input, package.file-not-here, package.file-changed
 */
export const openPackagedPreview = async (
  { files, nameOf }: Pick<Received, 'files' | 'nameOf'>,
  path: string,
): Promise<Previewed> => {
  const { sizeBytes, readAt } = await files.open(path);
  return previewed({ name: nameOf(path), sizeBytes, read: readAt, close: () => Promise.resolve() });
};
