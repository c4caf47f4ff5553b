// The page of a questionnaire as a vendor has it: opened from the disk in the browsers of the system, filled in, saved,
// opened again, and read back word for word.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionnairePage } from '../../src/engine/questionnaires/questionnaire-page';
import { readReturned } from '../../src/engine/questionnaires/returned-file';
import { lookAtAnswers } from '../../src/engine/questionnaires/take-answers';
import { questionnaireTemplate } from '../../src/engine/questionnaires/templates';
import type { Question } from '../../src/shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../src/shared/domain/programme/record-id';

const HOSTILE = '</script><script>document.title="run"</script>\n=1+1 "quoted" \u202e \u{1F600}';
const questions: Question[] = questionnaireTemplate('ai-provider').questions.map((one, at) => ({
  ...one,
  question: at === 1 ? `${one.question} <img src=x onerror="document.title='run'">` : one.question,
  answer: at === 0 ? HOSTILE : '',
  ...{ comment: '', finding: '', task: '' },
}));
const asked = {
  id: 'QST-01' as RecordId,
  mark: 'ab'.repeat(16),
  from: 'Quillmere <AI>',
  title: 'AI provider: Northern Cloud',
  dueOn: '2026-08-01',
  ...{ answeredBy: '', answeredOn: '', questions },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'muniment-questions-'));
  writeFileSync(join(folder, 'questions.html'), questionnairePage(asked));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const launch = (name: 'chromium' | 'firefox', downloads: string): Promise<Browser> =>
  name === 'chromium'
    ? puppeteer.launch({
        ...{ browser: 'chrome', executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], headless: true },
        downloadBehavior: { policy: 'allow', downloadPath: downloads },
      })
    : puppeteer.launch({
        ...{ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true },
        extraPrefsFirefox: {
          'browser.download.dir': downloads,
          'browser.download.folderList': 2,
          'browser.download.useDownloadDir': true,
        },
      });

const appeared = async (downloads: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const name = readdirSync(downloads).find((one) => one.endsWith('.json'));
    if (name !== undefined && readFileSync(join(downloads, name)).length > 0) return join(downloads, name);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('nothing was saved');
};

describe.each(['chromium', 'firefox'] as const)('the page in %s', (name) => {
  let browser: Browser;
  let page: Page;
  let downloads: string;
  const requests: string[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    downloads = join(folder, name);
    mkdirSync(downloads);
    browser = await launch(name, downloads);
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(join(folder, 'questions.html')).href);
  }, 120_000);
  afterAll(() => browser.close());

  const progress = (): Promise<string> => page.$eval('#progress', (one) => one.textContent);

  it('saves what was filled in, and what stood there, word for word', { timeout: 60_000 }, async () => {
    expect(await progress()).toBe('1 of 36 answered');
    await page.type('input[name="answered-by"]', 'Rosa Quill');
    await page.click('input[name="answer-4"][value="Yes"]');
    await page.select('select[name="answer-3"]', 'SOC 2 Type II');
    await page.type('textarea[name="answer-2"]', 'First line\nSecond <b>line</b>');
    await page.type('textarea[name="comment-4"]', 'Since March');
    expect(await progress()).toBe('4 of 36 answered');
    await page.click('#save');
    const { returned } = await readReturned(await appeared(downloads));
    expect(returned).toMatchObject({ mark: asked.mark, answeredBy: 'Rosa Quill' });
    const rows = lookAtAnswers(questions, returned);
    expect(rows.filter(({ change }) => change === 'refused')).toEqual([]);
    expect(
      rows.flatMap((one) => (one.change === 'answer' ? [[one.reference, one.after, one.comment]] : [])),
    ).toEqual([
      ['AI-03', 'First line\nSecond <b>line</b>', ''],
      ['AI-04', 'SOC 2 Type II', ''],
      ['AI-05', 'Yes', 'Since March'],
    ]);
    expect(rows[0]).toMatchObject({ change: 'same', after: HOSTILE });
  });

  it('goes on with what was saved, and with nothing else', { timeout: 60_000 }, async () => {
    const saved = await appeared(downloads);
    await page.reload();
    expect(await progress()).toBe('1 of 36 answered');
    const open = (await page.$('#open')) as ElementHandle<HTMLInputElement>;
    const other = join(folder, `${name}-other.json`);
    writeFileSync(other, readFileSync(saved, 'utf8').replace(asked.mark, 'cd'.repeat(16)));
    await open.uploadFile(other);
    await page.waitForFunction(() => document.getElementById('trouble')?.textContent !== '');
    expect(await progress()).toBe('1 of 36 answered');
    await open.uploadFile(saved);
    await page.waitForFunction(() => document.getElementById('progress')?.textContent === '4 of 36 answered');
    expect(await page.$eval('textarea[name="answer-2"]', (one) => one.value)).toBe(
      'First line\nSecond <b>line</b>',
    );
  });

  it(
    'runs nothing of the texts in it, asks for nothing, and lets nothing out',
    { timeout: 60_000 },
    async () => {
      expect(await page.title()).toBe(asked.title);
      expect(await page.$$eval('main img', (all) => all.length)).toBe(0);
      expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
      expect(complaints).toEqual([]);
      const refused = await page.evaluate(async () => {
        const broken: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) =>
          broken.push(event.effectiveDirective),
        );
        await fetch('http://127.0.0.1:9/').catch(() => undefined);
        const script = document.createElement('script');
        script.textContent = 'document.title = "run"';
        document.body.append(script);
        await new Promise((done) => setTimeout(done, 50));
        return { broken: broken.map((one) => one.replace('-elem', '')), title: document.title };
      });
      expect(refused).toEqual({ broken: ['connect-src', 'script-src'], title: asked.title });
    },
  );
});
