// From stop to stop with Tab: each can be seen, is marked as the one with the focus, and the way comes to an end.
import type { Page } from '@playwright/test';

/** More than any screen has; whoever gets this far is held fast. */
const MOST_STOPS = 250;

interface StopLook {
  readonly id: number;
  readonly name: string;
  readonly isMarked: boolean;
  readonly isInSight: boolean;
}

/** What has the focus; null when it is outside of the screen. */
const lookAtFocus = (page: Page): Promise<StopLook | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element.closest('main') === null) return null;
    const known = window as unknown as { tabStops?: Map<Element, number> };
    const stops = (known.tabStops ??= new Map());
    const id = stops.get(element) ?? stops.size;
    stops.set(element, id);
    // A tick or a field draws the mark of its hidden input.
    const drawn = element.closest('.checkline, .input, .field, label') ?? element;
    const hasMark = (of: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(of);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    const isMarked = [element, drawn, ...drawn.querySelectorAll('*')].some(hasMark);
    const box = (element.getBoundingClientRect().width < 3 ? drawn : element).getBoundingClientRect();
    // Of what is larger than the window, the part that is in it.
    const [left, right] = [Math.max(0, box.left), Math.min(window.innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(window.innerHeight, box.bottom)];
    const isInSight = [0.03, 0.25, 0.5, 0.75, 0.97].some((x) =>
      [0.1, 0.5, 0.9].some((y) => {
        if (right <= left || bottom <= top) return false;
        const there = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return (
          there !== null && (element.contains(there) || drawn.contains(there) || there.contains(element))
        );
      }),
    );
    const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40);
    const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${words}”`;
    return { id, name, isMarked, isInSight };
  });

/**
 * From the heading of the screen until the focus leaves the screen: the rail and the strip before it are the same
 * everywhere. Each finding with its place; `where` says what was shown.
 */
export const focusFindings = async (page: Page, where: string): Promise<string[]> => {
  await page.evaluate(() => {
    (window as unknown as { tabStops?: unknown }).tabStops = undefined;
    const start = document.querySelector<HTMLElement>('aside.panel h2, [data-page-title]');
    if (start === null) throw new Error('no heading to begin at');
    start.focus();
  });
  const found: string[] = [];
  let first: number | null = null;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const look = await lookAtFocus(page);
    if (look === null || look.id === first) return found;
    first ??= look.id;
    if (!look.isMarked) found.push(`${where}: nothing marks the focus on ${look.name}`);
    if (!look.isInSight) found.push(`${where}: the focus is out of sight on ${look.name}`);
  }
  return [...found, `${where}: the way by Tab does not end`];
};
