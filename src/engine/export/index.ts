export { buildPackage, type PackageBuild } from './build-package';
export { listPackages } from './package-rows';
export { planPackage } from './plan-package';
