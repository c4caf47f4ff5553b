import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { backupHandlers } from './backup';
import { catalogHandlers } from './catalog';
import { controlsHandlers } from './controls';
import { coverageHandlers } from './coverage';
import { criteriaHandlers } from './criteria';
import { engagementHandlers } from './engagement';
import { evidenceHandlers } from './evidence';
import { exceptionHandlers } from './exceptions';
import { journalHandlers } from './journal';
import { memberHandlers } from './members';
import { packageHandlers } from './package';
import { readinessHandlers } from './readiness';
import { roadmapHandlers } from './roadmap';
import { vaultHandlers } from './vault';

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
  exceptions: exceptionHandlers,
  readiness: readinessHandlers,
  roadmap: roadmapHandlers,
  package: packageHandlers,
  journal: journalHandlers,
};
