// The original bytes of an evidence file, out of the vault again: as a stream, or as a copy in a place the
// person chose. What leaves the vault is written into the journal.
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import { diskError, syncFolder } from '../blobs/durable-files';
import { goOnOrStop, type Job } from '../environment';
import { blobFromRow, type BlobRow } from '../vault/blob-rows';
import type { OpenVault } from '../vault/open-vault';
import { refuseInsideVault } from '../vault/outside-file';

/** Of the current version where none is named. */
const findFile = (vault: OpenVault, id: EvidenceId, position: number, version: number | null) => {
  const row = vault.db
    .prepare(
      `SELECT f.version, blob.* FROM evidence AS e
       JOIN evidence_file AS f ON f.evidence = e.number AND f.version = ifnull(@version, e.current_version)
       JOIN blob ON blob.id = f.blob
       WHERE e.number = @number AND f.position = @position`,
    )
    .get({ number: numberOf(id), position, version }) as (BlobRow & { version: number }) | undefined;
  if (row === undefined) throw new UserError('use.unknown-evidence', { id, position });
  return { blob: blobFromRow(row), version: row.version };
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

/**
 * Writes the original bytes of one file of a version (the current one where none is named) to `targetPath`,
 * replacing what is there (whoever names a target has asked). The target appears complete or not at all.
 * @throws UserError use.unknown-evidence, use.bad-input (a target inside the vault), integrity.*, disk.*,
 * job.cancelled
 */
export const saveEvidenceCopy = async (
  vault: OpenVault,
  id: EvidenceId,
  position: number,
  targetPath: string,
  job: Job,
  ofVersion: number | null = null,
): Promise<void> => {
  vault.requireMay('evidence.copied-out');
  const { blob, version } = findFile(vault, id, position, ofVersion);
  const target = resolve(targetPath);
  refuseInsideVault(vault, target);
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
      record('evidence.copied-out', id, { version, position, sha256: blob.sha256 }),
    );
    await rename(part, target);
    await syncFolder(dirname(target));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
