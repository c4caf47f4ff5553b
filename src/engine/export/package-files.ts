// The files of one package, in the order of its zip: what was drawn and written carries its bytes, evidence is
// named by its hash. A fresh build makes it from content, a rebuild reads it out of a recipe.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { invariant } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { sha256Hex } from '../crypto/hash';

interface FileFacts {
  /** Below the top folder: ASCII, `data/…` for everything but the bag's own files. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
}
export interface GeneratedFile extends FileFacts {
  readonly kind: 'generated';
  /** Made anew by each call: between two of them the file lies in memory compressed. */
  readonly bytes: () => Uint8Array;
}
/** Evidence that the zip carries; its bytes are a blob of the vault. */
export interface CarriedEvidence extends FileFacts {
  readonly kind: 'evidence';
}
export type PackageFile = GeneratedFile | CarriedEvidence;

export interface PackageFiles {
  /** Name of the one top folder. */
  readonly top: string;
  /** Time of every entry. */
  readonly builtAt: Instant;
  /** Sorted by path. */
  readonly files: readonly PackageFile[];
}

export const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/** Below this, compressing costs more than it saves. */
const WORTH_PACKING = 2048;

/** Holds the bytes of a file compressed: the pages of a large package would fill the memory otherwise. */
export const generatedFile = (path: string, bytes: Uint8Array): GeneratedFile => {
  const facts = { kind: 'generated', path, sizeBytes: bytes.length, sha256: sha256Hex(bytes) } as const;
  const small = bytes.length < WORTH_PACKING ? bytes : deflateRawSync(bytes, { level: 1 });
  return small.length < bytes.length
    ? { ...facts, bytes: () => inflateRawSync(small) }
    : { ...facts, bytes: () => bytes };
};

export const inZipOrder = <T extends { readonly path: string }>(files: readonly T[]): T[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

export const isTagFile = ({ path }: { readonly path: string }): boolean => !path.startsWith('data/');

/** The seal number: SHA-256 of the signed list. */
export const sealNumberOf = ({ files }: PackageFiles): Sha256 => {
  const list = files.find((one) => one.path === TAG_MANIFEST);
  invariant(list !== undefined, 'every package has the list that is signed');
  return list.sha256;
};

export const carriedCount = ({ files }: PackageFiles): number =>
  files.filter((one) => one.kind === 'evidence').length;
