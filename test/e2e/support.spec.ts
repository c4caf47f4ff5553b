// When something goes wrong: it is said, has a number, leaves the rest of the app at work, and what a helper needs to
// know is read line by line before it is saved.
import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { answerSaveDialog, launchApp, type RunningApp } from './launch-app';

/** As the menu does it. */
const command = ({ app }: RunningApp, name: string): Promise<void> =>
  app.evaluate(({ BrowserWindow }, id) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('muniment:event', { type: 'command', command: id });
  }, name);

test('an error nobody caught is shown with its number, and the log has it without what was in hand', async () => {
  const running = await launchApp({
    provokes: [/Salaries of Ada/, /uncaught error in (the window|main)/, /unhandled rejection/],
  });
  const { app, page, folder } = running;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('Salaries of Ada');
    });
  });
  const notice = page.getByRole('region', { name: 'Something went wrong' });
  await expect(notice.getByText('Something went wrong inside Muniment.')).toBeVisible();
  const number = /quote ([0-9A-F]{8})/.exec(await notice.innerText())?.[1] ?? 'none';
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('Salaries of Ada');
    });
  });
  await expect(notice.getByRole('alert')).toHaveCount(2);
  const log = fs.readFileSync(path.join(folder, 'user-data', 'logs', 'muniment.log'), 'utf8');
  expect(log).toContain(number);
  expect(log).not.toContain('Salaries');

  await notice.getByRole('button', { name: 'Diagnostics' }).first().click();
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: new RegExp(number) })).toBeChecked();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await running.close();
});

test('what is saved is what was shown, without what was left out', async () => {
  const running = await launchApp();
  const { app, page, folder } = running;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await command(running, 'help.diagnostics');
  await page.getByRole('checkbox', { name: /^Region:/ }).press('Space');
  await page.getByRole('button', { name: 'Leave out all of Settings' }).click();
  await page.getByLabel('What were you doing?').fill('Opened a list.');
  await page.getByText('The text as it is saved').click();
  const shown = await page.getByRole('main').locator('pre').textContent();
  const target = path.join(folder, 'saved.txt');
  await answerSaveDialog(app, null);
  await page.getByRole('button', { name: 'Save…' }).click();
  expect(fs.existsSync(target)).toBe(false);
  await answerSaveDialog(app, target);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('Muniment has sent it nowhere; whom')).toBeVisible();
  const saved = fs.readFileSync(target, 'utf8');
  expect(saved).toBe(shown);
  expect(saved).toContain('Opened a list.');
  expect(saved).not.toMatch(/Region:|theme:/);
  expect(saved).not.toContain(folder);
  await running.close();
});

test('a screen that breaks is one screen: it says so, can be tried again, and the others work', async () => {
  const running = await launchApp({
    provokes: [
      /broken on purpose/,
      /a screen could not be shown/,
      /(uncaught error|unhandled rejection) in the window/,
    ],
  });
  const { page } = running;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Whatever Diagnostics sorts its lines with is broken, as a bug of ours would break it.
  await page.evaluate(() => {
    const flags = window as unknown as { kept: typeof Array.prototype.reduce };
    flags.kept = Array.prototype.reduce;
    Array.prototype.reduce = () => {
      throw new TypeError('broken on purpose');
    };
  });
  await command(running, 'help.diagnostics');
  await expect(page.getByRole('heading', { name: 'This screen could not be shown' })).toBeVisible();
  await expect(page.getByText(/quote [0-9A-F]{8}/)).toBeVisible();
  await page.evaluate(() => {
    Array.prototype.reduce = (window as unknown as { kept: typeof Array.prototype.reduce }).kept;
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'Diagnostics', level: 1 })).toHaveCount(0);
  await running.close();
});
