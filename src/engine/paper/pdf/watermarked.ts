// A copy of somebody's PDF for one recipient: their name across every page and at its foot, seen and told in the
// properties of the file. It marks a copy; it hides and protects nothing.
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { UserError } from '../../../shared/errors';
import { visibleText } from '../../../shared/visible-text';
import { Canvas } from './canvas';
import { embedFonts } from './embed-fonts';
import { drawLine, head, lineOfText, linesOfRuns, sans } from './lines';
import { INK, INK_2 } from './sheet';

/** More would need several times its size in memory. */
const MOST_BYTES = 150 * 1024 * 1024;
const FOOT = sans(7.4, 9.6, INK_2);

const refused = (what: string): UserError => new UserError('document.not-a-pdf', { what });

/**
 * The document and its pages, read as far as the marks need.
 * @throws UserError document.not-a-pdf
 */
const opened = async (
  pdf: Uint8Array,
): Promise<{ readonly document: PDFDocument; readonly pages: PDFPage[] }> => {
  if (pdf.length > MOST_BYTES) throw refused('It is larger than 150 MB.');
  if (!Buffer.from(pdf.subarray(0, 1024)).includes('%PDF-')) throw refused('It is no PDF.');
  let document: PDFDocument;
  let pages: PDFPage[];
  try {
    document = await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true });
    pages = document.getPages();
    for (const page of pages) page.getCropBox();
  } catch {
    // The library says in many ways that it cannot read a file, and none of them helps more.
    throw refused('It is broken or of a kind that cannot be read.');
  }
  if (document.isEncrypted) throw refused('It is encrypted.');
  if (pages.length === 0) throw refused('It has no pages.');
  return { document, pages };
};

/**
 * What a file carries along would leave without a name on it.
 * @throws UserError document.not-a-pdf
 */
const refuseFilesInside = ({ catalog }: PDFDocument, pages: readonly PDFPage[]): void => {
  const named = catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.has(PDFName.of('EmbeddedFiles')) === true;
  const pinned = pages.some((page) =>
    (page.node.Annots()?.asArray() ?? []).some((one) => {
      const note = page.doc.context.lookup(one);
      return note instanceof PDFDict && note.get(PDFName.of('Subtype')) === PDFName.of('FileAttachment');
    }),
  );
  if (named || pinned || catalog.has(PDFName.of('AF')) || catalog.has(PDFName.of('Collection')))
    throw refused('It carries files of its own, which would have no name on them.');
};

/** Nothing in a copy acts when it is opened; where to begin reading may stay. */
const withoutActions = ({ catalog }: PDFDocument, pages: readonly PDFPage[]): void => {
  if (!(catalog.lookup(PDFName.of('OpenAction')) instanceof PDFArray))
    catalog.delete(PDFName.of('OpenAction'));
  catalog.delete(PDFName.of('AA'));
  catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.delete(PDFName.of('JavaScript'));
  for (const page of pages) page.node.delete(PDFName.of('AA'));
};

/** Stamps, notes and forms are drawn over a page: where there are some, the mark comes once more, as the last of them. */
const markOver = (page: PDFPage, mark: PDFRef): void => {
  if ((page.node.Annots()?.size() ?? 0) === 0) return;
  const { x, y, width, height } = page.getCropBox();
  const PRINTED_AND_LOCKED = 4 + 64 + 128;
  const { context } = page.doc;
  page.node.addAnnot(
    context.register(
      context.obj({
        ...{ Type: 'Annot', Subtype: 'Stamp', Rect: [x, y, x + width, y + height] },
        ...{ F: PRINTED_AND_LOCKED, AP: { N: mark } },
      }),
    ),
  );
};

interface Seen {
  /** Of the page as readers show it, in points. */
  readonly width: number;
  readonly height: number;
  /** From how it is seen to how it is stored. */
  readonly matrix: readonly number[];
}

/** Pages may be turned, and cut out of a larger one. */
const seen = (page: PDFPage): Seen => {
  const { x, y, width, height } = page.getCropBox();
  switch (((page.getRotation().angle % 360) + 360) % 360) {
    case 90:
      return { width: height, height: width, matrix: [0, 1, -1, 0, x + width, y] };
    case 180:
      return { width, height, matrix: [-1, 0, 0, -1, x + width, y + height] };
    case 270:
      return { width: height, height: width, matrix: [0, -1, 1, 0, x, y + height] };
    default:
      return { width, height, matrix: [1, 0, 0, 1, x, y] };
  }
};

const fixed = (value: number): string => value.toFixed(3);

