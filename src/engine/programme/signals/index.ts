// The signals of each register; every record has the generic ones beside its own.
import type { Register } from '../../../shared/domain/programme/register';
import { type Signal, WEIGHTS } from '../../../shared/domain/programme/signal';
import type { StoredRecord } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';
import { aiAssetSignals } from './ai-asset';
import { changeSignals } from './change';
import { documentSignals } from './document';
import { genericSignals } from './generic';
import { incidentSignals } from './incident';
import { ownReportSignals } from './own-report';
import { personSignals } from './person';
import { policySignals } from './policy';
import { questionnaireSignals } from './questionnaire';
import { riskSignals } from './risk';
import { shareSignals } from './share';
import { vendorSignals } from './vendor';
import { vendorReportSignals } from './vendor-report';

const OWN: Readonly<Record<Register, SignalsOf>> = {
  person: personSignals,
  vendor: vendorSignals,
  'vendor-report': vendorReportSignals,
  policy: policySignals,
  questionnaire: questionnaireSignals,
  'ai-asset': aiAssetSignals,
  incident: incidentSignals,
  risk: riskSignals,
  change: changeSignals,
  document: documentSignals,
  'own-report': ownReportSignals,
  share: shareSignals,
};

const NONE: readonly Signal[] = [];

/** What asks for somebody first; a withdrawn record asks for nobody. */
export const signalsOf = (record: StoredRecord, context: SignalContext): readonly Signal[] => {
  if (record.withdrawn !== null) return NONE;
  const signals = [...OWN[record.register](record, context), ...genericSignals(record, context)];
  if (signals.length === 0) return NONE;
  return signals.sort((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
};
