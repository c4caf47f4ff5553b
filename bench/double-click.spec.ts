// From the double click on a large package to a verdict one can read, and to every file read, in the real app and with
// its start, against `unzip` plus `sha256sum -c` of the same file in the same run. Write the package first:
// `npm exec -- node bench/run.mjs bench/open-package.ts write /tmp/big.zip 1024`, then
// `MUNIMENT_BENCH_PACKAGE=/tmp/big.zip npm run test:e2e -- --config bench/playwright.config.ts double-click`
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchApp } from '../test/e2e/launch-app';

const ROUNDS = 3;
const READING = /signed this package|^All \d[\d,]* files are as they were/;
const READ = /^All \d[\d,]* files are as they were/;

const since = (begun: number): number => (performance.now() - begun) / 1000;

/** Both tools on the disk's own speed: what is unpacked is gone afterwards. */
const withStockTools = (zip: string): number => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-stock-'));
  try {
    execFileSync('sync');
    const begun = performance.now();
    execFileSync('unzip', ['-q', zip, '-d', folder]);
    const [top = ''] = fs.readdirSync(folder);
    const cwd = path.join(folder, top);
    execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd });
    return since(begun);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

test('a verdict can be read before stock tools are done', async () => {
  const zip = process.env['MUNIMENT_BENCH_PACKAGE'];
  if (zip === undefined) throw new Error('name a package in MUNIMENT_BENCH_PACKAGE');
  const rows: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const stock = withStockTools(zip);
    const begun = performance.now();
    const running = await launchApp({ opened: [zip] });
    await expect(running.page.getByText(READING).first()).toBeVisible({ timeout: 60_000 });
    const readable = since(begun);
    await expect(running.page.getByText(READ).first()).toBeVisible({ timeout: 120_000 });
    const everyFile = since(begun);
    await running.close();
    rows.push(`| ${readable.toFixed(2)} s | ${everyFile.toFixed(2)} s | ${stock.toFixed(2)} s |`);
    expect(readable).toBeLessThan(stock);
  }
  console.log(
    ['| readable verdict, with the start | every file read | unzip + sha256sum -c |', ...rows].join('\n'),
  );
});
