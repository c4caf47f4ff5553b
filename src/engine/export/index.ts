export { type BuiltPackage, buildPackage, buildRound, type PackageBuild } from './build-package';
export { diffRounds } from './differ-rounds';
export { packageDetails } from './package-details';
export { listPackages } from './package-rows';
export { planPackage } from './plan-package';
export { type PackageRebuild, rebuildPackage } from './rebuild-package';
export { saveChecker, type SavedChecker } from './save-checker';
