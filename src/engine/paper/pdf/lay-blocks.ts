// Blocks to atoms: how headings, paragraphs, lists, quotes and code stand on paper.
import type { Block, Heading, List, Runs } from '../../../shared/document/blocks';
import { plainText } from '../../../shared/document/blocks';
import { type Atom, atom, keptTogether, withAbove } from './atoms';
import type { Canvas } from './canvas';
import { layTable } from './lay-table';
import { drawLine, head, lineOfText, linesOfRuns, mono, sans, serif, type Setting } from './lines';
import { INK, INK_2, INK_3, RULE, SUNKEN } from './sheet';

/** Where a block stands: from x on, so wide, with the bars of the quotes around it. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly bars: readonly number[];
}

const TEXT = serif(10.5, 15.2);
const CODE = mono(8.6, 12.4);
/** Of IBM Plex Mono, in units of the size. */
const CODE_ADVANCE = 0.6;
interface HeadSetting {
  readonly setting: Setting;
  readonly above: number;
  readonly below: number;
}
const HEADS: Readonly<Record<Heading['level'], HeadSetting>> = {
  1: { setting: head(15, 20), above: 26, below: 8 },
  2: { setting: head(12, 16.5), above: 21, below: 6 },
  3: { setting: head(10.5, 15), above: 16, below: 4 },
  4: { setting: head(9.5, 14, INK_2), above: 13, below: 3 },
};
const GAP = 7.5;
const ITEM_GAP = 3.6;
/** However deep a list goes, this much is left to read in. */
const NARROWEST = 150;

const drawBars = (
  canvas: Canvas,
  bars: readonly number[],
  top: number,
  above: number,
  height: number,
): void => {
  for (const bar of bars) canvas.ground(bar, top - above, 1.6, height + above, RULE);
};

/** Lines as atoms; letters stand where capitals are in the middle of the line's height. */
const layRuns = (runs: Runs, setting: Setting, place: Place): Atom[] =>
  keptTogether(
    linesOfRuns(runs, setting, place.width).map((line) =>
      atom({
        height: setting.leading,
        draw: (canvas, top, above) => {
          drawBars(canvas, place.bars, top, above, setting.leading);
          drawLine(canvas, line, place.x, top + setting.leading * 0.5 + setting.size * 0.335, setting.color);
        },
      }),
    ),
  );

const layHeading = (level: Heading['level'], runs: Runs, place: Place): Atom[] => {
  const { setting, above } = HEADS[level];
  const atoms = layRuns(runs, setting, place).map((one) => ({ ...one, keep: true }));
  return withAbove(
    atoms.map((one, index) => (index === 0 ? { ...one, heading: { level, text: plainText(runs) } } : one)),
    above,
  );
};

/** Code is cut where the paper ends, not where words do: every sign of it is as wide as the next. */
const cutCode = (line: string, width: number): string[] => {
  const most = Math.max(8, Math.floor(width / (CODE.size * CODE_ADVANCE)));
  const signs = [...line];
  return Array.from({ length: Math.max(1, Math.ceil(signs.length / most)) }, (_, index) =>
    signs.slice(index * most, (index + 1) * most).join(''),
  );
};

const layCode = (text: string, place: Place): Atom[] => {
  const inner = { ...place, x: place.x + 9, width: place.width - 18 };
  const lines = text
    .split('\n')
    .flatMap((line) => cutCode(line, inner.width))
    // Spaces at the beginning of a line mean something in code.
    .map((line) => ({ one: lineOfText(line.replace(/ /g, '\u00a0'), CODE) }));
  return keptTogether(
    lines.map(({ one }, index) => {
      const before = index === 0 ? 6 : 0;
      const after = index === lines.length - 1 ? 6 : 0;
      const height = CODE.leading + before + after;
      return atom({
        height,
        draw: (canvas, top, above) => {
          drawBars(canvas, place.bars, top, above, height);
          canvas.ground(place.x, top, place.width, height, SUNKEN);
          drawLine(canvas, one, inner.x, top + before + CODE.leading * 0.5 + CODE.size * 0.335, INK);
        },
      });
    }),
  );
};

