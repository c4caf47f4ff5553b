// Texts of the engagement: what is examined, for which days, by whom.
import type { CategoryId } from '../../shared/domain/catalog';
import { plural } from './count';

/** What each category asks, and what AI companies usually take. Our own words. */
const CATEGORIES: Readonly<Record<CategoryId, { readonly name: string; readonly text: string }>> = {
  security: {
    name: 'Security',
    text: 'Protection against access, use and change nobody allowed. Always in scope.',
  },
  availability: {
    name: 'Availability',
    text: 'The service is up as promised. Usual for anybody who sells an API with an uptime commitment.',
  },
  'processing-integrity': {
    name: 'Processing integrity',
    text: 'What goes in is processed completely, accurately and on time. Taken when customers rely on the output, such as scored or billed results.',
  },
  confidentiality: {
    name: 'Confidentiality',
    text: 'Information marked confidential is kept so, and disposed of. Usual where prompts, documents or model weights of customers are held.',
  },
  privacy: {
    name: 'Privacy',
    text: 'Personal information from notice to disposal. Eighteen more criteria; taken when people’s own data is what the service is about.',
  },
};

export const engagement = {
  title: 'Engagement',
  answerNew: 'Which system is examined, **for which days,** and by which firm?',
  answer: (kind: string, system: string, days: string, criteria: number, points: number) =>
    `**${kind}** of ${system === '' ? 'the system' : system}, ${days}: ${plural(criteria, 'criterion', 'criteria')} with ${plural(points, 'point')} of focus.`,
  kindOne: 'A Type I examination',
  kindTwo: 'A Type II examination',
  asOfDays: (date: string) => `as of ${date}`,
  type: 'Type',
  types: [
    { id: '2', label: 'Type II', description: 'Design and operation over a period. What customers ask for.' },
    { id: '1', label: 'Type I', description: 'Design as of one day. Often the first step.' },
  ],
  system: 'System',
  systemHelp: 'The service that is examined, as customers know it.',
  firm: 'CPA firm',
  firmHelp: 'May stay empty until one is engaged.',
  asOf: 'As of',
  from: 'First day',
  to: 'Last day',
  lengths: 'Length of the period',
  months: (months: number) => `${String(months)} months`,
  reversed: 'The period ends before it begins.',
  categories: 'Categories',
  category: (id: CategoryId) => CATEGORIES[id],
  save: 'Save',
  define: 'Define the engagement',
  cancel: 'Cancel',
  changes:
    'Changing the dates or categories changes what counts as inside the period. Evidence and mappings stay as they are.',
} as const;

export const firstSteps = {
  title: 'First steps',
  recovery: 'Confirm the recovery key',
  recoveryText:
    'It opens the vault when the passphrase is lost. If the words were not written down, make a new vault while this one is empty.',
  recoveryDone: 'Written down and confirmed.',
  engagement: 'Name the engagement and its period',
  engagementText:
    'Type I or Type II, the dates, the categories, the firm. Everything else is judged against it.',
  engagementDo: 'Define the engagement',
  controls: 'Choose controls',
  controlsText:
    '90 starting controls for a company that builds on AI, each mapped to points of focus. Take those that are true of you.',
  controlsDo: 'Choose controls',
  evidence: 'Add the first evidence',
  evidenceText: 'Drop files on a control or anywhere in this window, and say for which days they speak.',
  evidenceDo: 'Add evidence…',
  criteria: 'See what has nothing yet',
  criteriaText: 'Criteria shows which points of focus no control is mapped to.',
  criteriaDo: 'Look at criteria',
  package: 'Build a package',
  packageText: 'The signed zip for your auditor. What is missing stands in it with a reason.',
  packageDo: 'Build a package…',
  foot: 'The steps fill themselves from what is in the vault.',
  hide: 'Hide these steps',
} as const;
