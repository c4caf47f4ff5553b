// Calls about what is about to be taken in, before anything is stored: looking at files, folders, the
// clipboard and a watched folder.
import { z } from 'zod';
import { FileFlag } from '../domain/evidence';
import { EvidenceId, FileToken, Sha256 } from '../ids';
import { CalendarDate } from '../period';
import { FileRef } from './app';
import { done, engine, main, nothing, reads } from './call';

/** What can be said of a file before it is taken in. */
export const InspectedFile = z.strictObject({
  token: FileToken,
  sizeBytes: z.number().int(),
  mediaType: z.string(),
  flags: z.array(FileFlag),
  /** By the file system, a hint for when it was captured. */
  modifiedOn: CalendarDate.nullable(),
  /** Only when other bytes of this length are in the vault or among these files; null otherwise. */
  sha256: Sha256.nullable(),
  /** Items that hold the same bytes, withdrawn ones included. */
  alreadyIn: z.array(EvidenceId),
  /** An earlier file of this inspection with the same bytes. */
  sameAs: FileToken.nullable(),
  /** An error code of docs/errors.md when it cannot be read; then the rest says nothing. */
  problem: z.string().nullable(),
});
export type InspectedFile = z.infer<typeof InspectedFile>;

export const intakeCalls = {
  inspect: engine(
    'command',
    z.strictObject({ files: z.array(FileToken).min(1).max(1000) }),
    z.array(InspectedFile),
    (input) => input.files.map(reads),
  ),
  /** All files under a folder, by path; links are not followed, hidden and system files are counted only. */
  filesIn: main(
    'command',
    z.strictObject({ folder: FileToken }),
    z.strictObject({
      files: z.array(FileRef),
      /** Hidden and system files, links, folders that could not be read. */
      passedOver: z.number().int(),
      /** True when there were more than can be taken at once; the rest is not in `files`. */
      isCut: z.boolean(),
    }),
  ),
  /** The picture on the clipboard as a PNG held in memory; null when there is none. Never touches the disk. */
  paste: main('command', nothing, FileRef.nullable()),
  /** The folder whose new files are offered; null when none is watched. */
  watched: main(
    'query',
    nothing,
    z.strictObject({
      folder: z.strictObject({ shownPath: z.string(), isThere: z.boolean() }).nullable(),
      /** Files that have come to rest there and were neither taken in nor set aside. */
      files: z.array(FileRef),
    }),
  ),
  watch: main('command', z.strictObject({ folder: FileToken.nullable() }), done),
  /** These files of the watched folder are not offered again. */
  setAside: main('command', z.strictObject({ files: z.array(FileToken).max(10_000) }), done),
} as const;
