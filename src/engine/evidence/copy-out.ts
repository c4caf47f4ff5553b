// The original bytes of an evidence file, out of the vault again: as a stream, or as a copy in a place the
// person chose. What leaves the vault is written into the journal.
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import { diskError, syncFolder } from '../blobs/durable-files';
import { goOnOrStop, type Job } from '../environment';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import type { OpenVault, StoredBlob } from '../vault/open-vault';
import { refuseInsideVault } from '../vault/outside-file';
import { isBareLink } from './flags/bare-link';
import { isProgram } from './flags/program-file';
import { extensionOf } from './media-type';

/** Of the current version where none is named. */
const findFile = (vault: OpenVault, id: EvidenceId, position: number, version: number | null) => {
  const row = vault.db
    .prepare(
      `SELECT f.version, f.original_name, blob.* FROM evidence AS e
       JOIN evidence_file AS f ON f.evidence = e.number AND f.version = ifnull(@version, e.current_version)
       JOIN blob ON blob.id = f.blob
       WHERE e.number = @number AND f.position = @position`,
    )
    .get({ number: numberOf(id), position, version }) as
    (BlobRow & { version: number; original_name: string }) | undefined;
  if (row === undefined) throw new UserError('use.unknown-evidence', { id, position });
  return { blob: blobFromRow(row), version: row.version, name: row.original_name };
};

/**
 * The bytes of one file of a version (the current one where none is named), in order; each piece is
 * authenticated before it comes.
 * @throws UserError use.unknown-evidence, integrity.blob-missing, integrity.blob-damaged
 */
export const openEvidenceFile = (
  vault: OpenVault,
  id: EvidenceId,
  position: number,
  version: number | null = null,
): AsyncGenerator<Uint8Array> => vault.blobs.read(findFile(vault, id, position, version).blob);

/** As many as telling the kind of file takes. */
const HEAD_BYTES = 4100;

/**
 * Refuses what would run, or lead elsewhere, when the system opens it under one of these names.
 * @throws UserError evidence.is-program
 */
const refusePrograms = async (
  vault: OpenVault,
  blob: StoredBlob,
  names: readonly string[],
): Promise<void> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of vault.blobs.readRange(blob, 0, HEAD_BYTES)) pieces.push(piece);
  const head = Buffer.concat(pieces);
  const runs = (name: string): boolean =>
    isProgram(head, extensionOf(name)) || isBareLink(head, blob.sizeBytes, extensionOf(name));
  if (names.some(runs)) throw new UserError('evidence.is-program');
};

/**
 * Writes the original bytes of one file of a version (the current one where none is named) to `targetPath`,
 * replacing what is there (whoever names a target has asked). The target appears complete or not at all.
 * @param purpose `open`: another program is to open it, so it must be no program itself
 * @throws UserError use.unknown-evidence, evidence.is-program, use.bad-input (a target inside the vault),
 * integrity.*, disk.*, job.cancelled
 */
export const saveEvidenceCopy = async (
  vault: OpenVault,
  id: EvidenceId,
  position: number,
  targetPath: string,
  job: Job,
  ofVersion: number | null = null,
  purpose: 'keep' | 'open' = 'keep',
): Promise<void> => {
  vault.requireMay('evidence.copied-out');
  const { blob, version, name } = findFile(vault, id, position, ofVersion);
  const target = resolve(targetPath);
  refuseInsideVault(vault, target);
  if (purpose === 'open') await refusePrograms(vault, blob, [name, basename(target)]);
  const mark = Buffer.from(vault.environment.random(6)).toString('hex');
  const part = `${target}.${mark}.part`;
  try {
    const handle = await open(part, 'wx', 0o600);
    try {
      let done = 0;
      for await (const bytes of vault.blobs.read(blob)) {
        goOnOrStop(job);
        await handle.writeFile(bytes);
        done += bytes.length;
        job.progress({ phase: 'writing', done, total: blob.sizeBytes, unit: 'bytes' });
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Recorded before the copy appears: the journal may name a copy that failed at the last step, but
    // never misses one that left.
    vault.write(({ record }) =>
      record('evidence.copied-out', id, {
        version,
        position,
        sha256: blob.sha256,
        ...(purpose === 'open' && { purpose }),
      }),
    );
    await rename(part, target);
    await syncFolder(dirname(target));
  } catch (error) {
    // Why it failed is told; a hidden part may be left beside the target.
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
