// What about one policy wants somebody's eye.
import { POLICY } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { sha256Hex } from '../../crypto/hash';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';
import { acknowledgementsOpen } from './acknowledgements';

export const policySignals: SignalsOf = (record, context) => {
  if (record.state === 'retired') return [];
  const last = context.editionsOf(record.number).at(-1);
  const isSaidToHold = record.state === 'approved' || record.state === 'in-force';
  if (last === undefined)
    return [{ code: 'not-approved', weight: isSaidToHold ? 'stop' : 'look', number: null }];
  const signals: Signal[] = [];
  if (sha256Hex(factsAs(POLICY, record).text) !== last.textSha256)
    signals.push({ code: 'changed-since-approval', weight: 'look', number: last.edition });
  return [...signals, ...acknowledgementsOpen(record.number, context)];
};
