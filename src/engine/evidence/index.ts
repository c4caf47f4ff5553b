export { addEvidence, type EvidenceToAdd } from './add-evidence';
export { openEvidenceFile, saveEvidenceCopy } from './copy-out';
export { getEvidence } from './evidence-detail';
export { evidenceOfControl, evidenceSummaries } from './evidence-queries';
export { evidenceByMonth } from './evidence-by-month';
export { type EvidenceQuery, listEvidence } from './list-evidence';
export { linkEvidence, setLinkReason, unlinkEvidence } from './link-evidence';
export { insertLinks } from './link-rows';
