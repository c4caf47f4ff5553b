// One screen after the other: what is found on each, with its tabs, its first row's panel and what is left at 200 %.
import { type Locator } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { treeFindings } from './accessibility-tree';
import { axeFindingsInEveryTheme } from './axe';
import { SHOTS, told } from './findings-as-they-come';
import type { RunningApp } from './launch-app';
import { motionFindings } from './motion';
import { settle, show, type Stop } from './routes';
import { focusFindings } from './tab-order';
import { lostInView, zoom } from './zoom';

const ROW = 'main [role=grid] [role=row][aria-selected]';
const PANEL = 'aside.panel';

const nameOf = ({ path: address, search }: Stop): string =>
  search === undefined ? address : `${address} ${JSON.stringify(search)}`;

const shot = async ({ app }: RunningApp, name: string): Promise<void> => {
  if (SHOTS === undefined) return;
  const picture = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  fs.writeFileSync(
    path.join(SHOTS, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
    Buffer.from(picture, 'base64'),
  );
};

/** What is shown now: in every set of colours; with `isWhole` also how it moves, and what is left of it at 200 %. */
export const findings = async (running: RunningApp, where: string, isWhole = true): Promise<string[]> => {
  const { page } = running;
  const found = [...(await axeFindingsInEveryTheme(page, where)), ...(await treeFindings(page, where))];
  if (isWhole) {
    found.push(...(await motionFindings(page, where)));
    await zoom(running, 2);
    await settle(page);
    found.push(...(await lostInView(page, `${where} at 200 %`)));
    found.push(...(await focusFindings(page, `${where} at 200 %`)));
    await shot(running, `${where} 200`);
    await zoom(running, 1);
    await settle(page);
  }
  return told(found);
};

/** As the keyboard does it; where only the cells of a row take the focus, with the mouse. */
const openRow = async (row: Locator): Promise<void> => {
  await row.focus();
  if (await row.evaluate((element) => element === document.activeElement)) await row.press('Enter');
  else await row.click({ position: { x: 200, y: 12 } });
};

/** The screen, each of its tabs, and the panel of its first row with each of its tabs. */
export const wholeWalk = async (running: RunningApp, stop: Stop): Promise<string[]> => {
  const { page } = running;
  const where = nameOf(stop);
  await show(page, stop);
  const found = await findings(running, where);
  const tabs = page.locator('main [role=tab]');
  for (let place = 1; place < (await tabs.count()); place += 1) {
    await tabs.nth(place).click();
    await settle(page);
    found.push(...(await findings(running, `${where}, tab ${String(place + 1)}`, false)));
  }
  if ((await tabs.count()) > 1) await tabs.first().click();
  const row = page.locator(ROW).first();
  if (stop.search !== undefined || (await row.count()) === 0) return found;
  await openRow(row);
  await settle(page);
  const panel = page.locator(PANEL);
  if ((await panel.count()) === 0) return found;
  found.push(...(await findings(running, `${where}, panel`)));
  const parts = panel.locator('[role=tab]');
  for (let place = 1; place < (await parts.count()); place += 1) {
    await parts.nth(place).click();
    await settle(page);
    found.push(...(await findings(running, `${where}, panel, tab ${String(place + 1)}`, false)));
  }
  return found;
};
