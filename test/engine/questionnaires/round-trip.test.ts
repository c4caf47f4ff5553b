// A questionnaire goes out and comes back: what was answered is what stands in the record, what is not ours is refused,
// and what is hostile is only text.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, strFromU8, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addToRegister,
  getTask,
  makeQuestionnaire,
  makeTasks,
  type OpenVault,
  questionnaireScore,
  questionnaireTemplates,
  saveQuestionnaire,
  takeAnswers,
} from '../../../src/engine';
import { readRecord, versionsOf } from '../../../src/engine/programme';
import { writeWorkbook } from '../../../src/engine/tables';
import type { Questionnaire } from '../../../src/shared/domain/programme/questionnaire';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../../src/shared/period';
import { longVault } from './long-vault';

const ON = '2026-07-01' as CalendarDate;
let vault: OpenVault;
let desk: string;
let close: () => void;
let vendorId: RecordId;
let id: RecordId;

beforeAll(async () => {
  ({ vault, desk, close } = await longVault());
  [vendorId] = addToRegister(vault, {
    register: 'vendor',
    records: [{ facts: { name: 'Northern <b>Cloud</b>' }, state: null }],
    on: ON,
    note: '',
  }) as [RecordId];
});
afterAll(() => close());
beforeEach(() => {
  id = makeQuestionnaire(vault, { template: 'ai-provider', vendorId, on: ON });
});

