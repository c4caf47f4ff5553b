import type { HandlersFor } from '../../../shared/contract';
import type { Work } from '../work';
import { backupHandlers } from './backup';
import { catalogHandlers } from './catalog';
import { controlsHandlers } from './controls';
import { criteriaHandlers } from './criteria';
import { engagementHandlers } from './engagement';
import { evidenceHandlers } from './evidence';
import { journalHandlers } from './journal';
import { memberHandlers } from './members';
import { packageHandlers } from './package';
import { vaultHandlers } from './vault';

export const engineHandlers: HandlersFor<'engine', Work> = {
  vault: vaultHandlers,
  members: memberHandlers,
  backup: backupHandlers,
  catalog: catalogHandlers,
  engagement: engagementHandlers,
  controls: controlsHandlers,
  criteria: criteriaHandlers,
  evidence: evidenceHandlers,
  package: packageHandlers,
  journal: journalHandlers,
};
