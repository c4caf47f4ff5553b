// A paper as PDF: A4, the fonts inside, an outline of its headings. No dates and no chance in it: same paper, same bytes.
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { visibleText } from '../../../shared/visible-text';
import { bodyOf } from '../body-of';
import type { Paper } from '../paper';
import { noteOnShapes } from '../without-shape';
import { Canvas } from './canvas';
import { embedFonts } from './embed-fonts';
import { layBlocks, type Place } from './lay-blocks';
import { layTitle } from './lay-title';
import { drawLine, head, type Line, linesOfRuns, sans } from './lines';
import { addOutline } from './outline';
import { type PageOfAtoms, paginate } from './paginate';
import { HAIRLINE, INK_3, MARGIN, MISSED, SHEET, TEXT_HEIGHT, TEXT_WIDTH } from './sheet';

const SMALL = sans(7.8, 10, INK_3);
const MARK = head(8.4, 10, MISSED);
const PLACE: Place = { x: MARGIN.left, width: TEXT_WIDTH, bars: [] };

/** The first line of the text in this width, with a sign that more is not shown. */
const oneLine = (text: string, width: number, setting = SMALL): Line => {
  const [first, second] = linesOfRuns([{ text: text.replace(/\s+/g, ' ') }], setting, width - 10);
  if (first === undefined) return { parts: [], width: 0 };
  if (second === undefined) return first;
  const more = linesOfRuns([{ text: '…' }], setting, 20)[0];
  return more === undefined
    ? first
    : { parts: [...first.parts, ...more.parts], width: first.width + more.width };
};

const drawFrame = (canvas: Canvas, paper: Paper, number: number, count: number): void => {
  const right = MARGIN.left + TEXT_WIDTH;
  if (paper.mark !== null) {
    const mark = oneLine(paper.mark, TEXT_WIDTH / 2, MARK);
    drawLine(canvas, mark, right - mark.width, 48, MARK.color);
  }
  if (number > 1) drawLine(canvas, oneLine(paper.title, TEXT_WIDTH * 0.62), MARGIN.left, 48, SMALL.color);
  const foot = SHEET.height - 52;
  canvas.rule(MARGIN.left, foot, TEXT_WIDTH, HAIRLINE);
  const pages = linesOfRuns([{ text: `${String(number)} of ${String(count)}` }], SMALL, 100)[0];
  if (pages !== undefined) drawLine(canvas, pages, right - pages.width, foot + 16, SMALL.color);
  drawLine(canvas, oneLine(paper.footer, TEXT_WIDTH - 70), MARGIN.left, foot + 16, SMALL.color);
};

/** Draws every page; whoever calls it makes the canvases. */
const drawPages = (
  paper: Paper,
  pages: readonly PageOfAtoms[],
  canvasFor: (index: number) => Canvas,
): void => {
  pages.forEach(({ placed, repeated }, index) => {
    const canvas = canvasFor(index);
    drawFrame(canvas, paper, index + 1, pages.length);
    repeated?.draw(canvas, MARGIN.top);
    for (const { atom, top, above } of placed) atom.draw(canvas, MARGIN.top + top, above);
  });
};

/**
 * The paper as PDF. Never fails for what it says: characters without a shape stand as boxes and are named at the end.
 */
export const toPdf = async (paper: Paper): Promise<Uint8Array> => {
  const blocks = [...bodyOf(paper), ...noteOnShapes(paper)];
  const pages = paginate([...layTitle(paper, PLACE), ...layBlocks(blocks, PLACE)], TEXT_HEIGHT);
  const survey = new Canvas(null);
  drawPages(paper, pages, () => survey);

  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(visibleText(paper.title), { showInWindowTitleBar: true });
  pdf.setSubject(visibleText(paper.kind));
  pdf.setProducer('Muniment');
  pdf.setLanguage(paper.language);
  const fonts = await embedFonts(pdf, survey.fonts);
  const sheets = pages.map(() => ({
    page: pdf.addPage([SHEET.width, SHEET.height]),
    canvas: new Canvas(fonts),
  }));
  drawPages(paper, pages, (index) => sheets[index]?.canvas ?? survey);
  for (const { page, canvas } of sheets) {
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(canvas.content)));
    for (const key of canvas.fonts) {
      const font = fonts.get(key);
      if (font !== undefined) page.node.setFontDictionary(PDFName.of(key), font.ref);
    }
  }
  addOutline(
    pdf,
    pages.flatMap(({ placed }, index) =>
      placed.flatMap(({ atom: { heading }, top }) => {
        const page = sheets[index]?.page.ref;
        return heading === null || page === undefined
          ? []
          : [{ ...heading, page, top: SHEET.height - MARGIN.top - top + 8 }];
      }),
    ),
  );
  return await pdf.save();
};
