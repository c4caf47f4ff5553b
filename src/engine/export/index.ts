export { type BuiltPackage, buildPackage, buildRound, type PackageBuild } from './build-package';
export { diffRounds } from './differ-rounds';
export { type ChosenEnvelope, chooseEnvelope, type EnvelopeAsked } from './envelope';
export { openBlobs, readRecipe, saidIn } from './keep-recipe';
export { type BuiltRound, builtRound, listPackages, packageSummary } from './package-rows';
export { leftoversBeside } from './place-package';
export { planPackage } from './plan-package';
export { type PackageRebuild, rebuildPackage } from './rebuild-package';
export { saveChecker, type SavedChecker } from './save-checker';
export { type LastWriting, lastWriting } from './written-files';
// How a package reads, for whoever shows one or reads back what went out with it.
export { CADENCE_NAME, day, EXCEPTION_STATE_NAME, KIND_NAME, moment, shortRange } from './pages/formats';
export { STATE_WORD } from './pages/coverage-words';
export { POPULATION_STATE_NAME, sampleStateName } from './pages/population-words';
export { AUDITOR_STATUS_NAME, REQUEST_KIND_NAME } from './pages/request-words';
export { cellText } from './workbook/cell-text';
