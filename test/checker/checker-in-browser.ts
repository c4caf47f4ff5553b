// verify.html as an auditor has it: built once, opened from the disk in a browser of the system, and used by
// its own buttons and fields.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import type { VerifyReport } from '../../src/shared/domain/package';

const BROWSERS = {
  chromium: { browser: 'chrome', executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
  firefox: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr', args: [] },
} as const;
export type BrowserName = keyof typeof BROWSERS;

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Seen {
  readonly verdict: string;
  readonly sentence: string;
  readonly marks: string[];
  readonly codes: string[];
}

export interface Question {
  readonly files: readonly NamedFile[];
  readonly base?: Uint8Array | null;
  readonly told: string;
}

export class CheckerInBrowser {
  readonly folder: string;
  /** Everything the browser asked for while the page was open. */
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly page: Page;

  private constructor(folder: string, browser: Browser, page: Page) {
    this.folder = folder;
    this.#browser = browser;
    this.page = page;
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async open(name: BrowserName): Promise<CheckerInBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'muniment-checker-'));
    const target = join(folder, 'verify.html');
    const { status, stderr } = spawnSync(process.execPath, ['tools/build-checker.mjs', target], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`verify.html does not build: ${stderr}`);
    const browser = await puppeteer.launch({
      ...BROWSERS[name],
      args: [...BROWSERS[name].args],
      headless: true,
    });
    const checker = new CheckerInBrowser(folder, browser, await browser.newPage());
    await checker.load();
    return checker;
  }

  async load(): Promise<void> {
    await this.page.goto(pathToFileURL(join(this.folder, 'verify.html')).href);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.folder, { recursive: true });
  }

  async #choose(field: string, paths: readonly string[]): Promise<void> {
    const input = (await this.page.$(field)) as ElementHandle<HTMLInputElement> | null;
    if (input === null) throw new Error(`no field ${field}`);
    await input.uploadFile(...paths);
  }

  #written(files: readonly NamedFile[]): string[] {
    return files.map(({ name, bytes }) => {
      const path = join(this.folder, name);
      writeFileSync(path, bytes);
      return path;
    });
  }

  /** Fills the page in and presses its button; the page is loaded anew before. */
  async start(files: readonly NamedFile[], told: string, base: readonly NamedFile[] = []): Promise<void> {
    await this.load();
    await this.#choose('#package-files', this.#written(files));
    if (base.length > 0) {
      await this.page.click('summary');
      await this.#choose('#base-files', this.#written(base));
    }
    await this.page.waitForFunction(
      (count: number) =>
        document.querySelectorAll('.chosen button').length === count ||
        document.querySelector('.choose > .trouble')?.textContent !== '',
      {},
      base.length === 0 ? 1 : 2,
    );
    await this.page.$eval(
      '#told',
      (field, text) => {
        (field as HTMLTextAreaElement).value = text;
      },
      told,
    );
    // What cannot be checked is told at once.
    if ((await this.trouble()) === '') await this.page.click('button[type=submit]');
  }

  async check(files: readonly NamedFile[], told: string, base: readonly NamedFile[] = []): Promise<Seen> {
    await this.start(files, told, base);
    await this.page.waitForSelector('.report');
    return this.seen();
  }

  seen(): Promise<Seen> {
    return this.page.evaluate(() => {
      const texts = (selector: string) =>
        [...document.querySelectorAll(selector)].map((one) => one.textContent);
      return {
        verdict: document.querySelector<HTMLElement>('.report')?.dataset['verdict'] ?? '',
        sentence: document.querySelector('h1')?.textContent ?? '',
        marks: texts('.marks .state'),
        codes: texts('.finding code'),
      };
    });
  }

  /** What is said in red above the button. */
  trouble(): Promise<string> {
    return this.page.$$eval('.trouble', (nodes) => nodes.map((node) => node.textContent).join(''));
  }

  /** The reports of the checks alone: many at once, in one worker, without drawing the page. */
  async reports(questions: readonly Question[]): Promise<VerifyReport[]> {
    await this.load();
    const paths: string[] = [];
    const place = (file: NamedFile): number => {
      const folder = join(this.folder, String(paths.length));
      mkdirSync(folder);
      const path = join(folder, file.name);
      writeFileSync(path, file.bytes);
      return paths.push(path) - 1;
    };
    const asked = questions.map(({ files, base = null, told }) => ({
      files: files.map(place),
      base: base === null ? null : place({ name: 'base.zip', bytes: base }),
      told,
    }));
    await this.page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.id = 'vectors';
      document.body.append(input);
    });
    await this.#choose('#vectors', paths);
    return (await this.page.evaluate(async (list) => {
      const given = [...(document.querySelector<HTMLInputElement>('#vectors')?.files ?? [])];
      const fileAt = (at: number): File => given[at] ?? new File([], 'missing');
      const program = document.getElementById('checks')?.textContent ?? '';
      const worker = new Worker(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })));
      const answers: unknown[] = [];
      for (const { files, base, told } of list) {
        answers.push(
          await new Promise<unknown>((resolve) => {
            worker.onmessage = ({ data }: MessageEvent<{ kind: string; report?: unknown }>) => {
              if (data.kind !== 'progress') resolve(data.kind === 'report' ? data.report : data);
            };
            worker.postMessage({
              chosen: { kind: 'zips', files: files.map(fileAt) },
              base: base === null ? null : { kind: 'zips', files: [fileAt(base)] },
              told,
            });
          }),
        );
      }
      worker.terminate();
      return answers;
    }, asked)) as VerifyReport[];
  }
}
