// What a policy's text says, for counting words and measuring sentences; headings are not counted.
import { type Block, linesOf, plainText } from '../../shared/document/blocks';
import { parseMarkdown } from '../../shared/document/parse-markdown';

const isBody = (block: Block): boolean => block.kind !== 'heading';

/** Paragraphs, items of lists and cells of tables, in their order. */
export const passagesOf = (markdown: string): string[] =>
  linesOf(parseMarkdown(markdown).filter(isBody)).filter((line) => line.trim() !== '');

/** The headings of the second level, in their order. */
export const sectionsOf = (markdown: string): string[] =>
  parseMarkdown(markdown).flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [plainText(block.runs)] : [],
  );

/** A full stop, a question or exclamation mark before white space ends one; a colon does not. */
export const sentencesOf = (markdown: string): string[] =>
  passagesOf(markdown).flatMap((passage) => passage.split(/(?<=[.!?])\s+/));

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;

export const wordCount = (markdown: string): number =>
  passagesOf(markdown).reduce((sum, passage) => sum + wordsIn(passage), 0);
