// Blocks for Word: its own headings, lists and tables, so that whoever takes the document on can work with it.
import {
  BorderStyle,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Paragraph,
  type Table as WordTable,
} from 'docx';
import type { Block, Code, Heading, List, Runs } from '../../../shared/document/blocks';
import { tableParts } from './word-table';
import { textRuns } from './word-text';

type Part = Paragraph | WordTable;

const LEVELS: Readonly<Record<Heading['level'], (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
};

const STEP = 18;
const TWENTIETHS = 20;
/** Word knows nine levels of lists, and counts no higher. */
const DEEPEST = 8;
const HIGHEST = 32_000;

/** Where a block stands. */
interface Place {
  /** Points from the left. */
  readonly indent: number;
  readonly depth: number;
  readonly isQuoted: boolean;
}

export interface Numbering {
  readonly reference: string;
  readonly levels: readonly ILevelsOptions[];
}

const levelsOf = (ordered: boolean, start: number, indents: (level: number) => number): ILevelsOptions[] =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${String(level + 1)}.` : level % 2 === 0 ? '•' : '–',
    start: Math.min(HIGHEST, Math.max(0, start)),
    style: {
      paragraph: {
        indent: { left: Math.round(indents(level) * TWENTIETHS), hanging: STEP * TWENTIETHS },
      },
    },
  }));

/** Makes the parts of one document; keeps the lists that need numbers of their own. */
export class WordBlocks {
  readonly numberings: Numbering[] = [
    { reference: 'bullets', levels: levelsOf(false, 1, (level) => (level + 1) * STEP) },
  ];

  parts(blocks: readonly Block[], place: Place = { indent: 0, depth: 0, isQuoted: false }): Part[] {
    return blocks.flatMap((block) => this.part(block, place));
  }

  private part(block: Block, place: Place): Part[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({ heading: LEVELS[block.level], children: textRuns(block.runs), ...around(place) }),
        ];
      case 'paragraph':
        return [text(block.runs, place)];
      case 'list':
        return this.list(block, place);
      case 'table':
        return tableParts(block, place.indent);
      case 'quote':
        return this.parts(block.blocks, { ...place, indent: place.indent + STEP, isQuoted: true });
      case 'rule':
        return [new Paragraph({ style: 'Rule', ...around(place) })];
      case 'code':
        return [code(block, place)];
    }
  }

  private list(list: List, place: Place): Part[] {
    const level = Math.min(DEEPEST, place.depth);
    const inner: Place = { ...place, depth: place.depth + 1, indent: place.indent + STEP };
    const reference = list.ordered ? `numbers-${String(this.numberings.length)}` : 'bullets';
    if (list.ordered)
      this.numberings.push({ reference, levels: levelsOf(true, list.start, (at) => (at + 1) * STEP) });
    const numbering = { reference, level };
    const indent = { left: inner.indent * TWENTIETHS, hanging: STEP * TWENTIETHS };
    return list.items.flatMap((item) => {
      const [first, ...rest] = item;
      const isText = first?.kind === 'paragraph';
      const marked = new Paragraph({
        style: 'ListText',
        ...around(inner),
        numbering,
        indent,
        children: textRuns(isText ? first.runs : []),
      });
      return [marked, ...this.parts(isText ? rest : item, inner)];
    });
  }
}

/** Of what stands in a list or a quote. */
const around = ({ indent, isQuoted }: Place) => ({
  ...(indent === 0 ? {} : { indent: { left: indent * TWENTIETHS } }),
  ...(isQuoted
    ? { border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'CFC8BB', space: 10 } } }
    : {}),
});

const text = (runs: Runs, place: Place): Paragraph =>
  new Paragraph({
    style: place.depth > 0 ? 'ListText' : 'BodyText',
    children: textRuns(runs),
    ...around(place),
  });

const code = (block: Code, place: Place): Paragraph =>
  new Paragraph({ style: 'Code', children: textRuns([{ text: block.text }]), ...around(place) });
