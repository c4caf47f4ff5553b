export {
  createEngagement,
  currentEngagement,
  getEngagement,
  listEngagements,
  makeCurrent,
  proveLength,
  setEngagementState,
  updateEngagement,
} from './engagements';
export { type AskedFor, askedFor, engagementScope, setEngagementScope } from './engagement-scope';
export { findCurrentEngagement, findEngagement } from './engagement-rows';
export { rollForward } from './roll-forward';
export {
  EVIDENCE_IN_TIME,
  type ExaminedParameters,
  examinedParameters,
  verdictSql,
} from './examined-time-sql';
