// How smoothly the coverage grid scrolls: 500 daily controls over a year in the real window, the gaps
// between animation frames and the processor time of each, against the same window at rest.
// `npm run test:e2e -- --config bench/playwright.config.ts grid-frames`
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import type { ControlId } from '../src/shared/ids';
import type { CalendarDate } from '../src/shared/period';
import { answerOpenDialog, launchApp } from '../test/e2e/launch-app';
import { type BridgeWindow, prepareVault } from '../test/e2e/prepared-vault';
import { goTo } from '../test/e2e/steps';

const CONTROLS = 500;
const ITEMS = 60;
const REST_MS = 5_000;
const FRAMES = 300;

type FrameWindow = Window & { frameTimes: number[] };

interface Gaps {
  readonly frames: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

const judge = (times: readonly number[]): Gaps => {
  const sorted = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { frames: times.length, median: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? 0 };
};

test('the coverage grid scrolls', async () => {
  const running = await launchApp({ size: { width: 1440, height: 900 } });
  const { app, page, folder } = running;
  await prepareVault(running);
  const files = Array.from({ length: ITEMS }, (_, place) => {
    const file = path.join(folder, `runs-${String(place)}.csv`);
    fs.writeFileSync(file, `run,${String(place)}\n`);
    return file;
  });
  await answerOpenDialog(app, files);
  // Each piece of evidence speaks for some days of some controls, so that rows differ.
  await page.evaluate(
    async ({ controls, items }) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const ids: ControlId[] = [];
      for (let place = 0; place < controls; place += 1) {
        const made = await calls.controls.add({
          title: `Daily check ${String(place + 1)} of the production systems`,
          wording: 'Every day the job runs, and what failed is put right.',
          ...{ ownerRole: 'Operations', owner: '', cadence: 'daily', weekdaysOnly: false, graceDays: null },
          ...{ nature: 'detective', kind: 'automated', domain: 'Operations', validFrom: null },
          ...{ checklist: [], criterionIds: [], pointOfFocusIds: [], rationale: '' },
        });
        if (!made.ok) throw new Error(made.failure.code);
        ids.push(made.value.id);
      }
      const chosen = await calls.app.choose({ what: 'evidence-files' });
      if (!chosen.ok) throw new Error(chosen.failure.code);
      const two = (number: number) => String(number).padStart(2, '0');
      const added = await calls.evidence.add({
        items: Array.from({ length: items }, (_, place) => {
          const month = (place * 7) % 12;
          const date = (day: number) =>
            `${month < 6 ? '2025' : '2026'}-${two(((month + 6) % 12) + 1)}-${two(day)}` as CalendarDate;
          return {
            files: [chosen.value[place]?.token ?? ('' as never)],
            facts: {
              title: `Runs ${String(place + 1)}`,
              effective: { from: date(1 + (place % 9)), to: date(17 + (place % 11)) },
              capturedOn: null,
              source: '',
              sensitivity: 'internal' as const,
              controlIds: ids.filter((_id, at) => (at + place) % 4 < 2),
              pointOfFocusIds: [],
            },
          };
        }),
      });
      if (!added.ok) throw new Error(added.failure.code);
    },
    { controls: CONTROLS, items: ITEMS },
  );
  await goTo(page, 'Coverage');
  await page.getByRole('searchbox', { name: 'Search controls' }).fill('Daily check');
  await expect(page.getByRole('rowheader', { name: /Daily check 1 / })).toBeVisible();
  await page.evaluate(() => {
    const record = (time: number) => {
      (window as unknown as FrameWindow).frameTimes.push(time);
      requestAnimationFrame(record);
    };
    (window as unknown as FrameWindow).frameTimes = [];
    requestAnimationFrame(record);
  });
  const take = () => page.evaluate(() => (window as unknown as FrameWindow).frameTimes.splice(0));
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processor = async (): Promise<number> => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  console.log('| | frames | median gap | 99th percentile | longest gap | processor time of a frame |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  const measure = async (what: string, work: () => Promise<unknown>) => {
    await page.waitForTimeout(1_000);
    await take();
    const before = await processor();
    await work();
    const used = (await processor()) - before;
    const { frames, median, p99, longest } = judge(await take());
    console.log(
      `| ${what} | ${String(frames)} | ${median.toFixed(1)} ms | ${p99.toFixed(1)} ms | ${longest.toFixed(1)} ms | ${(used / frames).toFixed(1)} ms |`,
    );
    expect(frames).toBeGreaterThan(0);
  };
  await measure('at rest', () => page.waitForTimeout(REST_MS));
  for (const pixels of [12, 36, 108]) {
    await measure(`scrolling ${String(pixels)} pixels a frame`, () =>
      page.evaluate(
        ({ pixels, frames }) =>
          new Promise<void>((done) => {
            const scroller = document.querySelector('[role=grid] > [role=presentation]');
            if (scroller === null) throw new Error('there is no grid');
            scroller.scrollTop = 0;
            let frame = 0;
            const step = () => {
              scroller.scrollTop += pixels;
              frame += 1;
              if (frame < frames) requestAnimationFrame(step);
              else done();
            };
            requestAnimationFrame(step);
          }),
        { pixels, frames: FRAMES },
      ),
    );
  }
  await running.close();
});