const at = (name: string): string => join(desk, name);
const factsOf = (of = id): Questionnaire => readRecord(vault.db, of).facts as Questionnaire;
const look = (path: string, of = id) => takeAnswers(vault, of, { path, on: ON, apply: false, sha256: null });
const take = async (path: string) => {
  const { sha256 } = await look(path);
  return takeAnswers(vault, id, { path, on: ON, apply: true, sha256 });
};
const saved = async (name: string, of = id): Promise<string> => {
  await saveQuestionnaire(vault, of, at(name));
  return at(name);
};
const dataIn = (page: string): Record<string, unknown> & { answers: Record<string, string>[] } =>
  JSON.parse(/id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as never;
/** What the page would save with these answers. */
const answersFile = async (
  given: Readonly<Record<string, string>>,
  change: (saved: ReturnType<typeof dataIn>) => unknown = (one) => one,
): Promise<string> => {
  const data = dataIn(readFileSync(await saved('page.html'), 'utf8'));
  for (const one of data.answers) one['answer'] = given[one['reference'] ?? ''] ?? one['answer'] ?? '';
  writeFileSync(at('answers.json'), JSON.stringify(change({ ...data, answeredBy: 'Rosa Quill, security' })));
  return at('answers.json');
};

describe('templates', () => {
  it('are two, with questions that have what they need', () => {
    expect(questionnaireTemplates().map(({ id: one, questions }) => [one, questions.length])).toEqual([
      ['vendor-assessment', 46],
      ['ai-provider', 36],
    ]);
    for (const { questions } of questionnaireTemplates()) {
      expect(new Set(questions.map(({ reference }) => reference)).size).toBe(questions.length);
      for (const one of questions) {
        const words = one.options.split('; ');
        if (one.kind === 'choice') expect(words.length).toBeGreaterThan(2);
        else expect(one.options).toBe('');
        for (const good of one.wanted === '' ? [] : one.wanted.split('; '))
          expect(one.kind === 'choice' ? words : ['Yes', 'No']).toContain(good);
        expect(one.weight > 0).toBe(one.wanted !== '');
      }
    }
  });
});

describe('what goes out', () => {
  it('is the same bytes twice, and says neither what is wanted nor what it weighs', async () => {
    for (const name of ['one.xlsx', 'one.html']) {
      const first = readFileSync(await saved(name));
      expect(readFileSync(await saved(name)).equals(first)).toBe(true);
    }
    const page = readFileSync(at('one.html'), 'utf8');
    expect(Object.keys(dataIn(page).answers[0] ?? {})).toEqual([
      'reference',
      'question',
      'answer',
      'comment',
    ]);
    expect(page).not.toMatch(/wanted|"weight"|threshold/i);
    expect(page).toContain('Northern &lt;b&gt;Cloud&lt;/b&gt;');
    const sheet = strFromU8(
      unzipSync(readFileSync(at('one.xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).toContain('<formula1>"Yes,No,Not applicable"</formula1>');
    expect(sheet).not.toMatch(/<f>|wanted/);
  });

  it('hides the sheet that says what it is', async () => {
    const parts = unzipSync(readFileSync(await saved('one.xlsx')));
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toMatch(
      /name="About"[^>]*state="hidden"/,
    );
  });
});

describe('answers of the page', () => {
  it('stand in the record as they were given, in one version that says where they came from', async () => {
    const markup = '<script>alert(1)</script>\n=HYPERLINK("http://x")\u202e';
    const path = await answersFile({
      'AI-01': markup,
      'AI-04': 'soc 2 type ii',
      'AI-05': 'y',
      'AI-09': 'YES',
    });
    const done = await take(path);
    expect(done.rows.filter(({ change }) => change === 'answer')).toHaveLength(4);
    expect(done.rows.filter(({ change }) => change === 'unanswered')).toHaveLength(32);
    const answers = new Map(factsOf().questions.map((one) => [one.reference, one.answer]));
    expect(answers.get('AI-01')).toBe(markup);
    expect([answers.get('AI-04'), answers.get('AI-05'), answers.get('AI-09')]).toEqual([
      'SOC 2 Type II',
      'Yes',
      'Yes',
    ]);
    expect(readRecord(vault.db, id)).toMatchObject({ state: 'answered', version: 2 });
    expect(versionsOf(vault.db, id)[0]).toMatchObject({ via: 'answers', version: 2 });
    expect(factsOf().answeredBy).toBe('Rosa Quill, security');
    await take(path);
    expect(readRecord(vault.db, id).version).toBe(2);
  });

  it('come out again word for word, in both forms', async () => {
    const words = {
      'AI-01': "-1+1 'quoted' \u202e\u{1F600} _x000D_ \\u{202E}",
      'AI-02': '</script><!-- a\nb',
    };
    await take(await answersFile(words));
    const before = factsOf().questions;
    expect(
      dataIn(readFileSync(await saved('again.html'), 'utf8')).answers.map((one) => one['answer']),
    ).toEqual(before.map(({ answer }) => answer));
    const back = await look(await saved('again.xlsx'));
    expect(new Set(back.rows.map(({ change }) => change))).toEqual(new Set(['same', 'unanswered']));
  });

  it('are refused one by one where they cannot be, and the others are taken', async () => {
    const path = await answersFile(
      {
        'AI-04': 'Trust me',
        'AI-05': 'Yes, mostly',
        'AI-06': '03/04/2026',
        'AI-01': 'x'.repeat(20_001),
        'AI-33': 'Yes',
      },
      (data) => ({
        ...data,
        answers: [
          ...data.answers.map((one) =>
            one['reference'] === 'AI-09' ? { ...one, question: 'Is it sunny?', answer: 'Yes' } : one,
          ),
          { reference: 'ZZ-1', question: 'Mine', answer: 'Yes', comment: '' },
        ],
      }),
    );
    const { rows } = await take(path);
    const refused = rows.filter(({ change }) => change === 'refused').map((one) => one.reference);
    expect(refused).toEqual(['AI-01', 'AI-04', 'AI-05', 'AI-06', 'AI-09', 'ZZ-1']);
    expect(rows.every(({ change, problem }) => (change === 'refused') === (problem !== null))).toBe(true);
    expect(
      factsOf()
        .questions.filter(({ answer }) => answer !== '')
        .map((one) => one.reference),
    ).toEqual(['AI-33']);
  });
});

describe('a file that is not the one', () => {
  it('of another questionnaire changes nothing', async () => {
    const other = makeQuestionnaire(vault, { template: 'ai-provider', vendorId, on: ON });
    for (const name of ['other.xlsx', 'other.html']) {
      const path = await saved(name, other);
      const file = name.endsWith('html') ? at('other.json') : path;
      if (name.endsWith('html')) writeFileSync(file, JSON.stringify(dataIn(readFileSync(path, 'utf8'))));
      await expect(look(file)).rejects.toMatchObject({ code: 'questionnaire.other' });
    }
  });

  it.each([
    ['no JSON', 'hello'],
    ['other JSON', '{"format":"muniment-questionnaire-2"}'],
    ['a list', '[]'],
    ['the page itself', '<!doctype html>'],
  ])('that is %s is refused', async (_what, content) => {
    writeFileSync(at('bad.json'), content);
    await expect(look(at('bad.json'))).rejects.toMatchObject({ code: 'questionnaire.other' });
  });

  it('with members nobody named, or too large, is refused', async () => {
    const extra = await answersFile({}, (data) => ({ ...data, __proto__x: 1 }));
    await expect(look(extra)).rejects.toMatchObject({ code: 'questionnaire.other' });
    writeFileSync(at('big.json'), Buffer.alloc(6 * 1024 * 1024, 32));
    await expect(look(at('big.json'))).rejects.toMatchObject({ code: 'table.too-large' });
  });

  it('of another workbook, and a cell of ten million characters, are refused', async () => {
    writeFileSync(
      at('any.xlsx'),
      writeWorkbook([{ name: 'Any', columns: [{ title: 'A', width: 4 }], rows: [['b']] }]),
    );
    await expect(look(at('any.xlsx'))).rejects.toMatchObject({ code: 'questionnaire.other' });
    const parts = unzipSync(readFileSync(await saved('bomb.xlsx')));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace('How to fill this in', 'x'.repeat(10_000_000)));
    writeFileSync(at('bomb.xlsx'), zipSync(parts));
    await expect(look(at('bomb.xlsx'))).rejects.toMatchObject({ code: 'table.too-large' });
  });

  it('takes a formula for the text it last showed, and runs none', async () => {
    const parts = unzipSync(readFileSync(await saved('formula.xlsx')));
    const name = 'xl/worksheets/sheet1.xml';
    const sheet = strFromU8(parts[name] ?? new Uint8Array());
    parts[name] = strToU8(
      sheet.replace(
        /<c r="E5" s="(\d)"\/>/,
        '<c r="E5" t="str"><f>HYPERLINK("http://x","in Oslo")</f><v>in Oslo</v></c>',
      ),
    );
    writeFileSync(at('formula.xlsx'), zipSync(parts));
    const { rows } = await look(at('formula.xlsx'));
    expect(rows[0]).toMatchObject({ reference: 'AI-01', change: 'answer', after: 'in Oslo' });
  });

  it('that is older than the answers that are there puts nothing back, and a stray zero spoils nothing', async () => {
    const [first] = factsOf().questions;
    const reference = first?.reference ?? '';
    const dated = (answeredOn: string, answer: string) =>
      answersFile({ [reference]: answer }, (one) => ({
        ...one,
        answeredOn,
        answers: one.answers.map((row) =>
          row['reference'] === reference ? { ...row, comment: 'As\0told' } : row,
        ),
      }));
    await take(await dated('2026-07-09', 'No'));
    expect(factsOf().questions[0]).toMatchObject({ answer: 'No', comment: 'Astold' });
    const older = await dated('2026-07-02', 'Yes');
    await expect(look(older)).rejects.toThrow('questionnaire.older');
    expect(factsOf()).toMatchObject({ answeredOn: '2026-07-09' });
  });

  it('that changed since somebody looked at it is not taken', async () => {
    const path = await answersFile({ 'AI-33': 'Yes' });
    const { sha256 } = await look(path);
    await answersFile({ 'AI-33': 'No' });
    await expect(takeAnswers(vault, id, { path, on: ON, apply: true, sha256 })).rejects.toMatchObject({
      code: 'table.changed-since-preview',
    });
    expect(readRecord(vault.db, id).version).toBe(1);
  });
});

describe('what answers are worth to the team', () => {
  it('is counted by weights, and findings become tasks once', async () => {
    await take(
      await answersFile({ 'AI-04': 'SOC 2 Type II', 'AI-05': 'No', 'AI-07': 'N/A', 'AI-09': 'Yes' }),
    );
    expect(questionnaireScore(vault, id)).toMatchObject({ reached: 3, of: 9, unanswered: 32, toLookAt: 1 });
    const asked = { references: ['AI-05', 'AI-09'], owner: 'Ada Byron', due: null, on: ON };
    const made = makeTasks(vault, id, asked);
    expect(made).toHaveLength(2);
    expect(makeTasks(vault, id, asked)).toEqual([]);
    const [first] = made;
    if (first === undefined) throw new Error('no task');
    expect(getTask(vault, first).title).toMatch(/^Northern <b>Cloud<\/b>: Are model serving/);
    expect(getTask(vault, first)).toMatchObject({ owner: 'Ada Byron', state: 'open' });
    expect(factsOf().questions.find(({ reference }) => reference === 'AI-05')?.task).toBe(first);
    expect(() => makeTasks(vault, id, { ...asked, references: ['nobody'] })).toThrow(
      expect.objectContaining({ code: 'use.bad-input' }) as Error,
    );
  });
});
