// The memory of a device as one small file for each vault in a folder of the person: below the app's data,
// or the state folder of the command line.
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { VaultId } from '../../shared/ids';
import { errnoOf } from '../blobs/durable-files';
import type { DeviceMemory, Logger } from '../environment';

/** Ours grows by a hundred bytes with each epoch. */
const MAX_BYTES = 1_000_000;

export const folderMemory = (folder: string, logger: Logger): DeviceMemory => {
  const pathOf = (vaultId: VaultId): string => join(folder, `${vaultId}.json`);
  return {
    read: (vaultId) => {
      try {
        const found = lstatSync(pathOf(vaultId));
        return found.isFile() && found.size <= MAX_BYTES ? readFileSync(pathOf(vaultId), 'utf8') : '';
      } catch (error) {
        if (errnoOf(error) !== 'ENOENT') {
          logger.log('warn', 'The memory of this device cannot be read.', { reason: errnoOf(error) });
        }
        return null;
      }
    },
    write: (vaultId, text) => {
      // Two programs of one person may remember at the same time; each has a draft of its own.
      const draft = join(folder, `${vaultId}.${String(process.pid)}.new`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const descriptor = openSync(draft, 'w', 0o600);
        try {
          writeSync(descriptor, text);
          fsyncSync(descriptor);
        } finally {
          closeSync(descriptor);
        }
        renameSync(draft, pathOf(vaultId));
      } catch (error) {
        logger.log('warn', 'The memory of this device cannot be written.', { reason: errnoOf(error) });
      }
    },
  };
};
