// Bytes that were pasted and are no file: held in the memory of this process until they are taken in, set
// aside or the vault is locked, and never on a disk.
import type { HeldFile } from '../blobs/file-source';
import { UserError } from '../../shared/errors';
import type { FileToken } from '../../shared/ids';

const MAX_HELD_BYTES = 64 * 2 ** 20;
const MAX_HELD_TOGETHER = 256 * 2 ** 20;

export interface HeldFiles {
  /** @throws UserError evidence.too-much-held */
  readonly hold: (token: FileToken, file: HeldFile) => void;
  readonly find: (token: FileToken) => HeldFile | undefined;
  readonly forget: (tokens: readonly FileToken[]) => void;
  readonly forgetAll: () => void;
}

export const createHeldFiles = (): HeldFiles => {
  const held = new Map<FileToken, HeldFile>();
  const together = (): number => {
    let sum = 0;
    for (const { bytes } of held.values()) sum += bytes.length;
    return sum;
  };
  const forget = (tokens: readonly FileToken[]): void => {
    // Not overwritten: they may be being sealed right now, and what is sealed must be what was pasted.
    for (const token of tokens) held.delete(token);
  };
  return {
    hold: (token, file) => {
      const { length } = file.bytes;
      if (length > MAX_HELD_BYTES || together() + length > MAX_HELD_TOGETHER) {
        throw new UserError('evidence.too-much-held', { sizeBytes: length });
      }
      held.set(token, file);
    },
    find: (token) => held.get(token),
    forget,
    forgetAll: () => {
      forget([...held.keys()]);
    },
  };
};
