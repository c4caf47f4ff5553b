// Using the window without a mouse: from stop to stop with Tab, and what counts the presses of a mouse all the same.
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 200;

/** Tab (or Shift+Tab) until the element, or something in it, has the focus. */
export const tabTo = async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  const page = target.page();
  const wanted = target.first();
  await expect(wanted).toBeVisible();
  const hasFocus = () => wanted.evaluate((element) => element.contains(document.activeElement));
  for (let stop = 0; stop < MOST_STOPS && !(await hasFocus()); stop += 1) await page.keyboard.press(key);
  await expect(wanted.or(wanted.locator(':focus')).first()).toBeVisible();
  expect(await hasFocus(), `Tab leads to ${String(target)}`).toBe(true);
};

/** Tab to a button (or whatever Enter presses) and Enter. */
export const press = async (target: Locator): Promise<void> => {
  await expect(target.first()).toBeEnabled();
  await tabTo(target);
  await target.page().keyboard.press('Enter');
};

/** Tab to a field and type into it, in the place of what stands there. */
export const typeInto = async (field: Locator, text: string): Promise<void> => {
  await tabTo(field);
  await field.page().keyboard.press('ControlOrMeta+a');
  await field.page().keyboard.type(text);
};

/** Tab to a date and type year, month and day. */
export const typeDateInto = async (field: Locator, date: `${number}-${number}-${number}`): Promise<void> => {
  await tabTo(field.getByRole('spinbutton').first());
  await field.page().keyboard.type(date.replaceAll('-', ''), { delay: 10 });
};

interface CountingWindow extends Window {
  pointerPresses?: number;
}

/** From now on, also after the window starts anew, counts every press of a mouse, pen or finger. */
export const countPointerPresses = async (page: Page): Promise<() => Promise<number>> => {
  const count = () => {
    const counting = window as CountingWindow;
    if (counting.pointerPresses !== undefined) return;
    counting.pointerPresses = 0;
    for (const type of ['pointerdown', 'mousedown', 'touchstart'])
      window.addEventListener(
        type,
        (event) => {
          if (event.isTrusted) counting.pointerPresses = (counting.pointerPresses ?? 0) + 1;
        },
        { capture: true },
      );
  };
  await page.addInitScript(count);
  await page.evaluate(count);
  return () => page.evaluate(() => (window as CountingWindow).pointerPresses ?? 0);
};
