// What a verify report means for the two questions an auditor has, kept apart: are these the bytes that
// were signed (integrity), and was it the key you were told about (identity)?
import type { VerifyReport } from '../../../shared/domain/package';

export type Integrity = 'holds' | 'broken' | 'refused' | 'incomplete';
export type Identity =
  /** The check itself compared the key or words that were typed. */
  | 'matches'
  /** The person compared the twelve words on the screen by eye. */
  | 'confirmed'
  | 'not-compared'
  | 'differs'
  /** There is no signature to speak of. */
  | 'unknown';

/** Has words of its own: what is sound and still no whole signed package. */
export type Special = 'bag' | 'delta-alone' | 'part-missing' | null;

export interface VerifyStanding {
  readonly integrity: Integrity;
  readonly identity: Identity;
}

/** What the person said about the twelve words on the screen. */
export type WordsCompared = 'not-yet' | 'same' | 'different';

const INTEGRITY = {
  verified: 'holds',
  'verified-unknown-signer': 'holds',
  'bag-holds': 'holds',
  failed: 'broken',
  hostile: 'refused',
  incomplete: 'incomplete',
} as const satisfies Record<VerifyReport['verdict'], Integrity>;

/** Says: a delta that was checked without the full package it goes with. */
const BASE_NEEDED = 'delta.base-needed';
const PART_MISSING = 'part.missing';
/** One for each file of a missing part. */
const FILE_MISSING = 'file.missing';

export const specialOf = (report: VerifyReport): Special => {
  if (report.verdict === 'bag-holds') return 'bag';
  if (report.verdict !== 'incomplete') return null;
  const codes = new Set(report.findings.map((finding) => finding.code));
  if (codes.size === 1 && codes.has(BASE_NEEDED)) return 'delta-alone';
  const others = [...codes].filter((code) => code !== PART_MISSING && code !== FILE_MISSING);
  return codes.has(PART_MISSING) && others.length === 0 ? 'part-missing' : null;
};

/** The full package that is asked for; null when none is. */
export const neededBase = (report: VerifyReport): VerifyReport['base'] =>
  report.findings.some((finding) => finding.code === BASE_NEEDED) ? report.base : null;

/** Says: signed, but not by the key that was told. */
const OTHER_SIGNER = 'signature.other-signer';

export const verifyStanding = (report: VerifyReport, words: WordsCompared): VerifyStanding => {
  const otherSigner = report.findings.filter((finding) => finding.code === OTHER_SIGNER);
  const onlyTheSigner = otherSigner.length > 0 && otherSigner.length === report.findings.length;
  const integrity = report.verdict === 'failed' && onlyTheSigner ? 'holds' : INTEGRITY[report.verdict];

  if (report.signer === null) return { integrity, identity: 'unknown' };
  if (otherSigner.length > 0 || words === 'different') return { integrity, identity: 'differs' };
  if (report.verdict === 'verified') return { integrity, identity: 'matches' };
  return { integrity, identity: words === 'same' ? 'confirmed' : 'not-compared' };
};
