// The file `files` of a state: which sealed files belong to it, and which stored bytes they are
// (docs/format/backup-v1.md §2).
import type { Sha256 } from '../../shared/ids';

export interface ListedFile {
  /** Name of the sealed file in the vault. */
  readonly id: string;
  /** Of the sealed bytes: the name in the backup. */
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

const LINE = /^([0-9a-f]{64}) ([0-9a-f]{64}) ([1-9][0-9]{0,15})$/;

export const encodeSealedList = (files: readonly ListedFile[]): Uint8Array => {
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  return Buffer.from(
    sorted.map(({ id, sha256, sizeBytes }) => `${id} ${sha256} ${String(sizeBytes)}\n`).join(''),
  );
};

/** Null when a line is not of its form, ids do not rise, or the end is cut. */
export const decodeSealedList = (bytes: Uint8Array): ListedFile[] | null => {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  if (lines.pop() !== '') return null;
  const files: ListedFile[] = [];
  let last = '';
  for (const line of lines) {
    const [, id = '', sha256 = '', size = ''] = LINE.exec(line) ?? [];
    if (id <= last) return null;
    last = id;
    files.push({ id, sha256: sha256 as Sha256, sizeBytes: Number(size) });
  }
  return files;
};
