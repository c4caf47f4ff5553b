// A questionnaire as a workbook that a vendor fills in, and that workbook when it comes back
// (docs/format/questionnaire-v1.md §2). Pure: the same questionnaire is the same bytes.
import { UserError } from '../../shared/errors';
import { hasSheet, notReadable, readSheet, type SheetFile, toCell, writeWorkbook } from '../tables';
import { choicesOf, howToAnswer, plainCell } from './answer-forms';
import {
  ANSWERS_LIMITS,
  type AskedQuestionnaire,
  Mark,
  QUESTIONNAIRE_FORMAT,
  type ReturnedAnswers,
} from './asked-questionnaire';

const TITLES = {
  reference: 'Reference',
  area: 'Area',
  question: 'Question',
  how: 'How to answer',
  answer: 'Your answer',
  comment: 'Your comment',
} as const;
const HOW_TO = 'How to fill this in';
const ANSWERED_BY = 'Answered by';
const ANSWERED_ON = 'Answered on';
/** Head, and the three rows above the questions. */
const ROWS_ABOVE = 4;
const ANSWER_COLUMN = 4;
/** What spreadsheets hold of a drop-down's words, and what they cannot tell apart in it. */
const LONGEST_CHOICES = 255;

const GUIDE =
  'Please fill in the two last columns. “Your answer” takes one of the words of its list where there is one; say more in ' +
  '“Your comment”. Leave the other columns as they are, save the file and send it back.';

const COLUMNS = [
  { title: TITLES.reference, width: 18 },
  { title: TITLES.area, width: 22 },
  { title: TITLES.question, width: 60 },
  { title: TITLES.how, width: 26 },
  { title: TITLES.answer, width: 40 },
  { title: TITLES.comment, width: 40 },
];

const guarded = (rows: readonly (readonly string[])[]): string[][] => rows.map((row) => row.map(toCell));

const dropDowns = ({ questions }: AskedQuestionnaire) =>
  questions.flatMap((question, at) => {
    const words = choicesOf(question);
    const isHeld = words.join(',').length <= LONGEST_CHOICES && !words.some((word) => /[",]/.test(word));
    const from = ROWS_ABOVE - 1 + at;
    return words.length > 0 && isHeld ? [{ column: ANSWER_COLUMN, from, rows: 1, words }] : [];
  });

/** The bytes of the workbook. */
export const questionnaireWorkbook = (asked: AskedQuestionnaire): Uint8Array =>
  writeWorkbook([
    {
      name: 'Questions',
      columns: COLUMNS,
      filter: false,
      rows: guarded([
        [HOW_TO, '', GUIDE],
        [ANSWERED_BY, '', '', 'Your name and role', asked.answeredBy],
        [ANSWERED_ON, '', '', 'A day, as 2026-12-31', asked.answeredOn],
        ...asked.questions.map((one) => [
          ...[one.reference, one.area, one.question, howToAnswer(one)],
          ...[one.answer, one.comment],
        ]),
      ]),
      choices: dropDowns(asked),
    },
    {
      name: 'About',
      hidden: true,
      columns: [
        { title: 'Item', width: 18 },
        { title: 'Value', width: 60 },
      ],
      rows: guarded([
        ['Format', QUESTIONNAIRE_FORMAT],
        ['Mark', asked.mark],
        ['Questionnaire', asked.id],
        ['From', asked.from],
        ['Title', asked.title],
      ]),
      filter: false,
    },
  ]);

const notOurs = (what: string): UserError => new UserError('questionnaire.other', { what });

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * What a workbook says that came back.
 * @throws UserError questionnaire.other (no workbook of ours), table.not-readable, table.too-large
 */
export const readReturnedWorkbook = async (file: SheetFile): Promise<ReturnedAnswers> => {
  if (!(await hasSheet(file, 'About')) || !(await hasSheet(file, 'Questions')))
    throw notOurs('It is a workbook that was not made from a questionnaire.');
  const about = await readSheet(file, 'About', ANSWERS_LIMITS);
  const items = new Map(about.rows.map(([item = '', value = '']) => [oneLine(item), value.trim()]));
  if (items.get('Format') !== QUESTIONNAIRE_FORMAT)
    throw notOurs('Its sheet “About” says that it is something else.');
  const mark = Mark.safeParse(items.get('Mark'));
  if (!mark.success) throw notOurs('Its mark is gone.');
  const { rows } = await readSheet(file, 'Questions', ANSWERS_LIMITS);
  const heads = (rows[0] ?? []).map((head) => oneLine(head).toLowerCase());
  const place = (title: string): number => heads.indexOf(title.toLowerCase());
  const [reference, question, answer, comment] = [
    place(TITLES.reference),
    place(TITLES.question),
    place(TITLES.answer),
    place(TITLES.comment),
  ];
  if (reference === -1 || answer === -1 || comment === -1)
    throw notReadable(`A column of it is gone: ${TITLES.reference}, ${TITLES.answer} or ${TITLES.comment}.`);
  const read = rows.slice(1).map((cells) => ({
    reference: plainCell(cells[reference] ?? ''),
    question: question === -1 ? null : plainCell(cells[question] ?? ''),
    answer: plainCell(cells[answer] ?? ''),
    comment: plainCell(cells[comment] ?? ''),
  }));
  const said = (name: string): string => read.find((row) => row.reference === name)?.answer ?? '';
  const own = new Set<string>(['', HOW_TO, ANSWERED_BY, ANSWERED_ON]);
  return {
    mark: mark.data,
    answeredBy: said(ANSWERED_BY),
    answeredOn: said(ANSWERED_ON),
    answers: read.filter((row) => !own.has(row.reference)),
  };
};
