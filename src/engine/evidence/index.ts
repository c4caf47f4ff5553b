export { addEvidence, type EvidenceToAdd } from './add-evidence';
export { addMadeEvidence, type MadeEvidence } from './add-made-evidence';
export { addDerivedVersion, addVersion, type DerivedFile, type DerivedVersion } from './add-version';
export { changeItem, changeVersion, requestEvidence, withdrawEvidence } from './change-evidence';
export {
  approveEvidence,
  rejectEvidence,
  reopenEvidence,
  reviewMany,
  submitEvidence,
} from './review-evidence';
export { type FileInspection, inspectFiles } from './inspect-files';
export { type Walk, walkFolder, type WalkedFile } from './walk-folder';
export { openEvidenceFile, saveEvidenceCopy } from './copy-out';
export { getEvidence } from './evidence-detail';
export { evidenceOfControl, evidenceSummaries } from './evidence-queries';
export { evidenceByMonth } from './evidence-by-month';
export { evidenceFacets } from './evidence-facets';
export { type EvidenceQuery, listEvidence } from './list-evidence';
export { linkEvidence, setLinkReason, unlinkEvidence } from './link-evidence';
export { insertLinks } from './link-rows';
export { removeView, savedViews, saveView, saveViewWithin } from './saved-views';
export { flagsOf } from './flags/file-flags';
export { discardSealed } from './discard-sealed';
export { isProgram } from './flags/program-file';
export { extensionOf, isText, mediaTypeOf } from './media-type';
