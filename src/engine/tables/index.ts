export { type NamedColumns, namedColumns } from './named-columns';
export { type Table, readTable } from './read-table';
export { type TableLimits, USUAL_LIMITS } from './table-limits';
export { type TableColumn, writeTable } from './write-table';
