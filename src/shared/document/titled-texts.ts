// A document of management as its texts in order and as blocks, for whoever shows, prints or writes it.
import {
  DESCRIPTION_PARTS,
  type DescriptionPart,
  type ManagementDocument,
} from '../domain/programme/document';
import { type Block, heading, type Heading, paragraph } from './blocks';
import { parseMarkdown } from './parse-markdown';

export interface TitledText {
  /** Empty for a text that stands for itself. */
  readonly title: string;
  readonly markdown: string;
}

export const PARTS = Object.keys(DESCRIPTION_PARTS) as DescriptionPart[];

/** The last part is asked of a Type II examination only; there, an empty part stands with its title. */
export const textsOfDocument = (facts: ManagementDocument, type: 1 | 2): TitledText[] =>
  facts.type === 'system-description'
    ? PARTS.filter((part) => part !== 'changes' || type === 2 || facts.changes.trim() !== '').map(
        (part, at) => ({
          title: `${String(at + 1)}. ${DESCRIPTION_PARTS[part]}`,
          markdown: facts[part],
        }),
      )
    : [{ title: '', markdown: facts.text }];

const LEVELS = [1, 2, 3, 4] as const;

/** Headings moved so that the highest stands on `top`, whatever the writer began with. */
export const withHeadingsFrom = (blocks: readonly Block[], top: Heading['level']): Block[] => {
  const found = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const by = found.length === 0 ? 0 : top - Math.min(...found);
  return blocks.map((block) =>
    block.kind === 'heading'
      ? { ...block, level: LEVELS[Math.min(Math.max(block.level + by, 1), 4) - 1] ?? 4 }
      : block,
  );
};

/** Texts under their titles; a part without any text says that it is still to be written. */
export const blocksOfTexts = (texts: readonly TitledText[]): Block[] =>
  texts.flatMap(({ title, markdown }) => {
    const blocks = parseMarkdown(markdown);
    if (title === '') return withHeadingsFrom(blocks, 1);
    const within = withHeadingsFrom(blocks, 2);
    return [heading(1, title), ...(within.length === 0 ? [paragraph('[to be written]')] : within)];
  });
