// The sealed files of one vault: takes new ones in durably and reads them back proven.
import { rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { invariant, UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { toHex, u64 } from '../crypto/bytes';
import { SUITES, type Suite } from '../crypto/chunk-cipher';
import { keyedHash } from '../crypto/keyed-hash';
import type { VaultKeys } from '../crypto/vault-keys';
import { goOnOrStop, type Environment, type Job } from '../environment';
import { awaitedLater } from './awaited-later';
import { diskError } from './durable-files';
import { openedBytes, openedWhole, openSealedFile, type OpenSealedFile } from './open-sealed-file';
import type { FileSource, ReadableFile } from './file-source';
import { createPartFile, type PartFile } from './part-file';
import { placeFiles } from './place-files';
import { reportAtMostTenTimesASecond } from './progress';
import { memoryFor, sealedSizeOf, sealFile, type SealedPart } from './seal-file';
import { openSourceFile } from './source-file';
import type { BlobStore, SealedFile, StagedFile, StoredBlob } from './stored-blob';

type Look = (file: ReadableFile, head: Uint8Array) => Promise<void>;
const lookAtNothing: Look = () => Promise.resolve();

/** Left free beyond the file itself, so that the database can still write its row. */
const ROOM_FOR_THE_ROW = 1024 * 1024;

export interface BlobStoreOptions {
  readonly folder: string;
  readonly keys: Pick<VaultKeys, 'blob' | 'blobName'>;
  readonly epoch: number;
  /** The keys of an earlier epoch, for what was sealed then; without it there was none. */
  readonly keysOf?: (epoch: number) => Pick<VaultKeys, 'blob'>;
  readonly environment: Environment;
  /** The row of the blob with these bytes, of whatever epoch, if the database has one. */
  readonly findRow: (sha256: Sha256, sizeBytes: number) => StoredBlob | undefined;
  readonly suite?: Suite;
}

/** What this session sealed and the caller may not have put into the database yet. */
interface SealedHere {
  readonly blob: StoredBlob;
  awaitingRow: number;
}

interface Staged extends StagedFile {
  readonly part: PartFile;
  readonly partPath: string;
  readonly blob: StoredBlob;
  /** The sealed file of the same bytes that was there and proven; it stays, and the part goes. */
  readonly sound: StoredBlob | null;
  /** What this session had sealed of the same bytes by then. */
  readonly here: SealedHere | undefined;
}

export const blobPath = (folder: string, id: string): string => join(folder, 'blobs', id.slice(0, 2), id);

export const blobId = (blobNameKey: Uint8Array, sha256: Uint8Array, sizeBytes: number): string =>
  toHex(keyedHash(blobNameKey, sha256, u64(sizeBytes)));

/** Fails before a byte is written when the disk surely has no room; some network disks do not know. */
const proveRoom = async (folder: string, sealedBytes: number): Promise<void> => {
  const needed = sealedBytes + ROOM_FOR_THE_ROW;
  const { bavail, bsize, blocks } = await statfs(folder);
  if (blocks > 0 && bavail * bsize < needed) {
    throw new UserError('disk.full', { neededBytes: needed, freeBytes: bavail * bsize });
  }
};

const contentKey = ({ sha256, sizeBytes }: Pick<StoredBlob, 'sha256' | 'sizeBytes'>): string =>
  `${sha256} ${String(sizeBytes)}`;

export const createBlobStore = (options: BlobStoreOptions): BlobStore => {
  const { folder, keys, epoch, environment } = options;
  const suite = options.suite ?? SUITES.aes256gcm;
  const blobKeyOf = (of: number): Uint8Array =>
    of === epoch ? keys.blob : (options.keysOf?.(of) ?? keys).blob;
  const openStored = (blob: StoredBlob): Promise<OpenSealedFile> =>
    openSealedFile(blobPath(folder, blob.id), blob, blobKeyOf(blob.epoch));
  const sealedHere = new Map<string, SealedHere>();
  /** Keeping is one at a time, or two equal files could overwrite one another's sealed file. */
  let keeping: Promise<unknown> = Promise.resolve();
  const stagedParts = new WeakMap<StagedFile, Staged>();

  /** What is known of these bytes: sealed a moment ago, or in the database. */
  const known = (content: Pick<StoredBlob, 'sha256' | 'sizeBytes'>): StoredBlob | undefined =>
    sealedHere.get(contentKey(content))?.blob ?? options.findRow(content.sha256, content.sizeBytes);

  const proveWhole = async (blob: StoredBlob, job: Job): Promise<void> => {
    const file = await openStored(blob);
    const report = reportAtMostTenTimesASecond(job, 'checking', blob.sizeBytes);
    let done = 0;
    try {
      for await (const bytes of openedWhole(file, blob)) {
        goOnOrStop(job);
        done += bytes.length;
        report(done);
      }
    } finally {
      await file.close();
    }
  };

  const isSound = async (blob: StoredBlob, job: Job): Promise<boolean> => {
    try {
      await proveWhole(blob, job);
      return true;
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('integrity.')) throw error;
      environment.logger.log(
        'warn',
        'A sealed file was damaged or missing and is replaced by a new import.',
        {
          blob: blob.id,
          code: error.code,
        },
      );
      return false;
    }
  };

  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const kept = keeping.then(work);
    // Whoever asked is told; the next one only waits.
    keeping = kept.catch(() => undefined);
    return kept;
  };

  const dropPart = async ({ part, partPath }: Pick<Staged, 'part' | 'partPath'>): Promise<void> => {
    // Of a failure that is told, or of bytes that are kept already; the next opening sweeps tmp/.
    await part.close().catch(() => undefined);
    // The same.
    await rm(partPath, { force: true }).catch(() => undefined);
  };

  /** Seals under the keys of an epoch; `then` says what becomes of the part. After an error it is gone. */
  const sealToPart = async <T>(
    from: FileSource,
    inEpoch: number,
    job: Job,
    look: Look,
    then: (sealed: SealedPart, part: PartFile, partPath: string) => Promise<T>,
  ): Promise<T> => {
    const source = await openSourceFile(from);
    try {
      const sealedBytes = sealedSizeOf(source.sizeBytes);
      await proveRoom(folder, sealedBytes);
      const partPath = join(folder, 'tmp', `${toHex(environment.random(16))}.part`);
      const memory = memoryFor(source.sizeBytes);
      const part = await createPartFile(partPath, sealedBytes, memory);
      try {
        const sealing = { blobKey: blobKeyOf(inEpoch), epoch: inEpoch, suite, salt: environment.random(32) };
        const sealed = await sealFile(source, part, memory, sealing, job);
        await look(source, sealed.head);
        await source.proveUnchanged();
        return await then(sealed, part, partPath);
      } catch (error) {
        await dropPart({ part, partPath });
        throw error;
      }
    } finally {
      await source.close();
    }
  };

  const stage = async (from: FileSource, job: Job, look: Look, inEpoch = epoch): Promise<Staged> => {
    const staged = await sealToPart(from, inEpoch, job, look, async (sealed, part, partPath) => {
      const { sizeBytes, head } = sealed;
      const sha256 = toHex(sealed.sha256) as Sha256;
      const before = known({ sha256, sizeBytes });
      const here = sealedHere.get(contentKey({ sha256, sizeBytes }));
      const sound = before !== undefined && (await isSound(before, job)) ? before : null;
      if (before !== undefined && sound === null && before.epoch !== inEpoch) {
        await dropPart({ part, partPath });
        return before;
      }
      // It goes on while other files are sealed; whoever keeps the file waits for it.
      if (sound === null) void awaitedLater(part.sync().then(() => part.close()));
      const { sealedSizeBytes, headerDigest } = sealed;
      const id = before?.id ?? blobId(keys.blobName, sealed.sha256, sizeBytes);
      const blob = { id, sha256, sizeBytes, sealedSizeBytes, headerDigest, epoch: inEpoch };
      return { sizeBytes, head, part, partPath, blob, sound, here };
    });
    if ('part' in staged) return staged;
    // A damaged file of an earlier epoch is mended in place, under the keys its name was made with.
    return stage(from, job, look, staged.epoch);
  };

  /** Whether a blob known now may stand for what was staged: proven then, or sealed and proven since. */
  const maySpeakFor = (now: StoredBlob, staged: Staged): boolean => {
    const here = sealedHere.get(contentKey(now));
    return now.headerDigest === staged.sound?.headerDigest || (here !== undefined && here !== staged.here);
  };

  const keepAll = async (all: readonly Staged[]): Promise<SealedFile[]> => {
    const fresh = new Map<string, Staged>();
    const kept = all.map((staged): SealedFile => {
      const { head, blob } = staged;
      const now = known(blob);
      const present = now !== undefined && maySpeakFor(now, staged) ? now : fresh.get(contentKey(blob))?.blob;
      if (present === undefined) fresh.set(contentKey(blob), staged);
      return { blob: present ?? blob, alreadyPresent: present !== undefined, head };
    });
    const files = [...fresh.values()].map(({ part, partPath, blob }) => ({
      part,
      partPath,
      path: blobPath(folder, blob.id),
    }));
    try {
      await placeFiles(files);
    } catch (error) {
      for (const { blob } of fresh.values()) {
        if (known(blob) === undefined)
          // Why it failed is told; a file without a row is an orphan, counted by each check.
          await rm(blobPath(folder, blob.id), { force: true }).catch(() => undefined);
      }
      await Promise.all(all.map(dropPart));
      throw error;
    }
    await Promise.all(all.filter((staged) => fresh.get(contentKey(staged.blob)) !== staged).map(dropPart));
    for (const { blob } of kept) {
      const key = contentKey(blob);
      const here = sealedHere.get(key);
      if (here?.blob.headerDigest === blob.headerDigest) here.awaitingRow += 1;
      else if (fresh.has(key)) sealedHere.set(key, { blob, awaitingRow: (here?.awaitingRow ?? 0) + 1 });
    }
    return kept;
  };

  const takeBack = async ({ blob }: SealedFile): Promise<void> => {
    const here = sealedHere.get(contentKey(blob));
    if (here === undefined) return;
    here.awaitingRow -= 1;
    if (here.awaitingRow > 0 || options.findRow(blob.sha256, blob.sizeBytes) !== undefined) return;
    sealedHere.delete(contentKey(blob));
    await rm(blobPath(folder, blob.id), { force: true });
  };

  const mappingDiskErrors = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw diskError(error);
    }
  };

  /** What a caller holds of a staged file says nothing of its parts. */
  const partOf = (file: StagedFile): Staged => {
    const staged = stagedParts.get(file);
    invariant(staged !== undefined, 'a staged file is kept or abandoned once, by the store that staged it');
    stagedParts.delete(file);
    return staged;
  };

  const store: BlobStore = {
    put: async (source, job) => {
      const staged = await store.stage(source, job);
      const [sealed] = await store.keep([staged]);
      invariant(sealed !== undefined, 'one file in, one file out');
      return sealed;
    },
    stage: (source, job, look = lookAtNothing) =>
      mappingDiskErrors(async () => {
        goOnOrStop(job);
        const staged = await stage(source, job, look);
        const file = { sizeBytes: staged.sizeBytes, head: staged.head };
        stagedParts.set(file, staged);
        return file;
      }),
    keep: (files) => mappingDiskErrors(() => alone(() => keepAll(files.map(partOf)))),
    abandon: async (files) => {
      await Promise.all(files.map(partOf).map(dropPart));
    },
    discard: (sealed) => mappingDiskErrors(() => alone(() => takeBack(sealed))),
    read: async function* (blob) {
      const file = await openStored(blob);
      try {
        yield* openedWhole(file, blob);
      } finally {
        await file.close();
      }
    },
    readRange: async function* (blob, start, end) {
      const file = await openStored(blob);
      try {
        yield* openedBytes(file, blob, start, end);
      } finally {
        await file.close();
      }
    },
  };
  return store;
};
