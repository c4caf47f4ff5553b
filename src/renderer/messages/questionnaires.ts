// Texts of questionnaires to vendors: making them, what came back, and what becomes of it.
import { count, plural } from './count';

const questions = (number: number): string => plural(number, 'question');

export const questionnaires = {
  ask: 'Ask a vendor…',
  askThis: 'Ask…',
  askTitle: 'Ask a vendor',
  askText:
    'The questions are copied, so that you can change them before they go out. What you want to hear, and what it weighs, stays here.',
  askVendor: 'Vendor',
  askVendorMissing: 'Choose the vendor.',
  askTemplate: 'Questions',
  askMake: 'Make questionnaire',
  templateNote: (about: string, number: number) => `${about} ${questions(number)}.`,
  cancel: 'Cancel',
  save: 'Save to send…',
  saved: (name: string) => `Written to ${name}. Send it to the vendor by your own way.`,
  suggested: (id: string, title: string) => `${id} ${title}.xlsx`,
  markSent: 'Mark as sent',
  take: 'Take answers…',
  look: 'Look at answers',
  edit: 'Change questions',
  standing: 'Answers',
  answered: 'Answered',
  answeredOf: (answered: number, all: number) => `${count(answered)} of ${count(all)}`,
  asWanted: 'As you wanted',
  asWantedOf: (reached: number, of: number) =>
    of === 0 ? 'nothing to tell yet' : `${count(reached)} of ${count(of)} by weight`,
  threshold: 'Your threshold',
  thresholdText: (threshold: number, percent: number | null) =>
    percent === null
      ? `${count(threshold)} of 100`
      : `${count(threshold)} of 100; the answers reach ${count(percent)}`,
  toLookAt: 'To look at',
  findings: 'Findings',
  findingsText: (open: number, all: number) =>
    all === 0
      ? 'none'
      : open === all
        ? `${count(all)} without a task`
        : `${count(all)}, ${open === 0 ? 'all with a task' : `${count(open)} without a task`}`,
  rule: 'The sum is your own rule: weights of answers you wanted. It stays in this vault, and says nothing an auditor concludes.',
} as const;

export const takeAnswers = {
  title: 'Take answers',
  text: 'The workbook that came back, or the file that the page saved. Nothing is written before you have seen it.',
  reading: 'Reading…',
  answer: (news: number, refused: number, unanswered: number) =>
    `**${news === 0 ? 'No answer is new' : `${plural(news, 'answer')} to take`}.**${refused === 0 ? '' : ` ${plural(refused, 'is', 'are')} refused.`}${unanswered === 0 ? '' : ` ${questions(unanswered)} still without an answer.`}`,
  by: (name: string) => `Answered by ${name}.`,
  refusedText: 'Refused answers are left out; the others can be taken.',
  columnReference: 'No.',
  columnQuestion: 'Question',
  columnAnswer: 'Answer',
  columnState: 'What happens',
  was: (before: string) => `was: ${before}`,
  comment: (words: string) => `Comment: ${words}`,
  states: {
    answer: 'Taken',
    same: 'As it is',
    unanswered: 'No answer',
    refused: 'Refused',
  },
  take: (number: number) => `Take ${plural(number, 'answer')}`,
  onlyNews: 'Only what is new or refused',
  cancel: 'Cancel',
  close: 'Close',
  otherFile: 'Other file…',
} as const;

export const answersScreen = {
  title: (id: string) => `Answers to ${id}`,
  answer: (title: string, answered: number, all: number, findings: number) =>
    `**${count(answered)} of ${questions(all)} answered**: ${title}. ${findings === 0 ? 'No finding.' : `${plural(findings, 'finding')}.`}`,
  back: 'Back to the questionnaire',
  filter: 'Show',
  filters: {
    all: 'All',
    findings: 'Findings',
    look: 'To look at',
    unanswered: 'Not answered',
  },
  nothing: 'No question is of this kind.',
  columnChoose: 'Choose',
  columnQuestion: 'Question',
  columnAnswer: 'Answer',
  columnState: 'State',
  columnTask: 'Task',
  choose: (reference: string) => `Choose ${reference}`,
  states: {
    wanted: 'As wanted',
    finding: 'Finding',
    look: 'To look at',
    unanswered: 'Not answered',
  },
  weight: (number: number) => `weight ${count(number)}`,
  wanted: (words: string) => `wanted: ${words}`,
  finding: (reference: string) => `Finding for ${reference}`,
  findingHelp: 'In your words; it becomes the title of the task. Empty: the question itself.',
  saveFinding: 'Keep finding',
  makeTasks: (number: number) => (number === 0 ? 'Make tasks…' : `Make ${plural(number, 'task')}…`),
  tasksTitle: 'Tasks for findings',
  tasksText:
    'Each chosen question becomes a remediation task with the answer in its plan. Those that have a task keep it.',
  tasksOwner: 'Owner',
  tasksDue: 'Due',
  tasksMake: 'Make tasks',
  tasksMade: (number: number) =>
    number === 0
      ? 'All of these have their task already.'
      : `${plural(number, 'task')} made, under Readiness.`,
  review: 'Finish the review…',
} as const;
