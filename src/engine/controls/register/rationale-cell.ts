// The rationales of a control's mappings in one cell: the text alone where all say the same, otherwise a
// paragraph for each, begun with what it is about (`CC6.1-3: …`).
import type { CriterionId, PointOfFocusId } from '../../../shared/ids';

export type MappedId = PointOfFocusId | CriterionId;
export type Rationales = ReadonlyMap<MappedId, string>;

const BEGINS = /^((?:CC|A|PI|C|P)\d\.\d{1,2}(?:-\d{1,2})?):(?: |$)/;
/** A line of a text that looks like the beginning of a paragraph has backslashes before it. */
const LOOKS_LIKE_ONE = /^\\*(?:CC|A|PI|C|P)\d\.\d{1,2}(?:-\d{1,2})?:(?: |$)/;

const guarded = (text: string): string =>
  text
    .split('\n')
    .map((line, at) => (at > 0 && LOOKS_LIKE_ONE.test(line) ? `\\${line}` : line))
    .join('\n');

export const rationaleCell = (rationales: Rationales): string => {
  const texts = [...new Set(rationales.values())];
  const only = texts[0] ?? '';
  if (texts.length <= 1 && !BEGINS.test(only)) return only;
  return [...rationales].map(([id, text]) => `${id}: ${guarded(text)}`).join('\n');
};

/** A text for all mappings, or one for each that is named. */
export type ReadRationale = { readonly forAll: string } | { readonly forEach: ReadonlyMap<string, string> };

export const readRationale = (cell: string): ReadRationale => {
  if (!BEGINS.test(cell)) return { forAll: cell };
  const paragraphs = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of cell.split('\n')) {
    const id = BEGINS.exec(line)?.[1];
    if (id === undefined) {
      lines.push(LOOKS_LIKE_ONE.test(line) ? line.slice(1) : line);
    } else {
      lines = [line.slice(id.length + 2)];
      paragraphs.set(id, lines);
    }
  }
  return { forEach: new Map([...paragraphs].map(([id, each]) => [id, each.join('\n').trim()])) };
};
