export { exportProgramme } from './export-whole';
export { importProgramme } from './import-whole';
