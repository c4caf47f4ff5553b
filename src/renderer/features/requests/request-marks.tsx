// Both tracks of a request in word, shape and colour. Solid marks are only for what is returned, late, or
// answered twice.
import type { AuditorStatus, InternalStatus, RequestSummary } from '../../../shared/domain/request';
import { daysBetween } from '../../../shared/period';
import { dateText, today } from '../../messages/dates';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import { type State, StateMark } from '../../ui/StateMark';
import styles from './requests.module.css';

const SHAPES = {
  draft: 'notdue',
  open: 'due',
  submitted: 'notdue',
  'in-review': 'notdue',
  returned: 'late',
  accepted: 'met',
  'not-applicable': 'excused',
  withdrawn: 'excused',
} as const satisfies Record<AuditorStatus, State>;

export const AuditorMark = ({ status }: { readonly status: AuditorStatus }) => (
  <StateMark state={SHAPES[status]} quiet={status !== 'returned'}>
    {requestWords.auditor(status)}
  </StateMark>
);

/** The way of our own track; `needs-clarification` is a halt on it, not a step. */
export const INTERNAL_STEPS: readonly InternalStatus[] = [
  'new',
  'assigned',
  'in-progress',
  'ready-for-review',
  'submitted',
  'closed',
];

/** How far it is, from 1. */
export const internalStep = (status: InternalStatus): number =>
  INTERNAL_STEPS.indexOf(status === 'needs-clarification' ? 'in-progress' : status) + 1;

export const InternalMark = ({ status }: { readonly status: InternalStatus }) => (
  <span
    className={styles.internal}
    title={text.step(requestWords.internal(status), internalStep(status), INTERNAL_STEPS.length)}
  >
    <span className={styles.bar} data-halted={status === 'needs-clarification'} aria-hidden="true">
      {INTERNAL_STEPS.map((step, place) => (
        <i key={step} data-done={place < internalStep(status)} />
      ))}
    </span>
    <span className={styles.cut}>{requestWords.internal(status)}</span>
  </span>
);

/** The firm's day; late ones are marked. */
export const DueDay = ({ row }: { readonly row: Pick<RequestSummary, 'dueOn' | 'isLate'> }) =>
  row.dueOn === null ? (
    <span className="faint">{text.noDue}</span>
  ) : row.isLate ? (
    <StateMark state="missed">{dateText(row.dueOn)}</StateMark>
  ) : (
    <span>{dateText(row.dueOn)}</span>
  );

/** Whole days since the turn last passed over, by the clock of this computer. */
export const daysWaiting = (row: Pick<RequestSummary, 'waitingSince'>): number =>
  Math.max(0, daysBetween(row.waitingSince, today()));
