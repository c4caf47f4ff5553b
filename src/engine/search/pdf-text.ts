// Text of a PDF, page by page. The library draws nothing here: no fonts, no pictures, no scripts, no forms,
// and it gets no way to fetch anything.
import type * as Library from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import type { TextCollector } from './text-collector';

type Pdfjs = typeof Library;

const withResolvers = (): object => {
  const made: Record<string, unknown> = {};
  made['promise'] = new Promise((resolve, reject) => {
    made['resolve'] = resolve;
    made['reject'] = reject;
  });
  return made;
};

const tryNow = (work: (...given: unknown[]) => unknown, ...given: unknown[]): Promise<unknown> =>
  new Promise((resolve) => {
    resolve(work(...given));
  });

/** What the library takes for granted and Node 20 does not have. Goes when the development runtime has Node 24. */
const fillGaps = (): void => {
  if (!('withResolvers' in Promise)) Reflect.set(Promise, 'withResolvers', withResolvers);
  if (!('try' in Promise)) Reflect.set(Promise, 'try', tryNow);
};

/** Classes of a browser that it names while it is loaded; nothing is drawn with them. */
const nothingDrawn = (): void => undefined;

/** Loaded when the first PDF comes. */
const load = async (): Promise<Pdfjs> => {
  fillGaps();
  const { process } = globalThis;
  // Where it sees Node, it looks for a native library to draw with.
  Reflect.set(globalThis, 'process', undefined);
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, nothingDrawn);
  }
  try {
    // Found there, it starts no thread of its own.
    Reflect.set(globalThis, 'pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    globalThis.process = process;
  }
};

let pdfjs: Promise<Pdfjs> | undefined;

const isText = (item: object): item is TextItem => 'str' in item;

export const readPdf = async (bytes: Uint8Array, into: TextCollector): Promise<void> => {
  pdfjs ??= load();
  const { getDocument } = await pdfjs;
  const task = getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableAutoFetch: true,
    // Errors only, and nobody reads those either: what it says may hold text of the file.
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.filter(isText).map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str));
      into.add(pieces.join(''));
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
};
