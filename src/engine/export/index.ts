export { type BuiltPackage, buildPackage, buildRound, type PackageBuild } from './build-package';
export { diffRounds } from './differ-rounds';
export { type ChosenEnvelope, chooseEnvelope, type EnvelopeAsked } from './envelope';
export { openBlobs, readRecipe, saidIn } from './keep-recipe';
export { builtRound, listPackages, packageSummary } from './package-rows';
export { planPackage } from './plan-package';
export { type PackageRebuild, rebuildPackage } from './rebuild-package';
export { saveChecker, type SavedChecker } from './save-checker';
export { type LastWriting, lastWriting } from './written-files';