const layRule = (place: Place): Atom[] => [
  atom({
    above: 12,
    height: 4,
    draw: (canvas, top, above) => {
      drawBars(canvas, place.bars, top, above, 4);
      canvas.rule(place.x, top + 2, place.width, RULE);
    },
  }),
];

const MARKER = sans(9.5, TEXT.leading, INK_3);
const BULLET = serif(10.5, TEXT.leading, INK_2);

const layList = (list: List, place: Place, depth: number): Atom[] => {
  const markers = list.items.map((_, index) =>
    list.ordered
      ? lineOfText(`${String(list.start + index)}.`, MARKER)
      : lineOfText(depth % 2 === 0 ? '•' : '–', BULLET),
  );
  const wanted = list.ordered ? Math.max(17, ...markers.map((line) => line.width + 7)) : 15;
  const indent = Math.max(4, Math.min(wanted, place.width - NARROWEST));
  const inner: Place = { ...place, x: place.x + indent, width: place.width - indent };
  return list.items.flatMap((item, index) => {
    const atoms = layBlocks(item, inner, depth + 1, true);
    const laid =
      atoms.length > 0
        ? atoms
        : [
            atom({
              height: TEXT.leading,
              draw: (canvas, top, above) => {
                drawBars(canvas, place.bars, top, above, TEXT.leading);
              },
            }),
          ];
    const marker = markers[index];
    const marked = laid.map((one, at) =>
      at > 0 || marker === undefined
        ? one
        : {
            ...one,
            draw: (canvas: Canvas, top: number, above: number) => {
              one.draw(canvas, top, above);
              const x = list.ordered ? inner.x - 6 - marker.width : inner.x - 11;
              drawLine(
                canvas,
                marker,
                Math.max(place.x - 40, x),
                top + TEXT.leading * 0.5 + TEXT.size * 0.335,
                list.ordered ? MARKER.color : BULLET.color,
              );
            },
          },
    );
    return withAbove(marked, index === 0 ? 0 : ITEM_GAP);
  });
};

const layQuote = (blocks: readonly Block[], place: Place, depth: number): Atom[] => {
  const inner: Place =
    place.width - 14 < NARROWEST
      ? place
      : { x: place.x + 14, width: place.width - 14, bars: [...place.bars, place.x + 1] };
  // The bar begins with the words and not in the white above them.
  return layBlocks(blocks, inner, depth, false).map((one, index) =>
    index > 0
      ? one
      : {
          ...one,
          draw: (canvas: Canvas, top: number) => {
            one.draw(canvas, top, 0);
          },
        },
  );
};

const layBlock = (block: Block, place: Place, depth: number): Atom[] => {
  switch (block.kind) {
    case 'heading':
      return layHeading(block.level, block.runs, place);
    case 'paragraph':
      return layRuns(block.runs, TEXT, place);
    case 'list':
      return layList(block, place, depth);
    case 'table':
      return layTable(block, place);
    case 'quote':
      return layQuote(block.blocks, place, depth);
    case 'rule':
      return layRule(place);
    case 'code':
      return layCode(block.text, place);
  }
};

const belowOf = (block: Block | undefined, isTight: boolean): number =>
  block === undefined
    ? 0
    : block.kind === 'heading'
      ? HEADS[block.level].below
      : block.kind === 'table'
        ? 14
        : block.kind === 'rule'
          ? 12
          : isTight
            ? ITEM_GAP
            : GAP;

/** The atoms of the blocks in their order, with the white between them. */
export const layBlocks = (blocks: readonly Block[], place: Place, depth = 0, isTight = false): Atom[] =>
  blocks.flatMap((block, index) => {
    const atoms = layBlock(block, place, depth);
    const before = blocks[index - 1];
    // Two headings in a row stand close: the second one is no new beginning.
    const isUnderHead = before?.kind === 'heading';
    if (index === 0) return withAbove(atoms, 0);
    if (isUnderHead && block.kind === 'heading')
      return atoms.map((one, at) => (at === 0 ? { ...one, above: belowOf(before, isTight) + 2 } : one));
    return withAbove(atoms, belowOf(before, isTight));
  });
