export { adoptStarters, listPolicyStarters, starterText } from './adopt';
export { approvePolicies } from './approve';
export { policyAcknowledgements } from './acknowledgements';
export { acknowledgePolicy, withdrawAcknowledgement } from './acknowledge';
export { editionsOf, inForceOn, type StoredEdition } from './editions';
export { importAcknowledgements } from './import-acknowledgements';
export { policyWords, saidWords, setPolicyWords, settledWord, writeWords } from './words';
export { savePolicyDocument, saveSignSheet } from './save-document';
export { editionText, policyEditions, readPolicyText } from './shown-editions';
