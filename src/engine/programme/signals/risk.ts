// What about one risk wants somebody's eye: no answer to it is stated.
import { RISK } from '../../../shared/domain/programme';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';

export const riskSignals: SignalsOf = (record) => {
  if (record.state === 'closed') return [];
  const { treatment, plan, controls, acceptedBy, likelihood, impact } = factsAs(RISK, record);
  const isAnswered =
    treatment === 'accept' ? acceptedBy !== '' : treatment !== '' && (plan !== '' || controls.length > 0);
  if (isAnswered) return [];
  const isHigh = likelihood === 'high' || impact === 'high';
  return [{ code: 'not-treated', weight: isHigh ? 'look' : 'note', number: null }];
};
