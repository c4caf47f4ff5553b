// The screens before a vault is open, by axe in all colours and by their accessibility tree, and that none is missing
// in the list of screens. `npm run check:accessibility` walks over all of them, at 200 % and by Tab, and over every
// dialog; what is new on the others is looked at by their own tests.
import { expect, test } from '@playwright/test';
import { launchApp } from './launch-app';
import { DOORWAY_ROUTES, LOCKED_ROUTES, RECEIVER_ROUTES, routesOfTheApp, show, VAULT_ROUTES } from './routes';
import { findings } from './screen-walk';

const SIZE = { width: 1280, height: 800 };

test.describe('every screen is accessible', () => {
  test('before a vault is open, and there is none that is not looked at', async () => {
    const running = await launchApp({ size: SIZE });
    const { page } = running;
    const known = [...DOORWAY_ROUTES, ...LOCKED_ROUTES, ...RECEIVER_ROUTES, ...Object.keys(VAULT_ROUTES)];
    expect((await routesOfTheApp(page)).toSorted()).toEqual(known.toSorted());
    const found: string[] = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const address of DOORWAY_ROUTES) {
      await show(page, { path: address });
      found.push(...(await findings(running, address)));
    }
    expect(found).toEqual([]);
    await running.close();
  });

  test('in high contrast by choice, and in the few colours of the system', async () => {
    const running = await launchApp({ size: SIZE });
    const { page } = running;
    await show(page, { path: '/preferences' });
    const theme = page.locator('html');
    for (const [name, drawn] of [
      [/^High contrast(?!,)/, 'contrast'],
      [/^High contrast, dark/, 'contrast-dark'],
    ] as const) {
      await page.getByRole('radio', { name }).press('Space');
      await expect(theme).toHaveAttribute('data-theme', drawn);
    }
    // The system's few colours, and still the edges and marks of our own drawing.
    await page.emulateMedia({ forcedColors: 'active' });
    const drawn = await page.evaluate(() => ({
      ink: getComputedStyle(document.documentElement).getPropertyValue('--ink').trim(),
      edge: getComputedStyle(document.querySelector('.check') ?? document.body).boxShadow,
    }));
    expect(drawn.ink).toBe('CanvasText');
    expect(drawn.edge).not.toBe('none');
    await running.close();
  });
});
