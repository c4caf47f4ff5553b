// A file that came back from a vendor, whichever form it has: the workbook, or the JSON file the page saved.
import { z } from 'zod';
import { UserError } from '../../shared/errors';
import { readSheetFile, type SheetFile } from '../tables';
import { plain } from './answer-forms';
import { ANSWERS_LIMITS, Mark, QUESTIONNAIRE_FORMAT, type ReturnedAnswers } from './asked-questionnaire';
import { readReturnedWorkbook } from './questionnaire-workbook';

const SavedAnswers = z.strictObject({
  format: z.literal(QUESTIONNAIRE_FORMAT),
  mark: Mark,
  questionnaire: z.string().max(20),
  answeredBy: z.string(),
  answeredOn: z.string(),
  answers: z
    .array(
      z.strictObject({
        reference: z.string(),
        question: z.string(),
        answer: z.string(),
        comment: z.string(),
      }),
    )
    .max(ANSWERS_LIMITS.rows),
});

const readSaved = ({ bytes }: SheetFile): ReturnedAnswers => {
  const read = ((): unknown => {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      // No JSON: said below, in the words for a file that is none of ours.
      return null;
    }
  })();
  const saved = SavedAnswers.safeParse(read);
  if (!saved.success)
    throw new UserError('questionnaire.other', {
      what: 'It is neither the workbook nor the file that the page saves.',
    });
  const { mark, answeredBy, answeredOn, answers } = saved.data;
  return {
    mark,
    answeredBy: plain(answeredBy),
    answeredOn: plain(answeredOn),
    answers: answers.map((one) => ({
      reference: plain(one.reference),
      question: plain(one.question),
      answer: plain(one.answer),
      comment: plain(one.comment),
    })),
  };
};

/**
 * What the file at `path` says, and the SHA-256 of its bytes.
 * @throws UserError questionnaire.other, table.not-readable, table.too-large
 */
export const readReturned = async (
  path: string,
): Promise<{ readonly returned: ReturnedAnswers; readonly sha256: string }> => {
  const file = await readSheetFile(path, ANSWERS_LIMITS);
  return { returned: file.isXlsx ? await readReturnedWorkbook(file) : readSaved(file), sha256: file.sha256 };
};
