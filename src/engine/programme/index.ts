export { factsAs, factsIn, findRecord, readRecord, recordsOf, versionsOf } from './record-rows';
export type { RecordsOfOptions, StoredRecord, StoredVersion } from './record-rows';
export {
  addRecords,
  changeRecord,
  type How,
  linkRecords,
  type NewRecord,
  signRecord,
  unlinkRecord,
  withdrawRecord,
} from './write-records';
export { linksOf, type StoredLink } from './record-links';
export { askedOn, asksOf, isThereOn } from './asked-to-acknowledge';
export { settleFacts } from './settle-facts';
export { changesBetween, differencesOf, pageOfChanges } from './register-changes';
export { type SignalContext, signalContext, type SignalEdition, type SignalsOf } from './signal-context';
export { signalsOf } from './signals';
export { type ProgrammeNow, programmeNow } from './programme-now';
export { listRecords, type RecordQuery } from './list-records';
export { getRecordDetail, referringRecords } from './get-record';
export { programmeOverview, registerFacets } from './overview';
export {
  addToRegister,
  changeInRegister,
  linkInRegister,
  moveInRegister,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
  writeWhatDiffers,
} from './change-programme';
export { importRegisterTable, type RegisterImport } from './tables/import-table';
export { exportRegisterTable } from './tables/export-table';
export { keepAsEvidence } from './keep-as-evidence';
export { makePopulation } from './make-population';
