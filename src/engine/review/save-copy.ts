// A file of the package as it is, to a place the person chose: complete there, with the hash of the signed list, or
// not at all. Needs no vault, and writes into none.
import { UserError } from '../../shared/errors';
import { toHex } from '../crypto/bytes';
import { runningSha256 } from '../crypto/hash';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { writeWithoutVault } from '../vault/outside-file';
import type { PackagedFiles } from './packaged-files';

/**
 * Replaces what is at `targetPath` (whoever names a target has asked).
 * @throws UserError use.bad-input (no file of the package, or a target inside a vault), package.file-not-here,
 * package.file-changed, disk.*, job.cancelled
 */
export const savePackagedCopy = async (
  files: PackagedFiles,
  path: string,
  targetPath: string,
  environment: Pick<Environment, 'random'>,
  job: Job,
): Promise<void> => {
  const file = await files.open(path);
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let done = 0;
    const hash = runningSha256();
    for await (const piece of file.readFrom(0)) {
      goOnOrStop(job);
      hash.update(piece);
      yield piece;
      done += piece.length;
      job.progress({ phase: 'writing', done, total: file.sizeBytes, unit: 'bytes' });
    }
    if (toHex(hash.digest()) !== file.sha256) throw new UserError('package.file-changed');
  };
  await writeWithoutVault(environment, targetPath, pieces());
};
