// The auditor's verifier, apart from the rest of the engine: it knows no vault, no database and no secret.
export { FINDING_CODES, type FindingCode } from './finding-codes';
export { verifyPackage } from './verify-package';
