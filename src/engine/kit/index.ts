export { applyKit, type KitToApply } from './apply-kit';
export { exportKit, kitOffer, type KitToExport } from './export-kit';
export type { Kit } from './kit-json';
export { readKit } from './read-kit';
