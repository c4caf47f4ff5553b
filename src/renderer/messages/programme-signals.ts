// What wants somebody's eye: the words are the program's own (src/shared/signal-texts.ts), the shape is the window's.
import type { Signal } from '../../shared/domain/programme/signal';
import type { State } from '../ui/StateMark';

export { signalHeading, signalText, weightText } from '../../shared/signal-texts';

const SHAPES = { stop: 'missed', look: 'late', note: 'due' } as const satisfies Record<
  Signal['weight'],
  State
>;

export const signalShape = (weight: Signal['weight']): State => SHAPES[weight];
