// Opening a file of evidence in another program: a private temporary copy, and its removal.
import type { MainHandlers } from './register';

const notHereYet = (): never => {
  throw new Error('this call is not answered yet');
};

export const createPreviewHandlers = (): MainHandlers['preview'] => ({
  openOutside: notHereYet,
  openedOutside: () => ({ count: 0 }),
  removeOpened: notHereYet,
});
