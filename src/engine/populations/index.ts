export { changeSample, linkSamples, unlinkSamples } from './change-samples';
export { SHOWN_STATE } from './collected-sql';
export { exportSamples } from './export-samples';
export { importPicks, type PicksToImport, populationRows, selfSample } from './pick-rows';
export { type ListBytes, type ListRow, type OpenList, openListBytes } from './list-file';
export { columnNames, type ListSummary, summarizeList } from './list-summary';
export { findPopulation, listPopulations } from './population-rows';
export {
  changePopulation,
  type ListPlace,
  lookAtList,
  recordMadeList,
  recordPopulation,
  setPopulationState,
} from './record-population';
export { getPopulation, pageOfSamples } from './selection-rows';
export {
  type HandedOverPopulation,
  type HandedOverSample,
  populationsToHandOver,
} from './populations-to-hand-over';
export { findPicks, type FoundPicks, keepPicks, type ToldPicks } from './told-picks';
