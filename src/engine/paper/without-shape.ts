// Which characters of a paper no font of ours has. They stand as boxes in the PDF, and the paper says so at its end.
import { type Block, linesOf, paragraph } from '../../shared/document/blocks';
import { canDraw } from './fonts/typeface';
import type { Paper } from './paper';

const MOST_NAMED = 40;

const named = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** In the order they first come, each once. */
const signsWithoutShape = (paper: Paper): string[] => {
  const texts = [paper.title, paper.kind, paper.footer, ...paper.facts.flat(), ...linesOf(paper.blocks)];
  const signs = new Set<string>();
  for (const text of texts) for (const sign of text.normalize('NFC')) if (sign > '\u007f') signs.add(sign);
  return [...signs].filter((sign) => !canDraw(sign));
};

/** What the paper says of them after everything else; nothing for a paper that is drawn whole. */
export const noteOnShapes = (paper: Paper): readonly Block[] => {
  const signs = signsWithoutShape(paper);
  if (signs.length === 0) return [];
  const shown = signs.slice(0, MOST_NAMED).map(named).join(', ');
  const more = signs.length > MOST_NAMED ? ` and ${String(signs.length - MOST_NAMED)} more` : '';
  return [
    { kind: 'rule' },
    paragraph(
      `The fonts of this file have no shape for these characters, which stand as boxes above: ${shown}${more}. Text copied out of it has them, and so has the document itself.`,
    ),
  ];
};
