// Every kind of row that the journal tells of.
import { listedRows } from './listed-rows';
import { toldControls } from './told-controls';
import { toldCoverage } from './told-coverage';
import { toldEngagements } from './told-engagements';
import { toldEvidence } from './told-evidence';
import { toldExceptions } from './told-exceptions';
import { toldHandover } from './told-handover';
import type { ToldKind } from './told-kind';
import { toldOwnedTexts } from './told-owned-texts';
import { toldPackages } from './told-packages';
import { toldPolicies } from './told-policies';
import { toldPopulations } from './told-populations';
import { toldAssessments, toldTasks } from './told-readiness';
import { toldRecipients } from './told-recipients';
import { toldReview } from './told-review';
import { toldRegisters } from './told-registers';
import { toldRequestFiles } from './told-request-files';
import { toldRequests } from './told-requests';
import { toldRoadmaps } from './told-roadmap';
import { searchedWords } from './searched-words';
import { toldSigners } from './told-signers';
import { toldViews } from './told-views';

export const toldKinds = (): readonly ToldKind[] => [
  toldControls(),
  toldEngagements(),
  toldEvidence(),
  toldExceptions(),
  toldPopulations(),
  toldAssessments(),
  toldTasks(),
  toldRoadmaps(),
  toldPackages(),
  toldRecipients(),
  toldHandover(),
  toldRequests(),
  toldRequestFiles(),
  toldRegisters(),
  toldPolicies(),
  toldReview(),
  toldSigners(),
  toldCoverage(),
  toldOwnedTexts(),
  toldViews(),
  // The last: they say nothing of rows that are found to be changed themselves.
  listedRows(),
  searchedWords(),
];
