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
