export { exportRequestList } from './export-list';
export { importRequestList, type ListToTakeIn, lookAtRequestList } from './import-list';
export { rememberedMapping, rememberedMappings, rememberMapping } from './keep-list';
export { requestsWorkbook, type RequestsSheet } from './requests-workbook';
export {
  answeredIn,
  findSheet,
  keepSheet,
  type KeptSheet,
  type SheetCells,
  sheetOfRound,
} from './sheet-rows';
