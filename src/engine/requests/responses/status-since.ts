// Where a request stood with the auditor when they got what they answer, by the journal: what somebody else said since
// must not be overwritten, and what they said themselves is known to them.
import { AuditorStatus, InternalStatus } from '../../../shared/domain/request';
import { engagementId, type PackageId, type RequestId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { parseJournalText } from '../../journal/journal-text';
import { ANSWERED_INTERNAL, shownStatus } from '../track-rules';

export interface Standing {
  /** As recorded. */
  readonly auditor: AuditorStatus;
  readonly returnReason: string;
  /** As what went out showed it. */
  readonly shown: AuditorStatus;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Null where the request was not there yet. */
export const standingAt = (db: ReadableDb, request: RequestId, seq: number): Standing | null => {
  const lines = db
    .prepare(
      `SELECT line FROM journal WHERE subject = ? AND action IN ('request.added', 'request.moved') AND seq <= ?
       ORDER BY seq`,
    )
    .pluck()
    .all(request, seq) as string[];
  let auditor: AuditorStatus | null = null;
  let internal: InternalStatus = 'new';
  let returnReason = '';
  for (const line of lines) {
    const { action, detail } = parseJournalText(line) ?? {};
    if (detail === undefined) continue;
    const isAdded = action === 'request.added';
    if (isAdded || detail['track'] === 'auditor') {
      auditor = AuditorStatus.safeParse(isAdded ? detail['auditor'] : detail['to']).data ?? auditor;
      returnReason = text(detail['returnReason']);
    }
    if (isAdded || detail['track'] === 'internal')
      internal = InternalStatus.safeParse(isAdded ? detail['internal'] : detail['to']).data ?? internal;
  }
  if (auditor === null) return null;
  return { auditor, returnReason, shown: shownStatus(auditor, ANSWERED_INTERNAL.includes(internal)) };
};

/** The newest entry that a round of a package was built upon. */
export const seqOfRound = (db: ReadableDb, packageId: PackageId, round: number): number =>
  (db
    .prepare('SELECT journal_seq FROM package_round WHERE package = ? AND round = ?')
    .pluck()
    .get(packageId, round) as number | undefined) ?? 0;

export interface Sender {
  readonly engagement: number;
  readonly packageId: PackageId;
  readonly round: number;
  /** Who is known by their key; without one by what they call themselves. */
  readonly key: string;
  readonly by: string;
  readonly firm: string;
  readonly madeAt: string;
}

/** The entry up to which the sender knows the vault: the round, and what they said of it before. */
export const knownUpTo = (db: ReadableDb, sender: Sender): number => {
  const lines = db
    .prepare(
      `SELECT seq, line FROM journal WHERE action = 'request.response-taken-in' AND subject = ? ORDER BY seq`,
    )
    .all(engagementId(sender.engagement)) as { seq: number; line: string }[];
  const own = lines.findLast(({ line }) => {
    const detail = parseJournalText(line)?.detail ?? {};
    const isSame =
      sender.key === ''
        ? detail['key'] === '' && detail['saidBy'] === sender.by && detail['firm'] === sender.firm
        : detail['key'] === sender.key;
    const made = text(detail['made']);
    const isOfRound = detail['package'] === sender.packageId && detail['round'] === sender.round;
    return isSame && isOfRound && made !== '' && made <= sender.madeAt;
  });
  return Math.max(seqOfRound(db, sender.packageId, sender.round), own?.seq ?? 0);
};
