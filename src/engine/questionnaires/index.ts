export { makeQuestionnaire, saveQuestionnaire } from './make-questionnaire';
export { makeTasks, type TasksToMake } from './make-tasks';
export { questionnaireScore } from './score-questionnaire';
export { type AnswersToTake, takeAnswers } from './take-answers';
export { beginnings } from './own-templates';
export { questionnaireTemplates } from './templates';
