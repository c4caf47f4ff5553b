// Texts of the overview.
import type { StateCounts } from '../../shared/domain/coverage';
import type { CalendarDate } from '../../shared/period';
import { count, plural } from './count';
import { dateText, dayMonth, weekdayText } from './dates';

interface Standing {
  readonly counts: StateCounts;
  /** The last day of those that are due, and the first that is not over; null when none is due. */
  readonly dueBy: CalendarDate | null;
  readonly firstDue: CalendarDate | null;
}

const is = (number: number): string => (number === 1 ? 'is' : 'are');

/** `a, b and c`. */
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const dueWords = ({ counts, dueBy, firstDue }: Standing, more: string): string => {
  if (counts.due === 0) return '';
  const by = dueBy === null ? '' : ` by ${dayMonth(dueBy)}`;
  const first =
    firstDue === null || (counts.due === 1 && firstDue === dueBy)
      ? ''
      : `, the first on ${weekdayText(firstDue)}`;
  return ` ${count(counts.due)}${more} ${counts.due === 1 ? 'falls' : 'fall'} due${by}${first}.`;
};

/** What is over, then what comes. Bold stands between double asterisks. */
const answer = (standing: Standing): string => {
  const { counts } = standing;
  const over = counts.met + counts.late + counts.missed + counts.excused;
  if (over + counts.due + counts['not-due'] === 0)
    return 'The controls in force expect no occurrence in this period.';
  if (over === 0)
    return `**No occurrence is over yet,** ${plural(counts.due + counts['not-due'], 'lies', 'lie')} ahead.${dueWords(standing, '')}`;
  const parts = [
    `**${count(counts.met)} ${is(counts.met)} met**`,
    counts.late > 0 ? `${count(counts.late)} ${counts.late === 1 ? 'was' : 'were'} late` : null,
    counts.missed > 0 ? `**${count(counts.missed)} ${is(counts.missed)} missed**` : null,
    counts.excused > 0 ? `${count(counts.excused)} ${is(counts.excused)} excused` : null,
  ].filter((part) => part !== null);
  return `Of ${plural(over, 'occurrence')} closed so far, ${list(parts)}.${dueWords(standing, ' more')}`;
};

/** Type I: one occurrence for each control, on the as-of date. */
const answerAsOf = (counts: StateCounts, asOf: CalendarDate): string => {
  const has = counts.met + counts.late;
  const all = has + counts.missed + counts.due + counts['not-due'];
  const rest = [
    counts.missed > 0 ? `**${count(counts.missed)} ${is(counts.missed)} missed**` : null,
    counts.due + counts['not-due'] > 0 ? `${count(counts.due + counts['not-due'])} still open` : null,
    counts.excused > 0 ? `${count(counts.excused)} excused` : null,
  ].filter((part) => part !== null);
  return `Of ${plural(all, 'control')}, **${count(has)} ${has === 1 ? 'has' : 'have'} evidence for ${dateText(asOf)}**${rest.length === 0 ? '' : `; ${list(rest)}`}.`;
};

export const overview = {
  title: 'Overview',
  answerEmpty: 'The vault is ready. **Define the engagement,** then load the controls it is about.',
  answerNoControls: 'The engagement is defined. **Load the controls** it is about.',
  /** Without an engagement nothing is in scope and no date is judged, so only what is there is said. */
  answerNoEngagement: (controls: number) =>
    `The vault holds ${plural(controls, 'control')}. **Define the engagement,** so that evidence can be judged against its dates.`,
  answer,
  answerAsOf,
  addEvidence: 'Add evidence',
  addEvidenceFor: (control: string) => `Add evidence for ${control}`,
  months: 'Occurrences by month due',
  monthsScale: (per: number) => (per === 1 ? '' : `one mark is up to ${count(per)}`),
  monthsTable: 'Occurrences by the month they are due in',
  month: 'Month',
  all: 'All',
  missed: 'Missed',
  missedNote: 'each needs evidence or an answer',
  missedNone: 'Nothing is missed.',
  missedIn: (name: string) => `Missed in ${name}`,
  missedOn: (name: string) => `Missed ${name}`,
  missedTimes: (times: number) => `Missed ${count(times)} times`,
  missedLast: (times: number, name: string) =>
    times === 1 ? `Missed: ${name}` : `Missed ${count(times)} times, the last: ${name}`,
  answerIt: 'Answer',
  answerFor: (control: string, name: string) => `Answer ${name} of ${control}`,
  allOf: (number: number) => `All ${count(number)}`,
  nextDue: 'Next due',
  nothingDue: 'Nothing is open in the rest of the period.',
  inDays: (days: number) =>
    days === 0 ? 'today' : days > 0 ? plural(days, 'day') : `${plural(-days, 'day')} ago`,
  nobody: 'Nobody named',
  pointsOpen: 'Points of focus without evidence',
  pointsNote: (open: number, all: number) => `${count(open)} of ${count(all)}`,
  pointsNone: 'Each point of focus in scope has evidence in the period.',
  considerations: 'Points of focus are considerations, not requirements.',
  returned: 'Returned by the auditor',
  exceptions: 'Open exceptions',
  exceptionsNone: 'No exception is open.',
  next: 'Next actions',
  roadmap: 'Roadmap',
  tasks: 'Remediation tasks',
  tasksMine: (mine: number) => (mine === 0 ? '' : `${count(mine)} of them yours`),
  tasksNone: 'No task is open.',
  you: 'you',
  noDate: 'no date',
  overdue: 'overdue',
  recent: 'Recent changes',
  allRecent: 'Journal',
} as const;
