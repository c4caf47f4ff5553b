// The workbook of a questionnaire, filled in and saved by LibreOffice: exactly the filled cells are answers.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionnaireWorkbook } from '../../../src/engine/questionnaires/questionnaire-workbook';
import { readReturned } from '../../../src/engine/questionnaires/returned-file';
import { lookAtAnswers } from '../../../src/engine/questionnaires/take-answers';
import { questionnaireTemplate } from '../../../src/engine/questionnaires/templates';
import type { Question } from '../../../src/shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';

const ODD = '=1+1 \u202e "so" <b>\nsecond line';
const questions: Question[] = questionnaireTemplate('ai-provider').questions.map((one, at) => ({
  ...one,
  answer: at === 0 ? ODD : '',
  ...{ comment: '', finding: '', task: '' },
}));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muniment-office-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const soffice = (kind: string, path: string): void => {
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      ...['--headless', '--convert-to', kind, '--outdir', folder, path],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
};
const text = (value: string): string =>
  `<table:table-cell office:value-type="string">${value
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</table:table-cell>`;
const day = (value: string): string =>
  `<table:table-cell office:value-type="date" office:date-value="${value}"><text:p>${value}</text:p></table:table-cell>`;
/** The cells of a row in the text that LibreOffice writes, empty ones one by one. */
const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<table:table-cell[^>]*?(?:\/>|>.*?<\/table:table-cell>)/gs)].flatMap(([cell]) => {
    const count = Number(/number-columns-repeated="(\d+)"/.exec(cell)?.[1] ?? '1');
    return Array.from({ length: Math.min(count, 10) }, () =>
      cell.replace(/ table:number-columns-repeated="\d+"/, ''),
    );
  });

it('comes back with exactly the filled cells as answers', { timeout: 180_000 }, async () => {
  const path = join(folder, 'questions.xlsx');
  const asked = { id: 'QST-01' as RecordId, mark: 'ab'.repeat(16), from: 'Quillmere', title: 'AI provider' };
  writeFileSync(
    path,
    questionnaireWorkbook({ ...asked, dueOn: null, answeredBy: '', answeredOn: '', questions }),
  );
  soffice('fods', path);
  const fods = readFileSync(join(folder, 'questions.fods'), 'utf8');
  // Each question whose answer is one of some words has its own drop-down, and the sheet about it stays hidden.
  expect([...fods.matchAll(/<table:content-validation /g)].length).toBeGreaterThan(3);
  expect(fods).toMatch(/table:display="false"/);
  const fill: Readonly<Record<string, Readonly<Record<number, string>>>> = {
    'Answered by': { 4: text('Rosa Quill, security') },
    'Answered on': { 4: day('2026-07-20') },
    'AI-02': { 4: text('In Oslo\nand in Bergen') },
    'AI-04': { 4: text('SOC 2 Type II') },
    'AI-05': { 4: text('Yes'), 5: text('Since March') },
    'AI-06': { 4: day('2026-03-31') },
    'AI-09': { 4: text('Sometimes') },
  };
  const filled = fods.replace(/<table:table-row[^>]*>.*?<\/table:table-row>/gs, (row) => {
    const [first = ''] = cellsOf(row);
    const news = fill[/<text:p>(.*?)<\/text:p>/.exec(first)?.[1] ?? ''];
    if (news === undefined) return row;
    const cells = cellsOf(row).map((cell, place) => news[place] ?? cell);
    return `<table:table-row>${cells.slice(0, 6).join('')}</table:table-row>`;
  });
  writeFileSync(join(folder, 'back.fods'), filled);
  soffice('xlsx', join(folder, 'back.fods'));

  const { returned } = await readReturned(join(folder, 'back.xlsx'));
  expect(returned).toMatchObject({
    mark: asked.mark,
    answeredBy: 'Rosa Quill, security',
    answeredOn: '2026-07-20',
  });
  const rows = lookAtAnswers(questions, returned);
  expect(
    rows
      .filter(({ change }) => change !== 'unanswered')
      .map((one) => [one.reference, one.change, one.after, one.comment]),
  ).toEqual([
    ['AI-01', 'same', ODD, ''],
    ['AI-02', 'answer', 'In Oslo\nand in Bergen', ''],
    ['AI-04', 'answer', 'SOC 2 Type II', ''],
    ['AI-05', 'answer', 'Yes', 'Since March'],
    ['AI-06', 'answer', '2026-03-31', ''],
    ['AI-09', 'refused', 'Sometimes', ''],
  ]);
  expect(rows).toHaveLength(questions.length);
});
