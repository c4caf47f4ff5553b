// A copy of a report for one recipient, with their name on every page. It leaves the vault, and the journal says so.
import { resolve } from 'node:path';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { sha256Hex } from '../crypto/hash';
import { goOnOrStop, type Job } from '../environment';
import { openEvidenceFile } from '../evidence';
import { watermarked } from '../paper';
import type { OpenVault } from '../vault/open-vault';
import { refuseInsideVault, writeTogether } from '../vault/outside-file';
import { standingShare } from './standing-share';

export interface CopyAsked {
  readonly shareId: RecordId;
  readonly evidenceId: EvidenceId;
  /** Of the file in the current version, from 1. */
  readonly position: number;
  readonly target: string;
}

const bytesOf = async (vault: OpenVault, { evidenceId, position }: CopyAsked, job: Job): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of openEvidenceFile(vault, evidenceId, position)) {
    goOnOrStop(job);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

/**
 * Writes the copy to the target, replacing what is there (whoever names a target has asked). The original stays as it
 * is; a copy is the same bytes again for the same share on the same day.
 * @throws UserError programme.unknown-record, programme.withdrawn, share.ended, use.bad-input, use.unknown-evidence,
 * document.not-a-pdf, integrity.*, disk.*, job.cancelled
 */
export const saveWatermarkedCopy = async (
  vault: OpenVault,
  asked: CopyAsked,
  job: Job,
): Promise<{ pages: number; sha256: string }> => {
  vault.requireMay('evidence.copied-out');
  const today = vault.environment.now().slice(0, 10) as CalendarDate;
  const { share, report } = standingShare(vault.db, asked.shareId, asked.evidenceId, today);
  const target = resolve(asked.target);
  refuseInsideVault(vault, target);
  const version = vault.db
    .prepare('SELECT current_version FROM evidence WHERE number = ?')
    .pluck()
    .get(numberOf(asked.evidenceId)) as number | undefined;
  const original = await bytesOf(vault, asked, job);
  const day = share.sharedOn ?? today;
  const { bytes, pages } = await watermarked(original, [
    `${share.recipient} · ${share.company}`,
    `Copy ${asked.shareId} of ${report.id}, ${day}`,
    `Given by ${vault.organization} to this recipient only`,
  ]);
  goOnOrStop(job);
  const sha256 = sha256Hex(bytes);
  // Recorded before the copy appears: the journal may name a copy that failed at the last step, but never misses one
  // that left.
  vault.write(({ record }) =>
    record('evidence.copied-out', asked.evidenceId, {
      version,
      position: asked.position,
      sha256: sha256Hex(original),
      purpose: 'share',
      share: asked.shareId,
      copySha256: sha256,
    }),
  );
  await writeTogether(vault.environment, [{ path: target, content: bytes }]);
  return { pages, sha256 };
};
