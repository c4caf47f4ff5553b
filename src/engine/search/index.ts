export { type Matches, matchEvidence } from './match-evidence';
export { readFileTexts } from './read-file-texts';
