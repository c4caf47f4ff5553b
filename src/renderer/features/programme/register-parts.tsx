// Which registers bring parts of their own, and which (register-part.ts says what there is). One line each: the parts
// themselves are in the folders of those who know the register.
import type { Register } from '../../../shared/domain/programme/register';
import { AI_ASSET_PART } from '../ai-assets/ai-asset-part';
import { POLICY_PARTS } from '../policies/policy-parts';
import { QUESTIONNAIRE_PART } from '../questionnaires/questionnaire-part';
import { VENDOR_PART, VENDOR_REPORT_PART } from '../vendors/vendor-parts';
import { DOCUMENT_PART } from '../documents/document-part';
import { OWN_REPORT_PART, SHARE_PART } from '../reports/report-parts';
import type { RegisterPart } from './register-part';

export const REGISTER_PARTS: Readonly<Partial<Record<Register, RegisterPart>>> = {
  policy: POLICY_PARTS,
  vendor: VENDOR_PART,
  'vendor-report': VENDOR_REPORT_PART,
  questionnaire: QUESTIONNAIRE_PART,
  'ai-asset': AI_ASSET_PART,
  incident: { showsEnded: true },
  change: { showsEnded: true },
  'own-report': OWN_REPORT_PART,
  share: SHARE_PART,
  document: DOCUMENT_PART,
};
