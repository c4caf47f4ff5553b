// The one door of the engine. Whoever is outside imports from here (or, to verify without a vault, from
// ./verify) and from nowhere deeper.
export type { DeviceMemory, Environment, Job, Logger } from './environment';
export { keepMemoryOutOfCoreDumps } from './process/core-dumps';
export { instantOf, realEnvironment, systemClock } from './process/real-environment';

export { backupState, backupVault, listBackup, restoreBackup } from './backup';
export { copyAfterChange } from './vault/copies/copy-after-change';
export { listCopies } from './vault/copies/list-copies';
export { restoreCopy } from './vault/copies/restore-copy';
export type { OpenVault } from './vault/open-vault';
export { checkVault } from './vault/check-vault';
export { createVault, type NewVault } from './vault/create-vault';
export {
  addMember,
  changePassphrase,
  changeRole,
  givePassphrase,
  listMembers,
  renewRecoveryKey,
} from './vault/members';
export { openVault } from './vault/open';
export { rekeyVault, removeMember } from './vault/rekey';
export { renewSigner } from './vault/renew-signer';
export { confirmRecoveryKey, recoverVault } from './vault/recover-vault';
export { peekVault, vaultInfo, type VaultPeek } from './vault/vault-info';

export { listJournal, type JournalQuery } from './journal/list-journal';
export { verifyJournal } from './journal/verify-journal';

export { catalog, starterControls } from './catalog';
export { importOwnedTexts, type OwnedTextImport, ownedTexts, removeOwnedTexts } from './catalog/owned-texts';
export {
  createEngagement,
  currentEngagement,
  engagementScope,
  getEngagement,
  listEngagements,
  makeCurrent,
  rollForward,
  setEngagementScope,
  setEngagementState,
  updateEngagement,
} from './engagement';
export {
  addControl,
  controlFacets,
  controlMatrix,
  correctControlDays,
  exportRegister,
  type ControlQuery,
  getControl,
  importRegister,
  listControls,
  loadedStarterControls,
  loadStarterControls,
  mapControl,
  mapControls,
  retireControl,
  reviseControl,
  setChecklist,
  setControlDomain,
  setRationale,
  tickItem,
  unmapControl,
  untickItem,
} from './controls';
export {
  assignEvidence,
  coverageGrid,
  type CoverageGridQuery,
  coverageRows,
  coverageSummary,
  excuseOccurrence,
  getOccurrence,
  nextLike,
  occurrencesOfControl,
  unassignEvidence,
  withdrawExcuse,
} from './coverage';
export { criteriaStanding } from './criteria';
export {
  addDerivedVersion,
  addMadeEvidence,
  addEvidence,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  type DerivedFile,
  type DerivedVersion,
  evidenceByMonth,
  evidenceFacets,
  type EvidenceQuery,
  type EvidenceToAdd,
  getEvidence,
  linkEvidence,
  type MadeEvidence,
  listEvidence,
  openEvidenceFile,
  rejectEvidence,
  reopenEvidence,
  requestEvidence,
  reviewMany,
  saveEvidenceCopy,
  setLinkReason,
  submitEvidence,
  unlinkEvidence,
  withdrawEvidence,
} from './evidence';
export { type FileInspection, inspectFiles, type Walk, walkFolder } from './evidence';
export { type FileSource, openToRead, type ReadableFile } from './blobs/file-source';

export { applyKit, exportKit, type Kit, kitOffer, readKit } from './kit';
export { removeView, savedViews, saveView } from './evidence';
export { readFileTexts } from './search';

export {
  buildPackage,
  buildRound,
  type ChosenEnvelope,
  chooseEnvelope,
  type EnvelopeAsked,
  diffRounds,
  leftoversBeside,
  listPackages,
  type PackageBuild,
  packageSummary,
  planPackage,
  rebuildPackage,
  saveChecker,
} from './export';
export {
  copyFlat,
  deliver,
  type FlatCopied,
  keepReceipt,
  packageDetails,
  type LetterForm,
  recallPackage,
  receiptsOf,
  writeDeliveryNote,
  writeKeyCard,
} from './handover';
export { verifyPackage } from './verify';

