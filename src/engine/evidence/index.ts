export { evidenceOfControl, getEvidence, listEvidence } from './evidence-queries';
export { linkEvidence } from './link-evidence';
