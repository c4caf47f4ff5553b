// What about one record of this register wants somebody's eye.
import type { SignalsOf } from '../signal-context';
import { notAcknowledged } from './acknowledgements';

export const personSignals: SignalsOf = (record, context) => notAcknowledged(record.number, context);
