// Where each kind of text goes: results to standard output (text or JSON, never both), remarks and
// progress to standard error, so that a script can trust what it reads.
import type { EngineProgress } from '../shared/engine-messages';
import { makeProgressBar } from './progress-bar';
import { safeJson } from './safe-text';
import type { Terminal } from './terminal';

export interface Output {
  readonly json: boolean;
  /** What was asked for: `document` with --json, else the lines (already safe) that `lines` gives. */
  readonly answer: (document: unknown, lines: () => readonly string[]) => void;
  /** One line of a JSON-lines answer, or one safe line of text. */
  readonly row: (document: unknown, line: () => string) => void;
  /** A word about what was done; left out with --quiet and --json. */
  readonly say: (line: string) => void;
  /** On standard error; left out with --quiet. */
  readonly warn: (line: string) => void;
  /** Redraws the bar where a person is watching. */
  readonly progress: (progress: EngineProgress) => void;
  /** Removes the bar, so that other text does not run into it. */
  readonly clearProgress: () => void;
}

export const makeOutput = (
  terminal: Terminal,
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): Output => {
  const bar = makeProgressBar(terminal.stderr);
  const print = (line: string): void => {
    bar.clear();
    terminal.stdout(`${line}\n`);
  };
  return {
    json,
    answer: (document, lines) => {
      if (json) print(safeJson(document, 2));
      else for (const line of lines()) print(line);
    },
    row: (document, line) => {
      print(json ? safeJson(document, 0) : line());
    },
    say: (line) => {
      if (!json && !quiet) print(line);
    },
    warn: (line) => {
      if (quiet) return;
      bar.clear();
      terminal.stderr(`${line}\n`);
    },
    progress: (progress) => {
      if (!quiet && terminal.stderrIsTerminal) bar.show(progress);
    },
    clearProgress: bar.clear,
  };
};
