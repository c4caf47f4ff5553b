// The shape that stands beside each half of a verdict: whether it is as it was signed, and who signed.
import type { State } from '../../ui/StateMark';
import type { Identity, Integrity } from './verify-standing';

export const INTEGRITY_MARK = {
  holds: 'met',
  broken: 'missed',
  refused: 'missed',
  incomplete: 'late',
} as const satisfies Record<Integrity, State>;

export const IDENTITY_MARK = {
  matches: 'met',
  confirmed: 'met',
  'not-compared': 'due',
  differs: 'missed',
  unknown: 'late',
} as const satisfies Record<Identity, State>;
