export {
  createEngagement,
  currentEngagement,
  getEngagement,
  listEngagements,
  updateEngagement,
} from './engagements';
export {
  EVIDENCE_IN_TIME,
  type ExaminedParameters,
  examinedParameters,
  verdictSql,
} from './examined-time-sql';
