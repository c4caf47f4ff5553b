// A sealed file while it is written: from its first byte to its last, and read back behind the writing
// hand. Large ones bypass the system's page cache where the system can (Linux), so that what is read back
// comes from the disk, other programs' cached files stay cached, and the last sync finds little to do.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { awaitedLater } from './awaited-later';
import { diskError, errnoOf } from './durable-files';
import { ALIGNMENT, alignedUp, type SealingMemory } from './sealing-memory';

export interface PartFile {
  /** Takes bytes over, in order; they may be overwritten when the promise resolves. Errors: disk.*. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Whether all bytes before `end` can be read back. */
  readonly canReadBack: (end: number) => boolean;
  /**
   * Bytes as the disk gives them, fewer at the end of the file. They stand in one of `READ_BACK_PLACES`
   * places, until it is used again. Errors: disk.*.
   */
  readonly readBack: (place: number, position: number, length: number) => Promise<Uint8Array>;
  /** Writes what append still held. Not durable before `sync`. Errors: disk.*. */
  readonly finish: () => Promise<void>;
  /** Errors: disk.*, also of what went wrong earlier in the background. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const READ_BACK_PLACES = 4;
const BLOCK_BYTES = 2 ** 20;
const BLOCKS = 4;
/** What one read back may ask for: a block with the tags of its chunks, up to the borders of the disk's. */
const PLACE_BYTES = BLOCK_BYTES + 2 ** 16;
/** Without bypassing: how much may wait in the cache for the last sync. */
const SYNC_EVERY_BLOCKS = 64;

/** What it takes of the memory it is given, for a large file. */
export const PART_FILE_BYTES = BLOCKS * BLOCK_BYTES + READ_BACK_PLACES * PLACE_BYTES;

const openDirect = async (path: string): Promise<FileHandle | null> => {
  if (process.platform !== 'linux') return null;
  try {
    return await open(path, constants.O_RDWR | constants.O_DIRECT);
  } catch (error) {
    if (errnoOf(error) === 'EINVAL') return null;
    throw error;
  }
};

/**
 * Makes a file at `path`, where none may be. `sizeBytes` is what will be appended in all. With shared
 * memory it bypasses the page cache where it can.
 */
export const createPartFile = async (
  path: string,
  sizeBytes: number,
  memory: SealingMemory,
): Promise<PartFile> => {
  const handle = await open(path, 'wx+', 0o600);
  const direct = memory.shared === null ? null : await openDirect(path);
  let bypasses = direct !== null;
  const blockBytes = Math.min(BLOCK_BYTES, sizeBytes);
  const blocks: { readonly bytes: Buffer; written: Promise<void> }[] = [];
  const places: Buffer[] = [];
  let block = 0;
  let filled = 0;
  let writtenTo = 0;
  let lastWrite: Promise<void> = Promise.resolve();
  let backgroundSync: Promise<void> = Promise.resolve();

  const writeAll = async (to: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
    let written = 0;
    while (written < bytes.length) {
      const place = position + written;
      const { bytesWritten } = await to.write(bytes, written, bytes.length - written, place);
      written += bytesWritten;
    }
  };

  const writeBlock = async (bytes: Buffer, position: number): Promise<void> => {
    try {
      if (direct !== null && bypasses && bytes.length % ALIGNMENT === 0) {
        try {
          await writeAll(direct, bytes, position);
          writtenTo = position + bytes.length;
          return;
        } catch (error) {
          // Some systems refuse only now, or refuse what is left of a write that was cut short.
          if (errnoOf(error) !== 'EINVAL') throw error;
          bypasses = false;
        }
      }
      await writeAll(handle, bytes, position);
      writtenTo = position + bytes.length;
    } catch (error) {
      throw diskError(error);
    }
  };

  const current = (): { readonly bytes: Buffer; written: Promise<void> } =>
    (blocks[block % BLOCKS] ??= { bytes: memory.take(blockBytes), written: Promise.resolve() });

  const flush = (): void => {
    const { bytes } = current();
    const position = block * blockBytes;
    const full = bytes.subarray(0, filled);
    lastWrite = awaitedLater(lastWrite.then(() => writeBlock(full, position)));
    current().written = lastWrite;
    block += 1;
    filled = 0;
    if (!bypasses && block % SYNC_EVERY_BLOCKS === 0) {
      backgroundSync = awaitedLater(Promise.all([backgroundSync, lastWrite]).then(() => handle.datasync()));
    }
  };

  let synced: Promise<void> | undefined;
  const syncOnce = async (): Promise<void> => {
    try {
      await lastWrite;
      await backgroundSync;
      await handle.sync();
    } catch (error) {
      throw diskError(error);
    }
  };

  return {
    append: async (bytes) => {
      for (let taken = 0; taken < bytes.length;) {
        const target = current();
        await target.written;
        const length = Math.min(blockBytes - filled, bytes.length - taken);
        target.bytes.set(bytes.subarray(taken, taken + length), filled);
        taken += length;
        filled += length;
        if (filled === blockBytes) flush();
      }
    },
    canReadBack: (end) => end <= writtenTo,
    readBack: async (place, position, length) => {
      const from = Math.floor(position / ALIGNMENT) * ALIGNMENT;
      const wanted = alignedUp(position + length - from);
      const target = (places[place] ??= memory.take(Math.min(PLACE_BYTES, alignedUp(sizeBytes) + ALIGNMENT)));
      let read = 0;
      try {
        while (read < position + length - from) {
          // A read that the end of the file cut short can only go on through the cache.
          const source = bypasses && read % ALIGNMENT === 0 ? (direct ?? handle) : handle;
          const { bytesRead } = await source.read(target, read, wanted - read, from + read);
          if (bytesRead === 0) break;
          read += bytesRead;
        }
      } catch (error) {
        throw diskError(error);
      }
      return target.subarray(
        position - from,
        Math.max(position - from, Math.min(read, position - from + length)),
      );
    },
    finish: async () => {
      if (filled > 0) flush();
      await lastWrite;
    },
    // Asked twice, it answers the same: a sync that failed is not tried again, for it would say "done".
    sync: () => (synced ??= syncOnce()),
    close: async () => {
      await Promise.allSettled([lastWrite, backgroundSync, synced]);
      blocks.length = 0;
      places.length = 0;
      await direct?.close();
      await handle.close();
    },
  };
};