/** The name from corner to corner, so pale that every word under it is read; the whole mark at the foot. */
const drawMark = (canvas: Canvas, lines: readonly string[], { width, height }: Seen): void => {
  const big = lines[0] ?? '';
  const angle = Math.atan2(height, width);
  const diagonal = Math.hypot(width, height) * 0.74;
  const unit = lineOfText(big, head(100, 100, INK));
  const size = unit.width === 0 ? 0 : Math.min(64, (diagonal / unit.width) * 100);
  if (size >= 4) {
    const line = lineOfText(big, head(size, size, INK));
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    canvas.raw(
      `q /Pale gs ${fixed(cos)} ${fixed(sin)} ${fixed(-sin)} ${fixed(cos)} ${fixed(width / 2)} ${fixed(height / 2)} cm`,
    );
    // Here the middle of the page is the corner to count from.
    drawLine(canvas, line, -line.width / 2, height + size * 0.34, INK);
    canvas.raw('Q');
  }
  const foot = linesOfRuns([{ text: lines.join(' · ') }], FOOT, Math.max(60, width - 40)).slice(0, 4);
  const top = height - 8 - foot.length * FOOT.leading;
  canvas.raw('q /Veil gs');
  canvas.ground(0, top - 3, width, height - top + 3, [1, 1, 1]);
  canvas.raw('Q');
  foot.forEach((line, index) => {
    drawLine(
      canvas,
      line,
      Math.max(4, (width - line.width) / 2),
      top + (index + 0.5) * FOOT.leading + FOOT.size * 0.335,
      FOOT.color,
    );
  });
};

/** The mark as one drawing that every page of this form shows. */
const markOf = (
  document: PDFDocument,
  fonts: ReadonlyMap<string, PDFFont>,
  lines: readonly string[],
  form: Seen,
): PDFRef => {
  const canvas = new Canvas(fonts, form.height);
  drawMark(canvas, lines, form);
  const { context } = document;
  const fontsOfMark = PDFDict.withContext(context);
  for (const key of canvas.fonts) {
    const font = fonts.get(key);
    if (font !== undefined) fontsOfMark.set(PDFName.of(key), font.ref);
  }
  const stream = context.flateStream(canvas.content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, form.width, form.height],
    Matrix: [...form.matrix],
    Resources: {
      Font: fontsOfMark,
      ExtGState: {
        Pale: { Type: 'ExtGState', ca: 0.1, CA: 0.1 },
        Veil: { Type: 'ExtGState', ca: 0.78, CA: 0.78 },
      },
    },
  });
  return context.register(stream);
};

const fontKeys = (lines: readonly string[], forms: readonly Seen[]): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (const form of forms) {
    const survey = new Canvas(null, form.height);
    drawMark(survey, lines, form);
    for (const key of survey.fonts) keys.add(key);
  }
  return keys;
};

const keyOf = ({ width, height, matrix }: Seen): string => [width, height, ...matrix].map(fixed).join(' ');

/**
 * The PDF with these lines on every page (the first one large) and in its properties; the bytes that came in stay as
 * they are. The same bytes every time. A signature in the original does not hold for the copy.
 * @throws UserError document.not-a-pdf for what is encrypted, broken, without pages or no PDF
 */
export const watermarked = async (
  pdf: Uint8Array,
  lines: readonly string[],
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> => {
  const { document, pages } = await opened(pdf);
  const plain = lines.map(visibleText);
  const forms = new Map<string, Seen>();
  for (const page of pages) {
    const form = seen(page);
    forms.set(keyOf(form), form);
  }
  try {
    refuseFilesInside(document, pages);
    const fonts = await embedFonts(document, fontKeys(plain, [...forms.values()]));
    const marks = new Map<string, PDFRef>();
    for (const [key, form] of forms) marks.set(key, markOf(document, fonts, plain, form));
    for (const page of pages) {
      const mark = marks.get(keyOf(seen(page)));
      if (mark === undefined) continue;
      // What the page leaves set must not turn or colour the mark.
      page.node.normalize();
      page.node.wrapContentStreams(
        document.context.register(document.context.flateStream('q\n')),
        document.context.register(document.context.flateStream('\nQ\n')),
      );
      const name = page.node.newXObject('CopyMark', mark);
      page.node.addContentStream(
        document.context.register(document.context.flateStream(`q ${name.toString()} Do Q\n`)),
      );
      markOver(page, mark);
    }
    withoutActions(document, pages);
    tellInProperties(document, plain);
    return { bytes: await document.save(), pages: pages.length };
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Pages whose parts are not what a PDF says they are.
    throw refused('It is broken or of a kind that cannot be read.');
  }
};

/** Beside what the properties say already. */
const tellInProperties = (document: PDFDocument, lines: readonly string[]): void => {
  const before = document.getKeywords();
  document.setKeywords([...(before === undefined || before === '' ? [] : [before]), ...lines]);
  const properties = document.context.lookup(document.context.trailerInfo.Info);
  if (properties instanceof PDFDict)
    properties.set(PDFName.of('CopyFor'), PDFHexString.fromText(lines.join(' · ')));
};
