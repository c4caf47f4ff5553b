// A delta together with the full package it goes with: that package is checked for itself first, must be the
// one that is named, and must have the files the delta leaves to it.
import { minisignKeyText } from '../crypto/signer-identity';
import { sameBytes } from './bytes-in-order';
import type { CheckedPackage } from './check-package';
import type { Findings } from './findings';

/** As findings of the base are marked. */
export const BASE = 'base: ';

const DELTA_OF = 'the package given as its base';

/** Both tell the same journal, as far as the older one goes. */
const isOneHistory = (delta: CheckedPackage, base: CheckedPackage): boolean => {
  if (delta.custody === null || delta.json === null || base.json === null) return true;
  const { vault, size, head } = base.json.custody;
  return vault === delta.json.custody.vault && delta.custody.leaves[size - 1] === head;
};

const isEarlierSigner = (delta: CheckedPackage, base: CheckedPackage): boolean => {
  const key = base.signature.publicKey;
  const now = delta.signature.publicKey;
  if (key === null || now === null) return false;
  return sameBytes(key, now) || delta.keys.some((link) => link.oldKey === minisignKeyText(key));
};

/** The hashes of what was read below data/. */
export const readIn = ({ files }: CheckedPackage): ReadonlySet<string> =>
  new Set([...files].filter(([path]) => path.startsWith('data/')).map(([, file]) => file.sha256));

/** `held` are the hashes that the base has, and a delta may leave to it. */
export const checkBase = (
  delta: CheckedPackage,
  base: CheckedPackage,
  held: ReadonlySet<string>,
  baseFindings: Findings,
  findings: Findings,
): void => {
  findings.addAll(baseFindings, BASE);
  const other = (detail: string): void => {
    findings.add('delta.other-base', null, detail);
  };
  if (base.signed.baseSeal !== null) other(`${DELTA_OF} is a delta itself`);
  else if (base.sealNumber !== delta.signed.baseSeal)
    other(`${DELTA_OF} has another seal number than the one that is named`);
  else if (base.signature.publicKey !== null && !isEarlierSigner(delta, base))
    other(`${DELTA_OF} is signed by a key that no change of keys leads on from`);
  const named = delta.round?.base ?? null;
  const about = base.json?.package;
  if (named !== null && about !== undefined && (named.id !== about.id || named.round !== about.round))
    other(`${DELTA_OF} is ${about.id} round ${String(about.round)}`);
  if (!isOneHistory(delta, base))
    findings.add('custody.forked', null, 'the two packages tell different histories of one vault');
  for (const [path, sha256] of delta.listed?.absent ?? []) {
    if (!held.has(sha256)) findings.add('file.missing', path, 'neither here nor in the base');
  }
};
