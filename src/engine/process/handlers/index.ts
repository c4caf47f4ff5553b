import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { backupHandlers } from './backup';
import { catalogHandlers } from './catalog';
import { controlsHandlers } from './controls';
import { coverageHandlers } from './coverage';
import { criteriaHandlers } from './criteria';
import { documentHandlers } from './documents';
import { engagementHandlers } from './engagement';
import { evidenceHandlers } from './evidence';
import { exceptionHandlers } from './exceptions';
import { intakeHandlers } from './intake';
import { journalHandlers } from './journal';
import { kitHandlers } from './kit';
import { memberHandlers } from './members';
import { packageHandlers } from './package';
import { policyHandlers } from './policies';
import { populationHandlers } from './populations';
import { previewHandlers } from './preview';
import { programmeHandlers } from './programme';
import { readinessHandlers } from './readiness';
import { recipientHandlers } from './recipients';
import { redactionHandlers } from './redaction';
import { requestHandlers } from './requests';
import { reviewHandlers } from './review';
import { roadmapHandlers } from './roadmap';
import { taskHandlers } from './tasks';
import { vaultHandlers } from './vault';
import { viewHandlers } from './views';

export const engineHandlers: HandlersFor<'engine', Work> = {
  vault: vaultHandlers,
  members: memberHandlers,
  backup: backupHandlers,
  catalog: catalogHandlers,
  engagement: engagementHandlers,
  controls: controlsHandlers,
  coverage: coverageHandlers,
  criteria: criteriaHandlers,
  evidence: evidenceHandlers,
  intake: intakeHandlers,
  preview: previewHandlers,
  redaction: redactionHandlers,
  views: viewHandlers,
  populations: populationHandlers,
  tasks: taskHandlers,
  exceptions: exceptionHandlers,
  readiness: readinessHandlers,
  roadmap: roadmapHandlers,
  package: packageHandlers,
  recipients: recipientHandlers,
  requests: requestHandlers,
  review: reviewHandlers,
  programme: programmeHandlers,
  policies: policyHandlers,
  documents: documentHandlers,
  kit: kitHandlers,
  journal: journalHandlers,
};
