// The file that is to be redacted: which bytes it is, and the bytes themselves in memory.
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf, type Sha256 } from '../../shared/ids';
import { type BlobRow, blobFromRow } from '../vault/blob-rows';
import type { OpenVault, StoredBlob } from '../vault/open-vault';

/** One file of one version. */
export interface OriginalRef {
  readonly id: EvidenceId;
  readonly version: number;
  readonly position: number;
}

export interface Original extends OriginalRef {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Sha256;
  readonly blob: StoredBlob;
}

/** @throws UserError use.unknown-evidence, evidence.unknown-version */
export const findOriginal = (vault: OpenVault, { id, version, position }: OriginalRef): Original => {
  const row = vault.db
    .prepare(
      `SELECT f.original_name, f.media_type, blob.* FROM evidence_file AS f JOIN blob ON blob.id = f.blob
       WHERE f.evidence = ? AND f.version = ? AND f.position = ?`,
    )
    .get(numberOf(id), version, position) as
    (BlobRow & { readonly original_name: string; readonly media_type: string }) | undefined;
  if (row === undefined) {
    const isKnown = vault.db.prepare('SELECT 1 FROM evidence WHERE number = ?').get(numberOf(id));
    if (isKnown === undefined) throw new UserError('use.unknown-evidence', { id, position });
    throw new UserError('evidence.unknown-version', { id, version, position });
  }
  const blob = blobFromRow(row);
  return {
    id,
    version,
    position,
    name: row.original_name,
    mediaType: row.media_type,
    sha256: blob.sha256,
    blob,
  };
};

/**
 * All bytes of it.
 * @throws UserError redaction.too-large, integrity.*
 */
export const readOriginal = async (
  vault: OpenVault,
  { blob }: Original,
  mostBytes: number,
): Promise<Uint8Array> => {
  if (blob.sizeBytes > mostBytes) throw new UserError('redaction.too-large', { limit: mostBytes });
  const bytes = new Uint8Array(blob.sizeBytes);
  let filled = 0;
  for await (const piece of vault.blobs.read(blob)) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
};
