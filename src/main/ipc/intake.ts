// The calls about what is about to be taken in that need the system: folders, clipboard, a watched folder.
import type { MainHandlers } from './register';

const notHereYet = (): never => {
  throw new Error('this call is not answered yet');
};

export const createIntakeHandlers = (): MainHandlers['intake'] => ({
  filesIn: notHereYet,
  paste: notHereYet,
  watched: () => ({ folder: null, files: [] }),
  watch: notHereYet,
  setAside: notHereYet,
});
