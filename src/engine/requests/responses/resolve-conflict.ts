// Settles what two sides said differently: a person takes one, and the other stays readable where it was found.
import type { RequestDetail } from '../../../shared/domain/request';
import { UserError } from '../../../shared/errors';
import { numberOf, type RequestId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { ResponseStatus } from '../../../shared/response';
import type { Change, OpenVault } from '../../vault/open-vault';
import { changeAsked, moveAuditor } from '../change-requests';
import { getRequest } from '../get-request';
import { readRequest } from '../read-requests';
import { withField } from './asked-field';

export interface Resolution {
  readonly id: RequestId;
  readonly number: number;
  readonly take: 'ours' | 'theirs';
  readonly note: string;
}

interface ConflictRow {
  readonly field: string;
  readonly theirs: string;
  readonly saidBy: string;
  readonly taken: string | null;
}

const RETURNED = 'returned: ';

/** A status as it was kept: of a returned one the reason stands behind it. */
const statusOf = (text: string): { readonly to: ResponseStatus; readonly reason: string } | null => {
  if (text.startsWith(RETURNED)) return { to: 'returned', reason: text.slice(RETURNED.length) };
  const to = ResponseStatus.safeParse(text).data;
  return to === undefined ? null : { to, reason: '' };
};

const takeTheirs = (
  change: Change,
  request: number,
  { field, theirs, saidBy }: ConflictRow,
  note: string,
): void => {
  if (field !== 'status') {
    const { asked } = readRequest(change.db, request);
    changeAsked(change, request, withField(asked, field, theirs), 'response');
    return;
  }
  const status = statusOf(theirs);
  if (status === null) throw new UserError('request.state', { what: 'No status an auditor sets.' });
  moveAuditor(change, request, status.to, {
    ...{ on: change.now.slice(0, 10) as CalendarDate, via: 'response', saidBy, note, auditorWord: '' },
    returnReason: status.reason,
  });
};

/**
 * @throws UserError use.unknown-request, request.conflict-settled (there is none by that number that waits),
 * request.reference-taken, vault.read-only, member.not-allowed
 */
export const resolveConflict = (vault: OpenVault, { id, number, take, note }: Resolution): RequestDetail => {
  const request = numberOf(id);
  vault.write((change) => {
    const { db, now, by, record } = change;
    readRequest(db, request);
    const conflict = db
      .prepare(
        `SELECT c.field, c.theirs, c.taken, r.said_by AS saidBy FROM request_conflict AS c
         JOIN request_response AS r ON r.number = c.response WHERE c.request = ? AND c.number = ?`,
      )
      .get(request, number) as ConflictRow | undefined;
    if (conflict === undefined || conflict.taken !== null)
      throw new UserError('request.conflict-settled', { id, number });
    db.prepare(
      `UPDATE request_conflict SET taken = @take, resolved_at = @now, resolved_by = @by, resolved_note = @note
       WHERE request = @request AND number = @number`,
    ).run({ request, number, take, now, by, note });
    record('request.conflict-resolved', id, { number, take, note });
    if (take === 'theirs') takeTheirs(change, request, conflict, note);
  });
  return getRequest(vault, id, vault.environment.now().slice(0, 10) as CalendarDate);
};
