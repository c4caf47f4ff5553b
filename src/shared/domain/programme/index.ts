// The registers of the programme, each with its spec.
import { AI_ASSET } from './ai-asset';
import { CHANGE } from './change';
import { DOCUMENT } from './document';
import { INCIDENT } from './incident';
import { OWN_REPORT, SHARE } from './own-report';
import { PERSON } from './person';
import { POLICY } from './policy';
import { QUESTIONNAIRE } from './questionnaire';
import type { FactsOf, Register, RegisterSpec } from './register';
import { RISK } from './risk';
import { VENDOR } from './vendor';
import { VENDOR_REPORT } from './vendor-report';

const ALL = {
  person: PERSON,
  vendor: VENDOR,
  'vendor-report': VENDOR_REPORT,
  policy: POLICY,
  questionnaire: QUESTIONNAIRE,
  'ai-asset': AI_ASSET,
  incident: INCIDENT,
  risk: RISK,
  change: CHANGE,
  document: DOCUMENT,
  'own-report': OWN_REPORT,
  share: SHARE,
} as const;

/** Their fields by name, whatever the register: for what treats all alike. */
export const SPECS = ALL as unknown as Readonly<Record<Register, RegisterSpec>>;

/** What a record of each register says, for what knows which one it has. */
export type Facts = { readonly [R in keyof typeof ALL]: FactsOf<(typeof ALL)[R]> };

export {
  AI_ASSET,
  CHANGE,
  DOCUMENT,
  INCIDENT,
  OWN_REPORT,
  PERSON,
  POLICY,
  QUESTIONNAIRE,
  RISK,
  SHARE,
  VENDOR,
};
export { VENDOR_REPORT };
export { REGISTERS, Register, type RegisterSpec } from './register';
