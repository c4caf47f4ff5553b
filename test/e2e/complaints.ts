// Everything that goes wrong aloud while the app runs: on the page's console, in main and engine, in the log.
// A test that provokes something on purpose names it; whatever else is said fails the test and the whole run.
import { type ElectronApplication, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';

/** What the runtime and Playwright say of themselves when all is well. */
const ORDINARY = [
  /^(Debugger|DevTools) listening on /,
  /^For help, see: https:\/\/nodejs\.org\//,
  /^Debugger attached\.$/,
  /^Waiting for the debugger to disconnect/,
  /^Debugger ending on ws:/,
];

export interface Complaints {
  /** So far, without those that were provoked. */
  readonly all: readonly string[];
  readonly listenTo: (page: Page) => void;
  /** Reads what the app wrote to its log; call it when the app has ended. */
  readonly readLog: () => void;
}

const nameOfTest = (): string => {
  try {
    const { file, title } = test.info();
    return `${path.basename(file)} › ${title}`;
  } catch {
    return 'outside a test';
  }
};

/** Where a whole run keeps them, for `tools/e2e.mjs` to look at in the end: also what a second try made good. */
const keep = (complaint: string): void => {
  const file = process.env['MUNIMENT_COMPLAINTS'];
  if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify({ test: nameOfTest(), complaint })}\n`);
};

/**
 * @param logFile the app's own log
 * @param provoked what this test makes happen on purpose
 */
export const collectComplaints = (
  app: ElectronApplication,
  logFile: string,
  provoked: readonly RegExp[],
): Complaints => {
  const all: string[] = [];
  const add = (where: string, text: string): void => {
    const complaint = `${where}: ${text.trim()}`;
    if (text.trim() === '' || provoked.some((pattern) => pattern.test(complaint))) return;
    all.push(complaint);
    keep(complaint);
  };

  // Lines of an earlier run with the same user data are not ours.
  const before = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  const readLog = (): void => {
    if (!fs.existsSync(logFile)) return;
    const text = fs.readFileSync(logFile, 'utf8').slice(before);
    for (const line of text.split('\n').filter(Boolean)) {
      const { level, message, stack } = JSON.parse(line) as Record<string, string | undefined>;
      if (level === 'error') add('log', `${message ?? ''} ${stack ?? ''}`);
    }
  };

  let unfinished = '';
  app.process().stderr?.on('data', (data: Buffer) => {
    const lines = `${unfinished}${data.toString()}`.split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) if (!ORDINARY.some((pattern) => pattern.test(line))) add('stderr', line);
  });

  const listenTo = (page: Page): void => {
    page.on('pageerror', (error) => {
      add('page', error.stack ?? error.message);
    });
    page.on('crash', () => {
      add('page', 'its process ended');
    });
    page.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type())) {
        add('console', `${message.text()} (${message.location().url})`);
      }
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is loaded anew no longer wants what it had asked for.
      if (reason !== 'net::ERR_ABORTED') add('request', `${reason} ${request.url()}`);
    });
  };
  return { all, listenTo, readLog };
};