export {
  changeException,
  type ExceptionQuery,
  getException,
  listExceptions,
  recordException,
  setExceptionState,
  withdrawException,
} from './exceptions';
export {
  addTask,
  addTasksOfGaps,
  beginAssessment,
  changeTask,
  closeAssessment,
  exportWorksheet,
  getAssessment,
  getTask,
  importWorksheet,
  listAssessments,
  listTasks,
  ratingHistory,
  rateSubjects,
  type TaskQuery,
  worksheet,
  type WorksheetQuery,
} from './readiness';
export {
  askedByHand,
  assignRequests,
  changeRequest,
  commentRequest,
  exportRequestList,
  followUp,
  getRequest,
  importRequestList,
  linkRequests,
  listRequests,
  type ListToTakeIn,
  lookAtRequestList,
  recordAuditorStatus,
  requestFacets,
  type RequestQuery,
  type Resolution,
  resolveConflict,
  type ResponseToTake,
  setInternalStatus,
  submitByHand,
  takeResponse,
  unlinkRequest,
} from './requests';
export { exportFollowUp } from './requests/follow-up-files';
export {
  addNote,
  addReviewComment,
  answerRequests,
  changeNote,
  compareSigner,
  compareWithTold,
  comparisonOf,
  keptOf,
  knownPackages,
  listNotes,
  mark,
  noteChecked,
  noteOpened,
  picksOf,
  pickRows,
  type PicksToMake,
  removeNote,
  removeReviewComment,
  responseDraft,
  saveVerificationRecord,
  unpickRows,
  writeReceipt,
  writeResponse,
} from './review/working';
export {
  addRecords,
  addToRegister,
  changeInRegister,
  changeRecord,
  changesBetween,
  factsAs,
  findRecord,
  getRecordDetail,
  type How,
  linkInRegister,
  linkRecords,
  listRecords,
  moveInRegister,
  type NewRecord,
  pageOfChanges,
  programmeNow,
  programmeOverview,
  readRecord,
  type RecordQuery,
  recordsOf,
  referringRecords,
  registerFacets,
  type SignalContext,
  signalContext,
  signalsOf,
  type SignalsOf,
  signInRegister,
  signRecord,
  type StoredRecord,
  type StoredVersion,
  unlinkInRegister,
  unlinkRecord,
  versionsOf,
  withdrawFromRegister,
  withdrawRecord,
  writeWhatDiffers,
  exportRegisterTable,
  importRegisterTable,
  keepAsEvidence,
  makePopulation,
} from './programme';
export { digestOfVersion } from './records/canonical';
export { exportProgramme, importProgramme } from './programme/whole';
export { getRoadmap, proposedRoadmap, setRoadmap } from './roadmap';
export { exportTasks, listOwed, type TaskFilters, type TasksQuery } from './tasks';
export {
  countWords,
  createDrawnPages,
  keepDrawnPage,
  lookAtTable,
  redactColumns,
  redactPages,
  redactWords,
} from './redaction';
export {
  changePopulation,
  changeSample,
  exportSamples,
  findPopulation,
  getPopulation,
  importPicks,
  linkSamples,
  type ListPlace,
  listPopulations,
  lookAtList,
  pageOfSamples,
  type PicksToImport,
  populationRows,
  recordPopulation,
  selfSample,
  setPopulationState,
  unlinkSamples,
} from './populations';

export { openPackagedPreview, openPreviewed, type Previewed, previewPage } from './preview';
export {
  findRows,
  getRecord,
  listReviewedRequests,
  listRows,
  openReceived,
  type Received,
  savePackagedCopy,
} from './review';
export {
  addRecipient,
  addRecipientKey,
  changeRecipient,
  confirmRecipientKey,
  getRecipient,
  type KeyConfirmation,
  listRecipients,
  removeRecipientKey,
  retireRecipient,
  setReceiptKey,
} from './recipients';
export { type FindOpener, identityFile, withOpened } from './age';
export {
  type AnswersToTake,
  makeQuestionnaire,
  makeTasks,
  questionnaireScore,
  beginnings,
  questionnaireTemplates,
  saveQuestionnaire,
  takeAnswers,
  type TasksToMake,
} from './questionnaires';
export {
  acknowledgePolicy,
  adoptStarters,
  approvePolicies,
  editionText,
  importAcknowledgements,
  listPolicyStarters,
  policyAcknowledgements,
  policyEditions,
  policyWords,
  readPolicyText,
  savePolicyDocument,
  saveSignSheet,
  setPolicyWords,
  starterText,
  withdrawAcknowledgement,
} from './policies';

export {
  beginDocument,
  descriptionCompleteness,
  readDocument,
  saveDocument,
  suggestedPart,
} from './documents';
export { reportRenewals, saveWatermarkedCopy } from './reports';
