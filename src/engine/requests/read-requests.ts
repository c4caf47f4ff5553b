// One request out of its row: everything that was stated of it, as the journal tells it too.
import { type AskedFacts, ExtraCell, type HandledFacts } from '../../shared/domain/request';
import type {
  AuditorStatus,
  InternalStatus,
  RequestKind,
  RequestPriority,
} from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import { type PackageId, type RequestId, requestId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';

export interface RequestRow {
  readonly number: number;
  readonly engagement: number;
  readonly place: number;
  readonly reference: string;
  readonly wording: string;
  readonly title: string;
  readonly area: string;
  readonly kind: RequestKind;
  readonly named: string;
  readonly period_from: CalendarDate | null;
  readonly period_to: CalendarDate | null;
  readonly requested_on: CalendarDate | null;
  readonly due_on: CalendarDate | null;
  readonly priority: RequestPriority;
  readonly extra: string;
  readonly owner: string;
  readonly own_due_on: CalendarDate | null;
  readonly internal: InternalStatus;
  readonly auditor: AuditorStatus;
  readonly auditor_word: string;
  readonly return_reason: string;
  readonly waiting_since: CalendarDate;
  readonly submitted_package: PackageId | null;
  readonly submitted_round: number | null;
}

export interface SubmittedWith {
  readonly packageId: PackageId;
  readonly round: number;
}

/** Everything of the row. */
export interface StoredRequest {
  readonly number: number;
  readonly id: RequestId;
  readonly engagement: number;
  readonly place: number;
  readonly asked: AskedFacts;
  readonly handled: HandledFacts;
  readonly internal: InternalStatus;
  readonly auditor: AuditorStatus;
  /** The firm's own word for its status; empty where it was told otherwise. */
  readonly auditorWord: string;
  readonly returnReason: string;
  /** The day the turn last passed over. */
  readonly waitingSince: CalendarDate;
  readonly submittedWith: SubmittedWith | null;
}

/** What of a row tells what was asked, but for what stays in the vault. */
export type AskedRow = Pick<
  RequestRow,
  | 'reference'
  | 'wording'
  | 'title'
  | 'area'
  | 'kind'
  | 'named'
  | 'period_from'
  | 'period_to'
  | 'requested_on'
  | 'due_on'
>;

export const askedOf = (row: AskedRow) => ({
  reference: row.reference,
  wording: row.wording,
  title: row.title,
  area: row.area,
  kind: row.kind,
  named: row.named,
  period:
    row.period_from === null || row.period_to === null ? null : { from: row.period_from, to: row.period_to },
  requestedOn: row.requested_on,
  dueOn: row.due_on,
});

const EXTRA = ExtraCell.array();

export const storedRequest = (row: RequestRow): StoredRequest => ({
  number: row.number,
  id: requestId(row.number),
  engagement: row.engagement,
  place: row.place,
  asked: {
    ...askedOf(row),
    priority: row.priority,
    extra: EXTRA.parse(JSON.parse(row.extra)),
  },
  handled: { owner: row.owner, ownDueOn: row.own_due_on },
  internal: row.internal,
  auditor: row.auditor,
  auditorWord: row.auditor_word,
  returnReason: row.return_reason,
  waitingSince: row.waiting_since,
  submittedWith:
    row.submitted_package === null || row.submitted_round === null
      ? null
      : { packageId: row.submitted_package, round: row.submitted_round },
});

/** @throws UserError use.unknown-request */
export const readRequest = (db: ReadableDb, number: number): StoredRequest => {
  const row = db.prepare('SELECT * FROM request WHERE number = ?').get(number);
  if (row === undefined) throw new UserError('use.unknown-request', { id: requestId(number) });
  return storedRequest(row as RequestRow);
};

/** The request of an engagement that has this number of the firm; null for none. An empty one is nobody's. */
export const findByReference = (db: ReadableDb, engagement: number, reference: string): number | null =>
  reference === ''
    ? null
    : ((db
        .prepare('SELECT number FROM request WHERE engagement = ? AND reference = ?')
        .pluck()
        .get(engagement, reference) as number | undefined) ?? null);
