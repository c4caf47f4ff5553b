export { exportTasks } from './export-ics';
export { listOwed, type TaskFilters, type TasksQuery } from './list-tasks';
