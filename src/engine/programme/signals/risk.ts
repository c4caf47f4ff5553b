// What about one record of this register wants somebody's eye.
import type { SignalsOf } from '../signal-context';

export const riskSignals: SignalsOf = () => [];
