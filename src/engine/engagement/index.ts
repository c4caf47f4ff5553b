export {
  createEngagement,
  currentEngagement,
  getEngagement,
  listEngagements,
  updateEngagement,
} from './engagements';
export {
  type ExaminedParameters,
  examinedParameters,
  inExaminedTimeSql,
  verdictSql,
} from './examined-time-sql';
