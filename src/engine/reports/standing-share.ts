// Whether a copy may still be made for a share: the share stands, its terms have not ended, and so do the report and the
// file. (No NDA is no end: that is told on the record and left to whoever hands the copy out.)
import { OWN_REPORT, SHARE } from '../../shared/domain/programme';
import type { OwnReport, Share } from '../../shared/domain/programme/own-report';
import { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import { type EvidenceId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, readRecord, type StoredRecord } from '../programme';

/** What has ended of the share itself; null while nothing has. A SOC 3 is written for everybody: no NDA ends it. */
const endOfShare = (
  { state, facts }: { readonly state: string; readonly facts: Share },
  { type }: OwnReport,
  today: CalendarDate,
): string | null => {
  if (SHARE.endStates.includes(state) || facts.revokedOn !== null) return 'It was revoked or has expired.';
  if (facts.until !== null && facts.until < today) return `It was to be used until ${facts.until}.`;
  return type !== 'soc3' && facts.ndaUntil !== null && facts.ndaUntil < today
    ? `Its NDA ended on ${facts.ndaUntil}.`
    : null;
};

/** A superseded report is an old one and still true; a withdrawn one is not. */
const endOfReport = ({ id, state, withdrawn }: StoredRecord): string | null =>
  withdrawn !== null
    ? `The record of the report ${id} was withdrawn.`
    : state === 'withdrawn'
      ? `The report ${id} was withdrawn by its firm.`
      : null;

const endOfFile = (db: ReadableDb, evidence: EvidenceId): string | null => {
  const isWithdrawn = db
    .prepare('SELECT 1 FROM evidence WHERE number = ? AND withdrawn_at IS NOT NULL')
    .get(numberOf(evidence));
  return isWithdrawn === undefined ? null : `The file ${evidence} was withdrawn from evidence.`;
};

/**
 * The share, its report and the file, when a copy may be made on that day.
 * @throws UserError programme.unknown-record, programme.withdrawn, share.ended, use.bad-input
 */
export const standingShare = (
  db: ReadableDb,
  id: RecordId,
  evidence: EvidenceId,
  today: CalendarDate,
): { readonly share: Share; readonly report: StoredRecord } => {
  const record = readRecord(db, id);
  if (record.register !== 'share') throw new UserError('programme.unknown-record', { id });
  if (record.withdrawn !== null) throw new UserError('programme.withdrawn', { id });
  const share = factsAs(SHARE, record);
  const reportId = RecordId.safeParse(share.report);
  const report = reportId.success ? readRecord(db, reportId.data) : null;
  if (report?.register !== 'own-report')
    throw new UserError('use.bad-input', { what: `${id} names no report of ours.` });
  const facts = factsAs(OWN_REPORT, report);
  const ended =
    endOfShare({ state: record.state, facts: share }, facts, today) ??
    endOfReport(report) ??
    endOfFile(db, evidence);
  if (ended !== null) throw new UserError('share.ended', { id, what: ended });
  if (![...facts.files, ...facts.bridgeLetters].includes(evidence))
    throw new UserError('use.bad-input', { what: `${report.id} does not name ${evidence} as its file.` });
  return { share, report };
};
