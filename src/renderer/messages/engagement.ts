// Texts of the engagement: what is examined, for which days, by whom.
import type { CategoryId } from '../../shared/domain/catalog';
import { count, plural } from './count';

/** What each category asks, and what AI companies usually take. Our own words. */
const CATEGORIES: Readonly<Record<CategoryId, { readonly name: string; readonly text: string }>> = {
  security: {
    name: 'Security',
    text: 'Nobody gets in, sees or changes what they may not. The common criteria; always in scope.',
  },
  availability: {
    name: 'Availability',
    text: 'The service is there as promised. Most AI companies that sell an API with an uptime commitment take it.',
  },
  'processing-integrity': {
    name: 'Processing integrity',
    text: 'What goes in comes out complete, accurate and on time. Seldom taken at first; for those whose output others act on unseen, such as scores or invoices. It is not about how good a model is.',
  },
  confidentiality: {
    name: 'Confidentiality',
    text: 'What was agreed to be confidential stays so until it is destroyed. Most AI companies take it, because they hold customers’ prompts, documents and models.',
  },
  privacy: {
    name: 'Privacy',
    text: 'Personal information from notice to disposal. The largest; taken when the company itself decides what is collected about people. As a processor, contracts usually do.',
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
  daysLabel: 'Days',
  adds: (isBase: boolean, { criteria, points }: { criteria: number; points: number }) =>
    `${isBase ? '' : 'Adds '}${plural(criteria, 'criterion', 'criteria')} and ${plural(points, 'point')} of focus`,
  noDate: 'A day is needed.',
  noSystem: 'The system needs a name.',
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
