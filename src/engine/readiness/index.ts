export { assessmentNeeds } from './assessment-needs';
export {
  beginAssessment,
  closeAssessment,
  getAssessment,
  listAssessments,
  ratingHistory,
  rateSubjects,
} from './assessments';
export { addTask, addTaskIn, changeTask, getTask, listTasks, type TaskQuery } from './tasks';
export { addTasksOfGaps } from './tasks-of-gaps';
export { worksheet, type WorksheetQuery } from './worksheet';
export { exportWorksheet, importWorksheet } from './worksheet-table';
