// How facts of a package read in lists and records. English, as on the package's own pages; what is of no known shape
// is shown as it stands.
import { Register, type RegisterSpec, SPECS } from '../../shared/domain/programme';
import { CalendarDate } from '../../shared/period';
import {
  AUDITOR_STATUS_NAME,
  CADENCE_NAME,
  day,
  EXCEPTION_STATE_NAME,
  KIND_NAME,
  moment,
  POPULATION_STATE_NAME,
  REQUEST_KIND_NAME,
  sampleStateName,
  shortRange,
  STATE_WORD,
} from '../export';
import { type Said, saidIn, textIn } from './said';

const wordsOf =
  (words: Readonly<Record<string, string>>) =>
  (said: string): string =>
    Object.hasOwn(words, said) ? (words[said] ?? said) : said;

export const cadenceWord = wordsOf(CADENCE_NAME);
export const controlKindWord = wordsOf(KIND_NAME);
export const exceptionStateWord = wordsOf(EXCEPTION_STATE_NAME);
export const populationStateWord = wordsOf(POPULATION_STATE_NAME);
export const requestStatusWord = wordsOf(AUDITOR_STATUS_NAME);
export const requestKindWord = wordsOf(REQUEST_KIND_NAME);
export const occurrenceWord = wordsOf(STATE_WORD);
export const sampleWord = sampleStateName;
export const datesWord = wordsOf({
  inside: 'inside',
  'partly-inside': 'partly inside',
  'outside-before': 'before',
  'outside-after': 'after',
  undated: 'no effective dates',
});

/** `6 Oct 2025`; what is no day as it stands. */
export const dayWord = (said: string): string => {
  const read = CalendarDate.safeParse(said);
  return read.success ? day(read.data) : said;
};

/** `1 Jan – 31 Mar 2026` */
export const rangeWord = (from: string, to: string): string => {
  const [first, last] = [CalendarDate.safeParse(from), CalendarDate.safeParse(to)];
  if (first.success && last.success) return shortRange({ from: first.data, to: last.data });
  return [from, to].filter((one) => one !== '').join(' – ');
};

/** `13 Nov 2026, 16:20 UTC` */
export const momentWord = (said: string): string =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(said) ? moment(said as never) : said;

/** The days of an item of evidence. */
export const effectiveWord = (evidence: Said): string => {
  const dates = saidIn(evidence, 'dates');
  return rangeWord(textIn(dates, 'effective_from'), textIn(dates, 'effective_to'));
};

const specOf = (register: string): RegisterSpec | null => {
  const known = Register.safeParse(register);
  return known.success ? SPECS[known.data] : null;
};

/** `Vendor report` */
export const registerWord = (register: string): string => {
  const one = specOf(register)?.one ?? register;
  return one.charAt(0).toUpperCase() + one.slice(1);
};
export const recordStateWord = (register: string, state: string): string =>
  wordsOf(specOf(register)?.states ?? {})(state);

const LONGEST_TITLE = 160;
export const titleOf = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE).trimEnd()}…` : line;
};

/** `PDF`, `CSV and 2 more` */
export const typeWord = (names: readonly string[]): string => {
  const [first = '', ...more] = names;
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(first)?.[1]?.toUpperCase() ?? '';
  return more.length === 0 ? ending : `${ending === '' ? '1 file' : ending} and ${String(more.length)} more`;
};
