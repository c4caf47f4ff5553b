// What wants somebody's eye: the words are the program's own (src/shared/signal-texts.ts), the shape is the window's.
import type { Signal } from '../../shared/domain/programme/signal';
import { signalHeading } from '../../shared/signal-texts';
import type { State } from '../ui/StateMark';
import { count } from './count';

export { signalHeading, signalText, weightText } from '../../shared/signal-texts';

const SHAPES = { stop: 'missed', look: 'late', note: 'due' } as const satisfies Record<
  Signal['weight'],
  State
>;

export const signalShape = (weight: Signal['weight']): State => SHAPES[weight];

/** For several records: `Review overdue, 3`. */
export const signalCountText = (code: Signal['code'], records: number): string =>
  `${signalHeading(code)}, ${count(records)}`;
