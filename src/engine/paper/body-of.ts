// What of a paper stands below its title.
import { type Block, plainText } from '../../shared/document/blocks';
import type { Paper } from './paper';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The blocks; a first heading that only says the title again is left out, because on paper it stands once. */
export const bodyOf = ({ blocks, title }: Paper): readonly Block[] => {
  const [first, ...rest] = blocks;
  return first?.kind === 'heading' && same(plainText(first.runs), title) ? rest : blocks;
};
