export { assignEvidence, excuseOccurrence, unassignEvidence, withdrawExcuse } from './change-coverage';
export { coverageGrid, type CoverageGridQuery, coverageRows } from './coverage-grid';
export { coverageSummary } from './coverage-summary';
export { getOccurrence, occurrencesOfControl } from './one-control';
export { missedAndLate, unanswered } from './coverage-counts';
export { owedOccurrences } from './owed-occurrences';
export { nextLike } from './next-like';
export {
  handedOverCoverage,
  type HandedOverCoverage,
  type HandedOverOccurrence,
} from './handed-over-coverage';
