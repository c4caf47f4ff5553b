// Whether something says of itself that it is a package of this program. What says so must be signed: one that was
// stripped of its signature is no bag of somebody else.
import { looseUtf8 } from './bytes-in-order';
import type { PackageSource } from './package-source';
import { keptLimit, keptOfBag, readSmall } from './read-files';

/** Outside data/; and below it, what lies where only this program puts it. */
const OURS =
  /^(?:signer\.pub|[^/]*\.minisig|HOW-TO-VERIFY\.txt|key-change-[^/]*|data\/90_custody\/(?:entries\.jsonl|roster\.json|checkpoint\.txt)|data\/30_evidence\/(?:EVD-[\d-]+\/)?EVD-\d{4}[^/]*)$/i;
const OWN_FOLDER = /-PKG-\d{4}-\d{2,4}-r\d+$/;
const OWN_WORD = /muniment-(?:package|format)/i;

/** Says it in whatever spelling: UTF-16, or with signs escaped as JSON may. */
const saysOurs = (bytes: Uint8Array): boolean => {
  const text = looseUtf8(bytes).replaceAll('\0', '');
  const plain = text.includes('\\u')
    ? text.replace(/\\u00([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return OWN_WORD.test(plain);
};

const isClaimedIn = async (source: PackageSource, path: string, limit: number): Promise<boolean> => {
  if (!source.files.some((file) => file.path === path)) return false;
  const bytes = await readSmall(source, path, limit);
  // What is too long to be looked at, or cannot be read, is not taken for somebody else's.
  return bytes === null || saysOurs(bytes);
};

/** Reads no more than two files. */
export const claimsToBeOurs = async (source: PackageSource): Promise<boolean> =>
  !source.files.some((file) => file.path === 'bagit.txt') ||
  OWN_FOLDER.test(source.topFolder ?? '') ||
  source.files.some((file) => OURS.test(file.path)) ||
  (await isClaimedIn(source, 'bag-info.txt', keptOfBag('bag-info.txt') ?? 0)) ||
  (await isClaimedIn(source, 'data/package.json', keptLimit('data/package.json') ?? 0));
