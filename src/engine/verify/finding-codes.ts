// Every answer of the verifier that is not "fine". A code is for ever: auditors' scripts read it. The
// meaning of each stands in docs/format/package-v1.md §9, and a test compares the two.
import type { VerifyVerdict } from '../../shared/domain/package';

type Weight = Extract<VerifyVerdict, 'hostile' | 'failed' | 'incomplete'>;

export const FINDING_CODES = {
  // The reader is attacked: nothing an honest writer makes.
  'name.escapes': 'hostile',
  'name.unsafe': 'hostile',
  'name.reserved': 'hostile',
  'name.too-long': 'hostile',
  'name.duplicate': 'hostile',
  'name.twin': 'hostile',
  'name.file-as-folder': 'hostile',
  'name.two-spellings': 'hostile',
  'entry.link-or-device': 'hostile',
  'entry.encrypted': 'hostile',
  'entry.method': 'hostile',
  'entry.header-mismatch': 'hostile',
  'entry.overlap': 'hostile',
  'entry.bomb': 'hostile',
  'zip.prepended': 'hostile',
  'zip.trailing': 'hostile',
  'zip.gap': 'hostile',
  'zip.comment': 'hostile',
  'zip.contradictory': 'hostile',
  'zip.too-many-entries': 'hostile',
  'file.too-large': 'hostile',
  'json.hostile': 'hostile',
  // Something is changed, false or added.
  'zip.unreadable': 'failed',
  'zip.not-canonical': 'failed',
  'entry.unreadable': 'failed',
  'entry.checksum': 'failed',
  'bag.top-folder': 'failed',
  'bag.declaration': 'failed',
  'bag.info': 'failed',
  'bag.fetch': 'failed',
  'signature.malformed': 'failed',
  'signature.invalid': 'failed',
  'signature.comment': 'failed',
  'signature.other-signer': 'failed',
  'signer.malformed': 'failed',
  'signer.chain-broken': 'failed',
  'list.malformed': 'failed',
  'file.changed': 'failed',
  'file.unlisted': 'failed',
  'json.malformed': 'failed',
  'package.disagrees': 'failed',
  'package.auditor-result': 'failed',
  'custody.malformed': 'failed',
  'custody.broken': 'failed',
  'custody.signature': 'failed',
  'custody.disagrees': 'failed',
  'custody.not-allowed': 'failed',
  'custody.forked': 'failed',
  'round.disagrees': 'failed',
  'delta.other-base': 'failed',
  'part.contradictory': 'failed',
  'part.other-package': 'failed',
  // Something is missing.
  'zip.truncated': 'incomplete',
  'bag.missing': 'incomplete',
  'bag.version': 'incomplete',
  'bag.algorithm': 'incomplete',
  'bag.fetch-needed': 'incomplete',
  'signature.missing': 'incomplete',
  'signer.missing': 'incomplete',
  'list.missing': 'incomplete',
  'file.missing': 'incomplete',
  'part.missing': 'incomplete',
  'delta.base-needed': 'incomplete',
} as const satisfies Record<string, Weight>;

export type FindingCode = keyof typeof FINDING_CODES;

const ORDER: readonly Weight[] = ['hostile', 'failed', 'incomplete'];

/** The worst of the findings; null when there is none. */
export const worstOf = (codes: Iterable<FindingCode>): Weight | null => {
  const weights = new Set([...codes].map((code): Weight => FINDING_CODES[code]));
  return ORDER.find((weight) => weights.has(weight)) ?? null;
};
