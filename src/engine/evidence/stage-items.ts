// Seals the files of the items of an import, ahead of what stores them: small items side by side, because
// they wait for the disk more than they work. Nothing here is durable or known to the database yet.
import { stat } from 'node:fs/promises';
import type { EvidenceFacts, FileFlag } from '../../shared/domain/evidence';
import type { EngineProgress } from '../../shared/engine-messages';
import { type FileSource, nameOfSource } from '../blobs/file-source';
import type { Job } from '../environment';
import type { OpenVault, StagedFile } from '../vault/open-vault';
import { flagsOf } from './flags/file-flags';
import { mediaTypeOf } from './media-type';

const ITEMS_AT_A_TIME = 16;
const BYTES_AT_A_TIME = 8 * 2 ** 20;

/** The files that together prove one thing, and what they prove. */
export interface EvidenceToAdd {
  /** Where its files are: on a disk or, pasted, in memory. */
  readonly paths: readonly FileSource[];
  readonly facts: EvidenceFacts;
}

export interface NamedFile {
  readonly originalName: string;
  readonly mediaType: string;
  readonly flags: readonly FileFlag[];
}

export interface StagedEvidenceFile extends NamedFile {
  readonly staged: StagedFile;
}

/** A path that cannot be asked counts nothing here; sealing it gives the error its row needs. */
const sizeOf = async (source: FileSource): Promise<number> => {
  try {
    return typeof source === 'string' ? (await stat(source)).size : source.bytes.length;
  } catch {
    return 0;
  }
};

/** Bytes of each item, to tell progress. */
const sizesOf = async (items: readonly EvidenceToAdd[]): Promise<number[]> => {
  const sizes: number[] = [];
  for (const item of items) {
    const ofFiles = await Promise.all(item.paths.map(sizeOf));
    sizes.push(ofFiles.reduce((sum, size) => sum + size, 0));
  }
  return sizes;
};

/** Seals the files of one item, telling its bytes that are done. After an error none of them is left. */
const stageFiles = async (
  vault: OpenVault,
  { paths }: EvidenceToAdd,
  signal: AbortSignal,
  onProgress: (doneOfItem: number, part: EngineProgress) => void,
): Promise<StagedEvidenceFile[]> => {
  const files: StagedEvidenceFile[] = [];
  const allStaged: StagedFile[] = [];
  let done = 0;
  try {
    for (const source of paths) {
      signal.throwIfAborted();
      const originalName = nameOfSource(source);
      let flags: readonly FileFlag[] = [];
      const job: Job = {
        signal,
        // Each byte counts when it is sealed; reading it back afterwards moves nothing.
        progress: (part) => {
          onProgress(done + (part.phase === 'sealing' ? part.done : (part.total ?? 0)), part);
        },
      };
      // Of the bytes that are sealed, whatever a window was told of the file before.
      const staged = await vault.blobs.stage(source, job, async (file, head) => {
        flags = await flagsOf(file, head, originalName);
      });
      done += staged.sizeBytes;
      allStaged.push(staged);
      files.push({ staged, originalName, mediaType: await mediaTypeOf(staged.head, originalName), flags });
    }
    signal.throwIfAborted();
    return files;
  } catch (error) {
    await vault.blobs.abandon(allStaged);
    throw error;
  }
};

interface BegunItem {
  readonly index: number;
  readonly files: Promise<StagedEvidenceFile[]>;
}

export interface StagingAhead {
  /** The files of the next item, in the order of the items; null after the last. Throws what its sealing threw. */
  readonly next: () => Promise<{ readonly index: number; readonly files: StagedEvidenceFile[] } | null>;
  /** The item that `next` has answered or thrown for. */
  readonly index: () => number;
  /** Removes what was begun and not asked for; to be called in any case. */
  readonly abandonRest: () => Promise<void>;
}

export const stageAhead = async (
  vault: OpenVault,
  items: readonly EvidenceToAdd[],
  job: Job,
): Promise<StagingAhead> => {
  const sizes = await sizesOf(items);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const begun: BegunItem[] = [];
  const doneOf = new Map<number, number>();
  let doneBefore = 0;
  let bytesAhead = 0;
  let toBegin = 0;
  let current = -1;

  const report = (part: Pick<EngineProgress, 'phase'>): void => {
    let done = doneBefore;
    for (const ofItem of doneOf.values()) done += ofItem;
    job.progress({ ...part, done, total, unit: 'bytes' });
  };
  const beginWhatFits = (): void => {
    for (; ; toBegin += 1) {
      const index = toBegin;
      const item = items[index];
      const size = sizes[index] ?? 0;
      if (item === undefined || begun.length >= ITEMS_AT_A_TIME) return;
      if (begun.length > 0 && bytesAhead + size > BYTES_AT_A_TIME) return;
      const files = stageFiles(vault, item, job.signal, (done, { phase }) => {
        doneOf.set(index, Math.min(done, size));
        report({ phase });
      });
      // A failure is met when the item's turn has come.
      files.catch(() => undefined);
      begun.push({ index, files });
      bytesAhead += size;
    }
  };

  return {
    next: async () => {
      beginWhatFits();
      const first = begun[0];
      if (first === undefined) return null;
      const { index } = first;
      current = index;
      try {
        return { index, files: await first.files };
      } finally {
        begun.shift();
        const size = sizes[index] ?? 0;
        bytesAhead -= size;
        doneBefore += size;
        doneOf.delete(index);
        if (!job.signal.aborted) report({ phase: 'sealing' });
      }
    },
    index: () => current,
    abandonRest: async () => {
      for (const end of await Promise.allSettled(begun.map(({ files }) => files))) {
        if (end.status === 'fulfilled') await vault.blobs.abandon(end.value.map(({ staged }) => staged));
      }
    },
  };
};
