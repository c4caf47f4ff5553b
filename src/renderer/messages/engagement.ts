// Texts of the engagement: what is examined, for which days, by whom.
import type { CategoryId } from '../../shared/domain/catalog';
import type { CategoryHelp } from '../../shared/domain/category-help';
import { count, plural } from './count';

const CATEGORY_NAMES: Readonly<Record<CategoryId, string>> = {
  security: 'Security',
  availability: 'Availability',
  'processing-integrity': 'Processing integrity',
  confidentiality: 'Confidentiality',
  privacy: 'Privacy',
};

const USUALLY: Readonly<Record<CategoryHelp['usually'], string>> = {
  always: 'always in scope',
  often: 'often taken by AI companies',
  sometimes: 'sometimes taken by AI companies',
  seldom: 'seldom taken by AI companies',
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
  adds: (isBase: boolean, { criteria, points }: { criteria: number; points: number }) =>
    `${isBase ? '' : 'Adds '}${plural(criteria, 'criterion', 'criteria')} and ${plural(points, 'point')} of focus`,
  noDate: 'A day is needed.',
  noSystem: 'The system needs a name.',
  reversed: 'The period ends before it begins.',
  categories: 'Categories',
  categoryName: (id: CategoryId): string => CATEGORY_NAMES[id],
  usually: (usually: CategoryHelp['usually']): string => USUALLY[usually],
  whenToTake: 'When to take it',
  leaveIt: (words: string) => `It can wait: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  usualChoices: 'Usual choices',
  usualHelp: 'Where to begin; your customers and the firm have the last word.',
  more: 'More',
  save: 'Save',
  define: 'Define the engagement',
  cancel: 'Cancel',
  changes:
    'Changing the dates or categories changes what counts as inside the period. Evidence and mappings stay as they are.',
} as const;

export const firstSteps = {
  title: 'First steps',
  vault: 'Make the vault',
  vaultText: (folder: string, when: string) => `${folder}, made ${when}.`,
  recovery: 'Confirm the recovery key',
  recoveryText: 'It opens the vault when the passphrase is lost. Type the 24 words from your sheet once.',
  recoveryDo: 'Confirm…',
  recoveryDone: 'Written down and confirmed.',
  engagement: 'Name the engagement and its period',
  engagementText:
    'Type I or Type II, the dates, the categories, the firm. Everything else is judged against it.',
  engagementDo: 'Define the engagement',
  controls: 'Choose controls',
  controlsText: (starters: number) =>
    `${count(starters)} starting controls for a company that builds on AI, each mapped to points of focus. Take those that are true of you.`,
  controlsDo: 'Choose controls',
  policies: 'Adopt policies',
  policiesText:
    '41 texts to adapt, filled with what the vault knows of you. Approved, each is evidence of its controls.',
  policiesDo: 'Adopt policies',
  evidence: 'Add the first evidence',
  evidenceText: 'Drop files on a control or anywhere in this window, and say for which days they speak.',
  evidenceDo: 'Add evidence…',
  package: 'Build a package',
  packageText: 'The signed zip for your auditor. What is missing stands in it with a reason.',
  packageDo: 'Build a package…',
  done: 'Done',
  foot: 'The steps fill themselves from what is in the vault.',
  hide: 'Hide these steps',
} as const;
