// The auditor's verifier, apart from the rest of the engine: it knows no vault, no database and no secret.
export { type ByteSource, memorySource } from './byte-source';
export { FINDING_CODES, type FindingCode } from './finding-codes';
export { type OpenPackage, openPackage } from './open-package';
export { fileSource } from './open-path';
export { createPauses } from './pauses';
export { toldSigner } from './told-signer';
export { type PackageInput, partsBeside, verifyPackage } from './verify-path';
export type { PackagedFile } from './prove-package';
export { diffPackages, type PackageText } from './diff-packages';
export { OmissionsJson, PackageJson } from './package-schema';
export { type CheckedText, readPackageText } from './read-package-text';
