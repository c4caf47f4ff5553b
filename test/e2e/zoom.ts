// A large zoom: what is cut off where nothing scrolls to it, and what must be scrolled both ways.
import type { Page } from '@playwright/test';
import type { RunningApp } from './launch-app';

/** Of the window itself, as the View menu does it; 2 is 200 %. */
export const zoom = async ({ app, page }: RunningApp, factor: number): Promise<void> => {
  const before = await page.evaluate(() => window.innerWidth);
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
  }, factor);
  // Resolves at once where the zoom was the same before.
  await page
    .waitForFunction((width) => window.innerWidth !== width, before, { timeout: 1_000 })
    .catch(() => undefined);
};

/**
 * What cannot be brought into view, and what scrolls sideways without being a table (WCAG 2.2, 1.4.4 and 1.4.10).
 * Cut texts that end in an ellipsis are found by whoever asks for them: their whole is in the title or the panel.
 */
export const lostInView = (page: Page, where: string): Promise<string[]> =>
  page.evaluate((shown) => {
    const SEEN = 'a, button, input, textarea, select, [tabindex="0"], h1, h2, h3, p, td, dd, li';
    const TABLES = 'table, [role=grid], [role=table], pre, canvas, img, svg, [data-written]';
    const SLACK = 1.5;
    /** A scrolling part lower than three rows is no use. */
    const LEAST_HEIGHT = 96;
    const name = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40);
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${words}”`;
    };
    const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';
    const cuts = (value: string): boolean => value === 'hidden' || value === 'clip';

    /** Where the element is cut, following it up through whatever scrolls; null when all of it can be seen. */
    const cutBy = (element: Element): string | null => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        // Made for screen readers alone: what is drawn stands beside it.
        if (edge.width <= 1) return null;
        if (scrolls(style.overflowX) && box.scrollWidth > box.clientWidth) {
          // Anywhere in what scrolls: seen as soon as it is scrolled to.
          [left, right] = [edge.left, edge.left];
        } else if (cuts(style.overflowX) && (left < edge.left - SLACK || right > edge.right + SLACK)) {
          return style.textOverflow === 'ellipsis' ? null : `sideways by ${name(box)}`;
        }
        if (scrolls(style.overflowY) && box.scrollHeight > box.clientHeight)
          [top, bottom] = [edge.top, edge.top];
        else if (cuts(style.overflowY) && (top < edge.top - SLACK || bottom > edge.bottom + SLACK)) {
          // The whole page is one such box, with parts that scroll inside of it.
          return `below by ${name(box)}`;
        }
      }
      return left < -SLACK || right > window.innerWidth + SLACK ? 'sideways by the window' : null;
    };

    const found: string[] = [];
    const page = document.scrollingElement;
    if (page !== null && page.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll(SEEN)) {
      const { width, height } = element.getBoundingClientRect();
      const isSeen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!isSeen || width < 2 || height < 2) continue;
      if (element.closest('[aria-hidden=true], .unseen, [data-react-aria-prevent-focus]') !== null) continue;
      const cut = cutBy(element);
      if (cut !== null) found.push(`${name(element)} is cut ${cut}`);
    }
    for (const box of document.querySelectorAll('*')) {
      const { overflowY } = getComputedStyle(box);
      const isLow =
        scrolls(overflowY) && box.scrollHeight > box.clientHeight && box.clientHeight < LEAST_HEIGHT;
      if (isLow && box.clientHeight > 0 && box.querySelector('[role=row], tr, p') !== null)
        found.push(`${name(box)} shows ${String(box.clientHeight)} pixels of ${String(box.scrollHeight)}`);
      if (!scrolls(getComputedStyle(box).overflowX) || box.scrollWidth <= box.clientWidth + 1) continue;
      if (box.clientWidth === 0 || box.closest(TABLES) !== null || box.querySelector(TABLES) !== null)
        continue;
      found.push(`${name(box)} scrolls sideways`);
    }
    return [...new Set(found)].map((one) => `${shown}: ${one}`);
  }, where);
