export { addEvidence, type EvidenceToAdd } from './add-evidence';
export { openEvidenceFile, saveEvidenceCopy } from './copy-out';
export { evidenceOfControl, type EvidenceQuery, getEvidence, listEvidence } from './evidence-queries';
export { evidenceByMonth } from './evidence-by-month';
export { insertLinks, linkEvidence, unlinkEvidence } from './link-evidence';
