import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { Errand } from '../shared/engine-messages';
import { letGoWithThePage } from './page-loss';

it.each(['did-navigate', 'render-process-gone'])('lets go of what was pasted and drawn on %s', (event) => {
  const errands: Errand[] = [];
  const contents = new EventEmitter();
  letGoWithThePage(contents, {
    errand: (errand) => {
      errands.push(errand);
      return Promise.resolve({ ok: true, value: {} });
    },
  });
  // A way inside the page, and a navigation that may yet be refused, take nothing from it.
  contents.emit('did-navigate-in-page');
  contents.emit('did-start-navigation');
  expect(errands).toEqual([]);
  contents.emit(event);
  expect(errands).toEqual([{ what: 'page-gone' }]);
});
