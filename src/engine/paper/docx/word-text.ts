// Runs for Word: styles, line breaks, and no sign that its XML cannot hold.
import { type IRunOptions, TextRun } from 'docx';
import type { Run, Runs } from '../../../shared/document/blocks';
import { visibleText } from '../../../shared/visible-text';

export const MONO = 'Consolas';

/** Control characters are shown by their number already; these two are left that XML has no place for. */
export const wordText = (text: string): string => visibleText(text).replace(/[\ufffe\uffff]/g, '\ufffd');

const optionsOf = (run: Run): IRunOptions => ({
  ...(run.bold === true ? { bold: true } : {}),
  ...(run.italic === true ? { italics: true } : {}),
  ...(run.code === true ? { font: MONO, shading: { fill: 'F2EFE9', type: 'clear', color: 'auto' } } : {}),
});

/** The runs; `more` holds for all of them. */
export const textRuns = (runs: Runs, more: IRunOptions = {}): TextRun[] =>
  runs.flatMap((run) =>
    run.text.split('\n').map(
      (line, index) =>
        new TextRun({
          ...more,
          ...optionsOf(run),
          text: wordText(line),
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  );
