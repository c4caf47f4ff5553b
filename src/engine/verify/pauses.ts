// Lets a long stretch of work give way: to other calls in the engine, to the page in a browser.

/**
 * To be asked between two steps: null to go on, or, every so many milliseconds, what to wait for first.
 */
export const createPauses = (everyMs = 12): (() => Promise<void> | null) => {
  let since = performance.now();
  return () => {
    if (performance.now() - since < everyMs) return null;
    return new Promise((resolve) => {
      setTimeout(() => {
        since = performance.now();
        resolve();
      }, 0);
    });
  };
};
