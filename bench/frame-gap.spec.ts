// How smoothly the window goes on while a large file is sealed: the gaps between animation frames during
// an import of 1 GiB, against the same window at rest in the same run.
// `npm run test:e2e -- --config bench/playwright.config.ts`
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { answerOpenDialog, launchApp } from '../test/e2e/launch-app';
import { prepareVault } from '../test/e2e/prepared-vault';

const GIBIBYTE = 1024 ** 3;
const REST_MS = 10_000;

type FrameWindow = Window & { frameTimes: number[] };

interface Gaps {
  readonly frames: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

const judge = (times: readonly number[]): Gaps => {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { frames: times.length, median: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? 0 };
};

const row = (what: string, { frames, median, p99, longest }: Gaps, seconds: number): string =>
  `| ${what} | ${seconds.toFixed(1)} s | ${String(frames)} | ${(frames / seconds).toFixed(0)} | ${median.toFixed(1)} ms | ${p99.toFixed(1)} ms | ${longest.toFixed(1)} ms |`;

test('the window goes on while 1 GiB is sealed', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await prepareVault(running);
  const large = path.join(folder, 'large export.bin');
  const handle = fs.openSync(large, 'w');
  // Random, so that nothing can be gained by its content; repeated, so that making it is quick.
  const block = randomBytes(8 * 1024 * 1024);
  for (let written = 0; written < GIBIBYTE; written += block.length) fs.writeSync(handle, block);
  fs.closeSync(handle);

  await page.evaluate(() => {
    const record = (time: number) => {
      (window as unknown as FrameWindow).frameTimes.push(time);
      requestAnimationFrame(record);
    };
    (window as unknown as FrameWindow).frameTimes = [];
    requestAnimationFrame(record);
  });
  const take = () => page.evaluate(() => (window as unknown as FrameWindow).frameTimes.splice(0));

  await page.getByRole('link', { name: 'Evidence' }).click();
  await answerOpenDialog(app, [large]);
  await page.getByRole('button', { name: 'Add evidence…' }).click();
  await page.getByRole('grid', { name: 'Files waiting to be added' }).waitFor();
  await page.waitForTimeout(2_000);
  await take();
  await page.waitForTimeout(REST_MS);
  const rest = judge(await take());

  const begun = performance.now();
  await page.getByRole('button', { name: 'Add 1 item' }).click();
  await page.getByText('1 item added').waitFor({ timeout: 240_000 });
  const seconds = (performance.now() - begun) / 1000;
  const sealing = judge(await take());
  await running.close();

  console.log('| | time | frames | per second | median gap | 99th percentile | longest gap |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  console.log(row('at rest', rest, REST_MS / 1000));
  console.log(row('while 1 GiB is sealed', sealing, seconds));
  expect(sealing.frames).toBeGreaterThan(0);
});
