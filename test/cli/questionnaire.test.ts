// The noun `questionnaire`: made for a vendor, written out, answered, taken back, findings into tasks.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('goes out as a page and a workbook, and comes back as answers and tasks', async () => {
  const desk = await deskWithControls();
  const { vault } = desk;
  const on = ['--on', '2026-02-01'];
  await done(['register', 'add', vault, 'vendor', '--set', 'name=Northern Cloud', ...on]);
  expect((await done(['questionnaire', 'templates'])).stdout).toMatch(/ai-provider +36/);
  const made = await done(['questionnaire', 'make', vault, 'VND-01', '--template', 'ai-provider', ...on]);
  expect(made.stdout).toBe('Made QST-01: AI provider: Northern Cloud.\n');

  const page = `${desk.folder}/questions.html`;
  await done(['questionnaire', 'save', vault, 'QST-01', '--out', page]);
  await done(['questionnaire', 'save', vault, 'QST-01', '--out', page.replace('.html', '.xlsx')]);
  expect((await muniment(['questionnaire', 'save', vault, 'QST-01', '--out', page])).exit).toBe(2);
  const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(readFileSync(page, 'utf8'))?.[1] ?? '') as {
    answers: { reference: string; answer: string }[];
  };
  const answer = (given: Readonly<Record<string, string>>): string =>
    desk.file(
      'answers.json',
      JSON.stringify({
        ...data,
        answers: data.answers.map((one) => ({ ...one, answer: given[one.reference] ?? '' })),
      }),
    );
  const file = answer({ 'AI-05': 'No', 'AI-09': 'No', 'AI-04': 'Trust us' });
  const take = ['questionnaire', 'answers', vault, 'QST-01', file, ...on];
  const dry = await muniment([...take, '--dry-run', '--json']);
  expect(dry.exit).toBe(1);
  expect((dry.document() as Output<'documents', 'takeAnswers'>).applied).toBe(false);
  const taken = await muniment(take);
  expect(taken.exit).toBe(3);
  expect(taken.stdout).toMatch(/2 answers taken, 1 refused, 0 as they are, 33 without an answer\./);

  const score = (await done(['questionnaire', 'score', vault, 'QST-01', '--json'])).document();
  expect(score).toMatchObject({ reached: 3, of: 6, unanswered: 34, toLookAt: 0 });
  const tasks = ['questionnaire', 'tasks', vault, 'QST-01', '--owner', 'Ada Byron', ...on];
  expect((await done(tasks)).stdout).toBe('Made REM-001.\n');
  expect((await done(tasks)).stdout).toMatch(/^Nothing to make/);
  expect((await muniment(['questionnaire', 'score', vault, 'VND-01'])).exit).toBe(2);
});
