// Cuts a package into parts that open on their own (docs/format/package-v1.md §4.1): the bag's own files in each,
// everything generated in the first, evidence in its order. A file is never cut.
import { isTagFile, inZipOrder, type PackageFile, type PackageFiles } from './package-files';

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END = 22;
/** What 64-bit sizes and places add, where they are needed: in a directory entry and at the end. */
const WIDE_ENTRY = 28;
const WIDE_END = 76;
const NARROW = 0xffff_ffff;

/** Bytes one file takes in a zip; a little more than that where the zip grows beyond 4 GiB. */
const sizeInZip = (top: string, { kind, path, sizeBytes }: PackageFile, limit: number): number => {
  const name = top.length + 1 + path.length;
  const descriptor = kind === 'generated' ? 0 : sizeBytes > NARROW ? 24 : 16;
  const wide = limit > NARROW || sizeBytes > NARROW ? WIDE_ENTRY : 0;
  return LOCAL_HEADER + name + sizeBytes + descriptor + CENTRAL_HEADER + name + wide;
};

/**
 * Parts of at most `limit` bytes each, where that can be: a single file may be longer, and so may the pages and
 * lists, which stay together. One part when everything fits.
 */
export const splitParts = (files: PackageFiles, limit: number): PackageFiles[] => {
  const { top } = files;
  const size = (file: PackageFile): number => sizeInZip(top, file, limit);
  const sum = (list: readonly PackageFile[]): number => list.reduce((total, file) => total + size(file), 0);
  const tags = files.files.filter(isTagFile);
  const pages = files.files.filter((file) => file.kind === 'generated' && !isTagFile(file));
  const alone = sum(tags) + END + (limit > NARROW ? WIDE_END : 0);
  const parts: PackageFile[][] = [[...pages]];
  let filled = alone + sum(pages);
  for (const file of files.files) {
    if (file.kind !== 'evidence') continue;
    const needed = size(file);
    const isFirst = parts.length === 1;
    if (filled + needed > limit && (isFirst || (parts.at(-1)?.length ?? 0) > 0)) {
      parts.push([]);
      filled = alone;
    }
    parts.at(-1)?.push(file);
    filled += needed;
  }
  return parts.map((part) => ({ ...files, files: inZipOrder([...tags, ...part]) }));
};

/** `NAME.part-2-of-3.zip` for `NAME.zip`. A reader finds the other parts by these names. */
export const partName = (name: string, part: number, of: number): string => {
  if (of === 1) return name;
  const [, stem = name, , age = ''] = /^(.*?)(\.zip)?(\.age)?$/is.exec(name) ?? [];
  return `${stem}.part-${String(part)}-of-${String(of)}.zip${age.toLowerCase()}`;
};
