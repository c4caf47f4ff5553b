export { assessmentNeeds } from './assessment-needs';
export {
  beginAssessment,
  closeAssessment,
  getAssessment,
  listAssessments,
  ratingHistory,
  rateSubjects,
} from './assessments';
export { addTask, changeTask, getTask, listTasks, type TaskQuery } from './tasks';
export { worksheet, type WorksheetQuery } from './worksheet';
export { exportWorksheet, importWorksheet } from './worksheet-table';
