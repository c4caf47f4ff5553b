// Text of workbooks and documents of Office: the texts of a workbook and the values of its cells, sheet by
// sheet, and the paragraphs of a document. Formulas, comments and what is linked are left alone.
import { numberText, openXlsx, readMeanings, USUAL_LIMITS, type XlsxParts } from '../tables';
import type { TextCollector } from './text-collector';

const MOST_SHEETS = 200;

/** What stands in elements of this name, each by itself or joined until an element of the other name ends. */
const readTexts = async (
  parts: XlsxParts,
  path: string,
  ends: string,
  into: TextCollector,
): Promise<void> => {
  let isText = false;
  let pieces: string[] = [];
  await parts.read(path, {
    open: (name) => {
      isText = name === 't';
      if (name === 'tab' || name === 'br') pieces.push(' ');
    },
    text: (text) => {
      if (isText) pieces.push(text);
    },
    close: (name) => {
      isText = false;
      if (name !== ends || pieces.length === 0) return;
      into.add(pieces.join(''));
      pieces = [];
    },
  });
  into.add(pieces.join(''));
};

export const readWorkbookText = async (bytes: Uint8Array, into: TextCollector): Promise<void> => {
  const parts = await openXlsx(bytes, USUAL_LIMITS);
  if (parts.has('xl/sharedStrings.xml')) await readTexts(parts, 'xl/sharedStrings.xml', 'si', into);
  const styles = 'xl/styles.xml';
  const meanings = parts.has(styles) ? await readMeanings(parts, styles) : [];
  for (let sheet = 1; sheet <= MOST_SHEETS; sheet += 1) {
    const path = `xl/worksheets/sheet${String(sheet)}.xml`;
    if (!parts.has(path)) continue;
    let type = 'n';
    let style = 0;
    let isValue = false;
    await parts.read(path, {
      open: (name, attributes) => {
        if (name === 'c') {
          type = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? 0);
        }
        // Shared texts were read already.
        isValue = (name === 'v' && type !== 's') || name === 't';
      },
      text: (text) => {
        if (isValue) into.add(type === 'n' ? numberText(text, meanings[style] ?? 'number', false) : text);
      },
      close: () => {
        isValue = false;
      },
    });
  }
};

export const readDocumentText = async (bytes: Uint8Array, into: TextCollector): Promise<void> => {
  const parts = await openXlsx(bytes, USUAL_LIMITS);
  await readTexts(parts, 'word/document.xml', 'p', into);
};
