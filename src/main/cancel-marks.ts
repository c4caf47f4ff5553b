// How a call is cancelled that keeps the engine so busy that it hears no message, such as one long transaction: a mark
// in a private folder, which the engine looks for whenever it reports how far it is. Holds numbers, nothing else.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface CancelMarks {
  /** Null where none can be made: then a busy engine hears of it when it has done. */
  readonly folder: string | null;
  readonly mark: (id: number) => void;
  readonly unmark: (id: number) => void;
  readonly remove: () => void;
}

const attempt = (work: () => void): void => {
  try {
    work();
  } catch {
    // The message goes as well; without the mark it is only heard later.
  }
};

const newFolder = (): string | null => {
  try {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-engine-'));
  } catch {
    // Null says so: see CancelMarks.
    return null;
  }
};

export const createCancelMarks = (): CancelMarks => {
  const made = newFolder();
  const marked = new Set<number>();
  const inFolder = (work: (folder: string) => void): void => {
    if (made !== null)
      attempt(() => {
        work(made);
      });
  };
  return {
    folder: made,
    mark: (id) => {
      marked.add(id);
      inFolder((at) => {
        fs.writeFileSync(path.join(at, String(id)), '', { mode: 0o600 });
      });
    },
    unmark: (id) => {
      if (!marked.delete(id)) return;
      inFolder((at) => {
        fs.rmSync(path.join(at, String(id)), { force: true });
      });
    },
    remove: () => {
      inFolder((at) => {
        fs.rmSync(at, { recursive: true, force: true });
      });
    },
  };
};
