// What page and worker say to each other. The worker holds all checks, the page none.
import type { VerifyReport } from '../shared/domain/package';

/** A file of an unpacked folder: where it lay, and how to read it. */
export interface FolderFile {
  /** With `/` between its parts, from the chosen folder on. */
  readonly path: string;
  readonly file: File;
}

/** What was chosen: a zip, the parts of one, or the files of an unpacked folder. */
export type Chosen =
  | { readonly kind: 'zips'; readonly files: readonly File[] }
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly FolderFile[] };

export interface CheckRequest {
  readonly chosen: Chosen;
  /** The full package a delta goes with. */
  readonly base: Chosen | null;
  /** What was told by another route; empty for nothing. */
  readonly told: string;
}

export type CheckAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: VerifyReport }
  /** The check could not be made; `code` is one of the table of errors. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'broke'; readonly message: string };
