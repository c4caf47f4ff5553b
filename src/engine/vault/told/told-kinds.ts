// Every kind of row that the journal tells of.
import { toldControls } from './told-controls';
import { toldEngagements } from './told-engagements';
import { toldEvidence } from './told-evidence';
import { toldExceptions } from './told-exceptions';
import type { ToldKind } from './told-kind';
import { toldPackages } from './told-packages';
import { toldAssessments, toldTasks } from './told-readiness';
import { toldRoadmaps } from './told-roadmap';

export const toldKinds = (): readonly ToldKind[] => [
  toldControls(),
  toldEngagements(),
  toldEvidence(),
  toldExceptions(),
  toldAssessments(),
  toldTasks(),
  toldRoadmaps(),
  toldPackages(),
];
