// What would still move though the system asks for no motion.
import type { Page } from '@playwright/test';

/** Each with its place; `where` says what was shown. Asks the page as a system without motion would. */
export const motionFindings = (page: Page, where: string): Promise<string[]> =>
  page.evaluate((shown) => {
    if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches)
      throw new Error('the page was not told to keep still');
    const lasts = (times: string): boolean => times.split(',').some((time) => parseFloat(time) > 0);
    const found = new Set<string>();
    for (const element of document.querySelectorAll('body *')) {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const moves = lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration));
      if (moves)
        found.add(`${shown}: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} moves`);
    }
    return [...found];
  }, where);
