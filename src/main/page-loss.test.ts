import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { letGoWithThePage } from './page-loss';

it.each(['did-navigate', 'render-process-gone'])('lets go of what was pasted and drawn on %s', (event) => {
  let isGone = false;
  const contents = new EventEmitter();
  letGoWithThePage(contents, () => {
    isGone = true;
  });
  // A way inside the page, and a navigation that may yet be refused, take nothing from it.
  contents.emit('did-navigate-in-page');
  contents.emit('did-start-navigation');
  expect(isGone).toBe(false);
  contents.emit(event);
  expect(isGone).toBe(true);
});
