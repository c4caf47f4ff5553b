export { addEvidence, type EvidenceToAdd } from './add-evidence';
export { openEvidenceFile, saveEvidenceCopy } from './copy-out';
export { evidenceOfControl, evidenceSummaries, getEvidence } from './evidence-queries';
export { evidenceByMonth } from './evidence-by-month';
export { type EvidenceQuery, listEvidence } from './list-evidence';
export { insertLinks, linkEvidence, unlinkEvidence } from './link-evidence';
