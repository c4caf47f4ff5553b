// What a policy's Markdown says, read as plain text: for counting words and measuring sentences, not for showing.

/** A heading's line without its signs, or null. */
const headingOf = (line: string): string | null => /^#{1,6}\s+(.*)$/.exec(line)?.[1] ?? null;

const isRule = (line: string): boolean => /^\|?[\s:|-]+\|?$/.test(line);

const plain = (text: string): string =>
  text
    .replace(/\\([\\`*[\]<>|])/g, '$1')
    .replaceAll('**', '')
    .trim();

/** Paragraphs, items of lists and cells of tables, in their order; headings are left out. */
export const passagesOf = (markdown: string): string[] =>
  markdown.split('\n').flatMap((line) => {
    if (line.trim() === '' || headingOf(line) !== null || isRule(line.trim())) return [];
    if (line.startsWith('|'))
      return line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(plain);
    return [plain(line.replace(/^\s*(?:[-*+]|\d+\.)\s+/, ''))];
  });

/** The headings of the second level, in their order. */
export const sectionsOf = (markdown: string): string[] =>
  markdown.split('\n').flatMap((line) => (line.startsWith('## ') ? [line.slice(3).trim()] : []));

/** A full stop, a question or exclamation mark before white space ends one; a colon does not. */
export const sentencesOf = (markdown: string): string[] =>
  passagesOf(markdown).flatMap((passage) => passage.split(/(?<=[.!?])\s+/).filter((one) => one !== ''));

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;

/** Beside the headings. */
export const wordCount = (markdown: string): number =>
  passagesOf(markdown).reduce((sum, passage) => sum + wordsIn(passage), 0);
