// Texts of the Coverage screen: states, occurrences and what would answer them.
import type { Cadence } from '../../shared/domain/catalog';
import type { Occurrence, OccurrenceState, StateCounts } from '../../shared/domain/coverage';
import { type CalendarDate, type DateRange, daysBetween } from '../../shared/period';
import { count, plural } from './count';
import { dateText, dayMonth, rangeText } from './dates';

const STATES = {
  met: 'Met',
  late: 'Late',
  missed: 'Missed',
  due: 'Due',
  'not-due': 'Not due',
  excused: 'Excused',
  'not-expected': 'Not expected',
} as const satisfies Record<OccurrenceState, string>;

const COUNTED: readonly OccurrenceState[] = ['missed', 'late', 'due', 'met', 'excused', 'not-due'];

const ADJECTIVES = {
  annual: 'annual ',
  'semi-annual': 'half-yearly ',
  quarterly: 'quarterly ',
  monthly: 'monthly ',
  weekly: 'weekly ',
  daily: 'daily ',
  'per-event': '',
  continuous: 'continuous ',
} as const satisfies Record<Cadence, string>;

const DUE_ON = {
  annual: 'due on the last day of the year',
  'semi-annual': 'due on the last day of the half-year',
  quarterly: 'due on the last day of the quarter',
  monthly: 'due on the last day of the month',
  weekly: 'due on the last day of the week',
  daily: 'due each day',
  'per-event': 'the days evidence speaks about; only a population lists every event',
  continuous: 'evidence for each month',
} as const satisfies Record<Cadence, string>;

const stateWord = (state: OccurrenceState): string => STATES[state];
const closedOf = ({ met, late, missed }: StateCounts): number => met + late + missed;

/** `in 9 days`, `today`, `83 days ago`. */
const relativeDays = (days: number): string =>
  days === 0 ? 'today' : days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;

interface AnswerWords {
  readonly counts: StateCounts;
  readonly cadence: Cadence | null;
  readonly missedIn: string | null;
  readonly due: {
    readonly day: CalendarDate | null;
    readonly by: CalendarDate;
    readonly days: number;
  } | null;
}

const dueWords = ({ counts, due }: AnswerWords): string | null => {
  if (counts.due === 0) return null;
  if (due === null) return `${count(counts.due)} due`;
  return due.day === null
    ? `${count(counts.due)} due by ${dayMonth(due.by)}`
    : `${count(counts.due)} due ${relativeDays(due.days)}`;
};

/** Bold stands between double asterisks. */
const answer = (facts: AnswerWords): string => {
  const { counts, cadence, missedIn } = facts;
  const kind = cadence === null ? '' : ADJECTIVES[cadence];
  const closed = closedOf(counts);
  const all = closed + counts.due + counts['not-due'] + counts.excused;
  if (all === 0) return 'No occurrence is expected in these controls.';
  const parts = [
    counts.missed > 0
      ? `**${count(counts.missed)} missed${missedIn === null ? '' : ` in ${missedIn}`}**`
      : null,
    counts.late > 0 ? `${count(counts.late)} late` : null,
    dueWords(facts),
    counts.excused > 0 ? `${count(counts.excused)} excused` : null,
  ].filter((part) => part !== null);
  const first =
    closed === 0
      ? `**None of ${plural(all, `${kind}occurrence`)}** is over yet`
      : `**${count(counts.met)} of ${count(closed)}** ${kind}occurrences met`;
  return `${first}${parts.length === 0 ? '' : `; ${parts.join(', ')}`}.`;
};

/** For Type I there is one occurrence for each control: the as-of date. */
const answerAsOf = (counts: StateCounts, asOf: CalendarDate): string => {
  const all = closedOf(counts) + counts.due + counts['not-due'];
  const open = counts.due + counts['not-due'];
  const parts = [
    counts.missed > 0 ? `**${count(counts.missed)} missed**` : null,
    open > 0 ? `${count(open)} open` : null,
    counts.excused > 0 ? `${count(counts.excused)} excused` : null,
  ].filter((part) => part !== null);
  return `**${count(counts.met + counts.late)} of ${plural(all, 'control')}** ${all === 1 ? 'has' : 'have'} evidence for ${dateText(asOf)}${parts.length === 0 ? '' : `; ${parts.join(', ')}`}.`;
};

