// When the window's page is loaded anew, or its process ends, nobody knows any more what had been pasted and
// drawn: the engine is told to let go of it, and does not keep it until the vault is locked.
/** What of a window's contents is listened to; an emitter stands in for it in tests. */
export interface PageEvents {
  on(event: 'did-navigate' | 'render-process-gone', heard: () => void): unknown;
}

/**
 * `did-navigate` comes once another document is there, not for a way inside the page, and not for a navigation
 * that was refused: then the page and what it has are still there.
 */
export const letGoWithThePage = (contents: PageEvents, letGo: () => void): void => {
  contents.on('did-navigate', letGo);
  contents.on('render-process-gone', letGo);
};
