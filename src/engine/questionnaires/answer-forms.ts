// What an answer may be, for each kind of question: how it is asked for, and how what came back is read.
import {
  listed,
  NOT_APPLICABLE,
  type Question,
  YES_NO_ANSWERS,
} from '../../shared/domain/programme/questionnaire-score';
import { fromCell, readDate } from '../tables';

export const LONGEST_ANSWER = 20_000;

/** The words one of which is the answer; none where it is written freely. */
export const choicesOf = ({ kind, options }: Question): readonly string[] =>
  kind === 'yes-no' ? YES_NO_ANSWERS : kind === 'choice' ? listed(options) : [];

export const howToAnswer = (question: Question): string => {
  const choices = choicesOf(question);
  if (question.kind === 'yes-no') return 'Yes, No or Not applicable';
  if (choices.length > 0) return `One of: ${choices.join('; ')}`;
  return question.kind === 'date' ? 'A day, as 2026-12-31' : 'In words';
};

const bare = (text: string): string => text.replace(/\s+/g, ' ').toLowerCase();
const YES = ['yes', 'y', 'true'];
const NO = ['no', 'n', 'false'];
const NEITHER = ['not applicable', 'n/a', 'na', 'n.a.'];

const yesOrNo = (text: string): string | null => {
  const word = bare(text).replace(/[.!]$/, '');
  if (YES.includes(word)) return 'Yes';
  if (NO.includes(word)) return 'No';
  return NEITHER.includes(word) ? NOT_APPLICABLE : null;
};

/** A day in words or as spreadsheets store it; 03/04/2026 can be read in two ways and is none. */
export const dayOf = (text: string): string | null => {
  const read = (dayFirst: boolean): string | null => readDate(text.trim(), { dayFirst, since1904: false });
  const [one, other] = [read(true), read(false)];
  return one !== null && other !== null && one !== other ? null : (one ?? other);
};

/** Text of somebody else: line ends are LF, nothing at both ends, no half characters. */
export const plain = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed().trim();
/** The same of a cell of a workbook, where texts are guarded. */
export const plainCell = (cell: string): string => plain(fromCell(cell.trim()));

export type ReadAnswer = { readonly answer: string } | { readonly problem: string };

/** `text` is plain already; an empty one is no answer. */
export const readAnswer = (question: Question, text: string): ReadAnswer => {
  if (text === '') return { answer: '' };
  if (text.length > LONGEST_ANSWER)
    return { problem: `It is longer than ${String(LONGEST_ANSWER)} characters.` };
  if (question.kind === 'yes-no') {
    const answer = yesOrNo(text);
    return answer === null ? { problem: 'It is none of: Yes, No, Not applicable.' } : { answer };
  }
  if (question.kind === 'date') {
    const answer = dayOf(text);
    return answer === null ? { problem: 'It is no day that can be read in one way.' } : { answer };
  }
  const choices = choicesOf(question);
  if (choices.length === 0) return { answer: text };
  const answer = choices.find((one) => bare(one) === bare(text));
  return answer === undefined ? { problem: 'It is none of the words one can choose from.' } : { answer };
};