export const coverage = {
  title: 'Coverage',
  state: stateWord,
  stateInside: (state: OccurrenceState) => stateWord(state).toLowerCase(),
  population: 'Population',
  noneExpected: 'None expected',
  /** `1 missed, 8 met, 3 not due`; the parts that are zero are left out. */
  countsInWords: (counts: StateCounts): string =>
    COUNTED.filter((state) => counts[state] > 0)
      .map((state) => `${count(counts[state])} ${stateWord(state).toLowerCase()}`)
      .join(', '),
  relativeDays,
  answer,
  answerAsOf,
  print: 'Print…',
  preparing: 'Preparing the pages…',
  search: 'Search controls',
  filterCadence: 'Cadence',
  filterOwner: 'Owner',
  onlyHoles: 'Only with holes',
  onlyWith: (states: readonly OccurrenceState[]) =>
    `Only with ${states.map((state) => stateWord(state).toLowerCase()).join(', ')}`,
  onlyDue: 'Only with due',
  order: 'Order',
  sorts: {
    cadence: 'By cadence',
    id: 'By number',
    title: 'By title',
    holes: 'Most holes first',
    'next-due': 'Next due first',
  },
  shown: (shown: number) => plural(shown, 'control'),
  clearFilters: 'Clear filters',
  nothingFound: 'No control fits these filters.',
  legend: 'Marks',
  barsLegend: 'Days are bars: low when met, higher when late, full height when missed.',
  noControlsTitle: 'No controls yet',
  noControlsText: 'The grid shows each control over the period, one cell for each time it has to operate.',
  noControlsDo: 'Choose controls',
  noEngagementTitle: 'No engagement yet',
  noEngagementText:
    'A control that operates every month has twelve occurrences in a year, and each needs evidence. Which ones are expected follows from the period of the engagement, or from its as-of date.',
  noEngagementDo: 'Define the engagement…',
  grid: 'Coverage: controls and their occurrences',
  control: 'Control',
  loading: 'Loading',
  /** @param isSingle for Type I everything is due on the one day that stands in the head */
  bandNote: (cadence: Cadence, controls: number, counts: StateCounts, isSingle: boolean): string => {
    const closed = closedOf(counts);
    const numbers = [
      closed > 0 ? `${count(counts.met)} of ${count(closed)} met` : null,
      counts.missed > 0 ? `${count(counts.missed)} missed` : null,
      counts.late > 0 ? `${count(counts.late)} late` : null,
      counts.due > 0 ? `${count(counts.due)} due` : null,
      counts.excused > 0 ? `${count(counts.excused)} excused` : null,
    ].filter((part) => part !== null);
    return [plural(controls, 'control'), ...(isSingle ? [] : [DUE_ON[cadence]]), ...numbers].join(', ');
  },
  lateDays: (days: number) => `+${count(days)}`,
  missedCount: (missed: number) => count(missed),
  events: (days: number) => (days === 0 ? 'No evidence' : `${plural(days, 'day')} with evidence`),
  eventsLabel: (id: string, days: number) =>
    `${id}, per event: Population, ${days === 0 ? 'no evidence' : `${plural(days, 'day')} with evidence`}`,
  /**
   * `CTL-034, Q2, missed, due 30 Jun 2026`; `CTL-034, Q2, late 9 Jul EVD-0042, due 30 Jun 2026`. What the
   * cell shows stands in it in the same order, for those who speak to their computer.
   */
  cellLabel: (
    id: string,
    name: string,
    state: OccurrenceState,
    to: CalendarDate,
    servedOn: CalendarDate | null,
    servedBy: string | null,
  ): string => {
    const words = [
      stateWord(state).toLowerCase(),
      state === 'due' ? dateText(to) : null,
      servedOn === null ? null : dayMonth(servedOn),
      servedBy,
    ].filter((part) => part !== null);
    const due =
      state === 'due' || state === 'excused' || state === 'not-expected' ? '' : `, due ${dateText(to)}`;
    return `${id}, ${name}, ${words.join(' ')}${due}`;
  },
  monthLabel: (id: string, month: string, words: string) => `${id}, ${month}: ${words}`,
  rowLabel: (id: string, title: string, words: string) => `${id} ${title}, ${words}`,
  today: (date: string) => `Today, ${date}`,
  asOf: (date: string) => `As of ${date}`,

  // The panel of one occurrence.
  panelState: ({ state, from, to, servedOn, graceUntil }: Occurrence): string => {
    const range = rangeText({ from, to });
    switch (state) {
      case 'met':
        return `Met: evidence for ${servedOn === null ? range : dateText(servedOn)}`;
      case 'late':
        return servedOn === null
          ? 'Late'
          : `Late: ${plural(Math.max(1, daysBetween(to, servedOn)), 'day')} after ${dateText(to)}`;
      case 'missed':
        return `Missed, no evidence for ${range}`;
      case 'due':
        return `Due by ${dateText(to)}; counts as late until ${dateText(graceUntil)}`;
      case 'excused':
        return `Excused for ${range}`;
      case 'not-due':
        return `Not due before ${dateText(to)}`;
      case 'not-expected':
        return `Not expected: too short a part of its time, ${range}`;
    }
  },
  notices: {
    missed:
      'As far as this vault shows, the control did not operate in this time. A missed occurrence is not made good by a later one: it needs evidence from that time, or an answer as an exception.',
    late: 'The evidence speaks for a day after the end of this time, inside the days of grace. Both dates stand in the package.',
    'not-expected':
      'This part of the period, or of the control’s time in force, is less than half of a full one. Evidence still counts for it.',
  },
  wouldAnswer: 'What would answer it',
  wouldAnswerNone: 'The control has no checklist of what an auditor asks for.',
  dropTitle: 'Drop a file on this cell',
  dropControl: (id: string) => `Drop files on ${id}`,
  evidenceOfControl: 'Evidence',
  dropText: (id: string, name: string, { to, graceUntil }: Pick<Occurrence, 'to' | 'graceUntil'>) =>
    graceUntil > to
      ? `It goes to ${name} of ${id}. If it speaks for a day after ${dayMonth(to)}, it counts as late and shows both dates.`
      : `It goes to ${name} of ${id}, and has to speak for a day up to ${dayMonth(to)}.`,
  evidence: 'Evidence that counts for it',
  assigned: 'by choice',
  dropAssigned: (id: string) => `Let dates decide again for ${id}`,
  letDatesDecide: 'Let dates decide',
  around: 'Around it',
  due: 'Due',
  owner: 'Owner',
  noOwner: 'Nobody named',
  criteria: 'Criteria',
  exceptions: 'Exceptions',
  version: 'Wording',
  versionText: (version: number) => `Version ${String(version)}`,
  dueText: (to: CalendarDate, today: CalendarDate) =>
    `${dateText(to)}, ${relativeDays(daysBetween(today, to))}`,
  aroundWhen: (occurrence: Occurrence, today: CalendarDate) =>
    occurrence.servedOn === null
      ? `${dayMonth(occurrence.to)}, ${relativeDays(daysBetween(today, occurrence.to))}`
      : dayMonth(occurrence.servedOn),
  addEvidence: 'Add evidence',
  recordException: 'Record exception…',
  more: 'More for this occurrence',
  excuse: 'Excuse…',
  excuseChange: 'Change the excuse…',
  withdrawExcuse: 'Take back the excuse',
  countExisting: 'Count evidence already here…',
  openControl: 'Open the control',
  excused: 'Excused',
  excusedBy: (by: string, on: string) => `${by}, ${on}`,
  excuseTitle: (id: string, name: string) => `Excuse ${name} of ${id}?`,
  excuseText:
    'An excuse says why the control did not have to operate in this time: nobody joined, the system was not in use yet. It stands in the package with its reason, beside your name. It does not replace an exception.',
  reason: 'Reason',
  reasonMissing: 'Say why it did not have to happen.',
  excuseDo: 'Excuse',
  cancel: 'Cancel',
  countTitle: (id: string, name: string) => `Count evidence for ${name} of ${id}`,
  countText: (range: DateRange, graceUntil: CalendarDate) =>
    `Evidence counts for it when its last effective day lies in ${rangeText(range)}, or as late until ${dateText(graceUntil)}. What you choose then counts for no other occurrence of this control.`,
  countSearch: 'Search evidence',
  countList: 'Evidence',
  countLinked: 'Linked to this control',
  countOthers: 'Other evidence',
  countCannot: 'Linked, but of other days',
  countNone: 'No evidence fits.',
  countDo: (chosen: number) => (chosen === 0 ? 'Count' : `Count ${plural(chosen, 'item')}`),
  countOutside: 'its last day lies outside',
  countLate: 'would count as late',
  noDates: 'no effective dates',
  monthPanel: (id: string, month: string) => `${id} ${month}`,
  occurrences: 'Occurrences',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const,
  perEventText:
    'This control operates whenever the event occurs. No calendar says how often that is: only the list of all events, the population, shows whether each was handled. Here stand the days that evidence speaks about.',
  noOccurrences: 'No occurrence is expected of this control in the period.',
  printedTitle: 'Coverage of the period',
  printedAsOf: 'Coverage as of a day',
  printedOn: (date: string) => `Printed on ${date}`,
  printedFilter: (parts: string) => `Shown: ${parts}`,
} as const;
