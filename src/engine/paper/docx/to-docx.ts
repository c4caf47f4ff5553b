// A paper as DOCX, for whoever has to work on it: styles, real lists and tables, page numbers.
import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type Table as WordTable,
} from 'docx';
import type { Runs } from '../../../shared/document/blocks';
import { bodyOf } from '../body-of';
import type { Paper } from '../paper';
import { repack } from './repack';
import { WordBlocks } from './word-blocks';
import { WORD_STYLES } from './word-styles';
import { PAGE_WIDTH, pairTable } from './word-table';
import { wordText } from './word-text';

/** A4 and the margins of the PDF, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1520, bottom: 1560, left: 1520, right: 1520, header: 760, footer: 760 },
} as const;
const RIGHT = { type: TabStopType.RIGHT, position: PAGE_WIDTH * 20 };

const markOf = ({ mark }: Paper): TextRun[] =>
  mark === null ? [] : [new TextRun({ text: wordText(mark), style: 'Mark' })];

const headerOf = (paper: Paper, isFirst: boolean): Header =>
  new Header({
    children: [
      new Paragraph({
        style: 'Frame',
        tabStops: [RIGHT],
        children: [
          new TextRun(isFirst ? '' : wordText(paper.title)),
          new TextRun({ text: '\t' }),
          ...markOf(paper),
        ],
      }),
    ],
  });

const footerOf = (paper: Paper): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Frame',
        tabStops: [RIGHT],
        children: [
          new TextRun(wordText(paper.footer)),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

const titleOf = ({ kind, title, facts }: Paper): (Paragraph | WordTable)[] => {
  const pairs = facts.map(([label, value]): readonly [Runs, Runs] => [[{ text: label }], [{ text: value }]]);
  return [
    ...(kind === '' ? [] : [new Paragraph({ style: 'Kind', text: wordText(kind) })]),
    new Paragraph({ style: 'Title', text: wordText(title) }),
    ...(pairs.length === 0 ? [] : [pairTable(pairs)]),
    new Paragraph({ style: 'Rule' }),
  ];
};

/** The paper as DOCX. Characters are drawn by the fonts of whoever opens it. */
export const toDocx = async (paper: Paper): Promise<Uint8Array> => {
  const blocks = new WordBlocks();
  const parts = blocks.parts(bodyOf(paper));
  const document = new Document({
    styles: WORD_STYLES,
    numbering: { config: blocks.numberings },
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { first: headerOf(paper, true), default: headerOf(paper, false) },
        footers: { first: footerOf(paper), default: footerOf(paper) },
        children: [...titleOf(paper), ...parts],
      },
    ],
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  return repack(packed, wordText(paper.title), wordText(paper.kind));
};
