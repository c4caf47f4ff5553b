// Decodes a PDF with pdf.js, page by page as pages are asked for. Nothing in the file runs: no scripts, no
// actions, no forms that calculate; links and attachments are not even looked at.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import {
  AnnotationMode,
  getDocument,
  PasswordException,
  PDFDataRangeTransport,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { BuiltInData } from './built-in-data';
import { boundedScale, canvasFor, type DecodedFile, type FileBytes, PasswordWanted } from './decoded-file';

/** A PDF measures in points, 72 to the inch; a screen has 96 pixels there. */
const PIXELS_PER_POINT = 96 / 72;
const AT_ONCE = 2 ** 18;
/** Larger pictures in a page are left out by pdf.js. */
const LARGEST_PICTURE = 100_000_000;

/** Parts of the file as pdf.js asks for them. */
class Parts extends PDFDataRangeTransport {
  constructor(
    private readonly file: FileBytes,
    private readonly failed: (error: unknown) => void,
  ) {
    super(file.sizeBytes, null);
  }
  override requestDataRange(begin: number, end: number): void {
    this.file.read(begin, end - begin).then((bytes) => {
      this.onDataRange(begin, bytes);
    }, this.failed);
  }
}

/** Nobody sees this frame, and a frame that nobody sees is given no frames: go on at once instead. */
const drawWithoutWaiting = (): void => {
  const { port1, port2 } = new MessageChannel();
  const waiting: FrameRequestCallback[] = [];
  port2.onmessage = () => waiting.shift()?.(performance.now());
  window.requestAnimationFrame = (callback) => {
    port1.postMessage(null);
    return waiting.push(callback);
  };
};

export const decodePdf = async (file: FileBytes): Promise<DecodedFile> => {
  drawWithoutWaiting();
  let stop: (error: unknown) => void = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = reject;
  });
  const task = getDocument({
    range: new Parts(file, stop),
    rangeChunkSize: AT_ONCE,
    disableAutoFetch: true,
    disableStream: true,
    useWorkerFetch: false,
    BinaryDataFactory: BuiltInData,
    // Only marks that there are such data; BuiltInData knows them by name.
    cMapUrl: 'built-in/',
    standardFontDataUrl: 'built-in/',
    wasmUrl: 'built-in/',
    // Glyphs are drawn as shapes: neither fonts of the file nor of the system reach the font engine.
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: LARGEST_PICTURE,
    disableWorkerRendering: true,
    verbosity: 0,
  });
  // Its own answer to a password that is wanted would be to ask for one for ever.
  task.onPassword = () => {
    stop(new PasswordWanted());
  };
  const document = await Promise.race([task.promise, stopped]).catch((error: unknown) => {
    throw error instanceof PasswordException ? new PasswordWanted() : error;
  });
  const pageAt = async (page: number, scale: number) => {
    const found = await Promise.race([document.getPage(page), stopped]);
    return { page: found, viewport: found.getViewport({ scale: scale * PIXELS_PER_POINT }) };
  };
  const size = async (page: number) => {
    const { viewport } = await pageAt(page, 1);
    return { widthPixels: viewport.width, heightPixels: viewport.height };
  };
  return {
    pageCount: document.numPages,
    size,
    draw: async (number, wanted, maxPixels) => {
      const whole = await size(number);
      const scale = boundedScale(whole, wanted, maxPixels);
      const { page, viewport } = await pageAt(number, scale);
      const canvas = canvasFor(whole, scale);
      await Promise.race([
        page.render({
          canvas: canvas as unknown as HTMLCanvasElement,
          viewport,
          annotationMode: AnnotationMode.ENABLE,
          background: '#fff',
        }).promise,
        stopped,
      ]);
      page.cleanup();
      return canvas;
    },
  };
};
