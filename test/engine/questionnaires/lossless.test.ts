// Whatever was answered goes out and comes back as the same text, in both forms.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskedQuestionnaire } from '../../../src/engine/questionnaires/asked-questionnaire';
import { plain } from '../../../src/engine/questionnaires/answer-forms';
import { questionnairePage } from '../../../src/engine/questionnaires/questionnaire-page';
import { questionnaireWorkbook } from '../../../src/engine/questionnaires/questionnaire-workbook';
import { readReturned } from '../../../src/engine/questionnaires/returned-file';
import { lookAtAnswers } from '../../../src/engine/questionnaires/take-answers';
import type { Question } from '../../../src/shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muniment-lossless-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const asked = (questions: readonly Question[]): AskedQuestionnaire => ({
  ...{ id: 'QST-01' as RecordId, mark: 'ab'.repeat(16), from: 'Quillmere', title: 'Questions', dueOn: null },
  ...{ answeredBy: '', answeredOn: '', questions },
});
const question = (reference: string, words: string, answer: string, comment: string): Question => ({
  ...{ reference, area: '', question: words, kind: 'text', options: '', weight: null, wanted: '' },
  ...{ answer, comment, finding: '', task: '' },
});

/** What stands in a record: plain text of any characters, those that tables and pages could run among them. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^['=+\-@\t\n]{1,4}[a-z<>&"']{0,8}$/),
    fc.constantFrom(
      '</script>',
      '<!--',
      '_x000D_',
      '\\u{202E}',
      '\u202e',
      '\u2028',
      "'",
      'TRUE',
      '2026-05-04',
      '…',
    ),
  )
  .map(plain);

it('comes back as it went, whatever was written', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }),
      async (answers) => {
        const questions = answers.map(([words, answer, comment], at) =>
          question(`Q-${String(at)}`, `Is it? ${words}`.trim(), answer, comment),
        );
        const book = join(folder, 'book.xlsx');
        writeFileSync(book, questionnaireWorkbook(asked(questions)));
        const page = Buffer.from(questionnairePage(asked(questions))).toString('utf8');
        const saved = join(folder, 'saved.json');
        writeFileSync(saved, /id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
        for (const path of [book, saved]) {
          const rows = lookAtAnswers(questions, (await readReturned(path)).returned);
          expect(rows.map(({ change, after, comment }) => [change, after, comment])).toEqual(
            questions.map(({ answer, comment }) => [answer === '' ? 'unanswered' : 'same', answer, comment]),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('takes no answer for a new one because a cell could not hold it all', async () => {
  const hidden = '\u202e'.repeat(20_000);
  const questions = [question('Q-1', 'Is it?', hidden, hidden)];
  const book = join(folder, 'long.xlsx');
  writeFileSync(book, questionnaireWorkbook(asked(questions)));
  const [row] = lookAtAnswers(questions, (await readReturned(book)).returned);
  expect([row?.change, row?.problem]).toEqual(['same', null]);
});
