export { writeWorkbook } from '../export/workbook/write-workbook';
export { cellsOf, type CsvForm, csvForm } from './csv-cells';
export { type CsvRecord, type OpenCsv, openCsv } from './csv-records';
export { type NamedColumns, namedColumns } from './named-columns';
export { type Table, readTable } from './read-table';
export { fromCell } from './table-cell';
export { notReadable, type TableLimits, tooLarge, USUAL_LIMITS } from './table-limits';
export { type TableColumn, writeTable } from './write-table';
export { xlsxSheet } from './xlsx-cells';
