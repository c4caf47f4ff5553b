// Texts of vendors, of the reports they gave us, and of our review of these.
import type { ReportTime } from '../../shared/domain/programme/report-time';
import { LONGEST_BRIDGE_DAYS } from '../../shared/domain/programme/report-time';
import { count, plural } from './count';

const days = (number: number): string => plural(number, 'day');

export const vendors = {
  pick: 'Pick from a list…',
  pickTitle: 'Vendors you use',
  pickText:
    'Names that AI companies often use, so that you need not type them. The list says nothing about their reports or agreements: you do, one by one.',
  pickSearch: 'Search names',
  pickNone: 'No name of the list has these letters. Add the vendor by hand.',
  pickThere: 'in the register',
  pickModels: 'AI models',
  pickAdd: (number: number) => (number === 0 ? 'Add' : `Add ${plural(number, 'vendor')}`),
  pickOwner: 'Owner of all of them',
  pickOwnerHelp: 'Who answers for them here; can be changed one by one.',
  cancel: 'Cancel',
  scopeTitle: (number: number) =>
    number === 1
      ? 'A subservice organization of the scope is not in this register.'
      : `${count(number)} subservice organizations of the scope are not in this register.`,
  scopeAdd: (name: string) => `Add ${name}`,
  registerTitle: (number: number) =>
    number === 1
      ? 'A subservice organization of this register is not in the scope of the engagement.'
      : `${count(number)} subservice organizations of this register are not in the scope of the engagement.`,
  registerAdd: (name: string) => `Name ${name} in the scope`,
  methodDiffers: (name: string) => `${name}: the scope and this register name different methods.`,
  openScope: 'Open the scope',
  reports: 'Reports',
  reportsNone: 'No report of this vendor yet.',
  addReport: 'Review a report…',
  questionnaires: 'Questionnaires',
  questionnairesNone: 'Nothing was asked yet.',
  ask: 'Ask by questionnaire…',
  opinion: (words: string) => `${words} opinion`,
  disclaimer: 'Opinion disclaimed',
  noOpinion: 'opinion not stated',
  noDays: 'days not stated',
  reviewed: 'reviewed',
} as const;

export const review = {
  watchTitle: 'What wants an eye',
  watchNone: 'Nothing, as it stands now.',
  watchHelp: 'Worked out while you type. It says what stands here, and is no result of an examination.',
  daysTitle: 'Days',
  lastDay: 'Covers until',
  ourEnd: 'Our period ends',
  ourDay: 'Our date',
  gap: 'Days between',
  bridged: 'Of these bridged',
  bridge: 'Letter covers',
  stale: 'Over 12 months old from',
  notKnown: 'not stated',
  noEngagement: 'no engagement yet',
  days,
  gapOf: ({ gapDays }: ReportTime) =>
    gapDays === null ? 'not known' : gapDays === 0 ? 'none' : days(gapDays),
  bridgedOf: ({ gapDays, openDays }: ReportTime) =>
    gapDays === null || openDays === null ? 'not known' : `${count(gapDays - openDays)} of ${count(gapDays)}`,
  bridgeLong: `More than ${String(LONGEST_BRIDGE_DAYS)} days: ask for a newer report.`,
  cuecsTitle: 'What they expect of us',
  cuecsText:
    'Each of their complementary user entity controls with the control of ours that answers it, and the evidence that it ran. Without that, their report does not hold for us.',
  cuecsNone: 'None taken over from the report yet. A report nearly always has some.',
  csocsTitle: 'What we assume they run',
  csocsText: 'Each control we leave to them, with the criterion of ours that needs it.',
  csocsNone: 'None stated yet. Of a subservice organization there is at least one.',
  columnExpected: 'What they expect',
  columnAssumed: 'What we assume',
  columnControls: 'Our controls',
  columnEvidence: 'Evidence',
  columnCriteria: 'Criteria',
  columnWhere: 'Where in the report',
  columnState: 'State',
  stateAnswered: 'Answered',
  stateNoControl: 'No control',
  stateNoEvidence: 'No evidence',
  stateNotForUs: 'Not for us',
  stateNoReason: 'No word why',
  stateMapped: 'Mapped',
  stateNoCriterion: 'No criterion',
  addRow: 'Add one',
  addSeveral: 'Paste several…',
  pasteTitle: 'Paste several',
  pasteText:
    'One on each line, as copied from the report. A number or mark at the beginning of a line becomes its reference.',
  pasteField: 'Lines',
  pasteTake: (number: number) => `Take ${plural(number, 'line')}`,
  pasteCancel: 'Cancel',
  removeRow: (number: number) => `Remove line ${String(number)}`,
  openRow: (number: number, words: string) => `Line ${String(number)}: ${words}`,
  emptyRow: 'Nothing written yet',
  summaryCuecs: (answered: number, all: number) =>
    `${count(answered)} of ${plural(all, 'expectation')} of us answered`,
  summaryCsocs: (mapped: number, all: number) => `${count(mapped)} of ${plural(all, 'assumption')} mapped`,
  keep: 'Keep as evidence…',
} as const;
