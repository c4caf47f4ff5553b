// Every kind of row that the journal tells of.
import { toldControls } from './told-controls';
import { toldEngagements } from './told-engagements';
import { toldEvidence } from './told-evidence';
import type { ToldKind } from './told-kind';
import { toldPackages } from './told-packages';

export const toldKinds = (): readonly ToldKind[] => [
  toldControls(),
  toldEngagements(),
  toldEvidence(),
  toldPackages(),
];
