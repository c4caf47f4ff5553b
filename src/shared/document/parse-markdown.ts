// Markdown to blocks: headings, paragraphs, lists, tables, quotes, code. No HTML, no links that act, no pictures, and
// no text that takes minutes or overflows a stack: what is nested too deep is read as plain paragraphs. Every word that
// was typed is in some block: a policy is approved by the digest of its text, and read as these blocks.
import type { Token, Tokens } from 'marked';
import type { Align, Block, Heading, Runs } from './blocks';
import { lexedMarkdown } from './lexed-markdown';
import { parseRuns } from './parse-runs';

const alignOf = (align: Tokens.TableCell['align']): Align => align ?? 'left';

const levelOf = (depth: number): Heading['level'] => (depth <= 1 ? 1 : depth === 2 ? 2 : depth === 3 ? 3 : 4);

const paragraphOf = (runs: Runs): Block[] => (runs.length === 0 ? [] : [{ kind: 'paragraph', runs }]);

const tableOf = (token: Tokens.Table): Block => ({
  kind: 'table',
  head: token.header.map((cell) => parseRuns(cell.tokens)),
  rows: token.rows.map((row) => token.header.map((_, index) => parseRuns(row[index]?.tokens ?? []))),
  align: token.header.map((cell) => alignOf(cell.align)),
});

/** Deeper than any document needs; what lies below is told on this level, so that nobody who draws it runs out. */
const DEEPEST = 10;

const listOf = (token: Tokens.List, depth: number): Block => ({
  kind: 'list',
  ordered: token.ordered,
  start: token.ordered && typeof token.start === 'number' ? token.start : 1,
  items: token.items.map((item) => blocksOf(item.tokens, depth + 1)),
});

const blockOf = (token: Token, depth: number): Block[] => {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      return [{ kind: 'heading', level: levelOf(depth), runs: parseRuns(tokens) }];
    }
    case 'paragraph':
      return paragraphOf(parseRuns((token as Tokens.Paragraph).tokens));
    case 'text':
      return paragraphOf(parseRuns([token]));
    case 'list':
      return depth < DEEPEST
        ? [listOf(token as Tokens.List, depth)]
        : (token as Tokens.List).items.flatMap((item) => blocksOf(item.tokens, depth));
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'blockquote': {
      const { tokens } = token as Tokens.Blockquote;
      return depth < DEEPEST
        ? [{ kind: 'quote', blocks: blocksOf(tokens, depth + 1) }]
        : blocksOf(tokens, depth);
    }
    case 'hr':
      return [{ kind: 'rule' }];
    case 'code': {
      const { lang, text } = token as Tokens.Code;
      // What stands behind the fence is usually a language, and may be any words.
      const behindFence = (lang ?? '').trim();
      return [
        ...paragraphOf(behindFence === '' ? [] : [{ text: behindFence, code: true }]),
        { kind: 'code', text: text.replace(/\t/g, '    ') },
      ];
    }
    case 'html':
      return paragraphOf([{ text: token.raw.trim() }].filter((run) => run.text !== ''));
    default:
      return paragraphOf(parseRuns([token]));
  }
};

/** The box of a task stands before its words, not on a line of its own. */
const withBox = (box: Token, block: Block | undefined): Block => {
  const runs = parseRuns([box]);
  return block?.kind === 'paragraph'
    ? { kind: 'paragraph', runs: [...runs, ...block.runs] }
    : { kind: 'paragraph', runs };
};

const blocksOf = (tokens: readonly Token[], depth: number): Block[] => {
  const [box, ...rest] = tokens;
  if (box?.type !== 'checkbox') return tokens.flatMap((token) => blockOf(token, depth));
  const [first, ...others] = rest.flatMap((token) => blockOf(token, depth));
  const marked = withBox(box, first);
  return first?.kind === 'paragraph' || first === undefined
    ? [marked, ...others]
    : [marked, first, ...others];
};

/** The text as paragraphs and nothing else: for what no lexer can take apart. */
const plainBlocks = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'paragraph', runs: [{ text: part.replace(/\s*\n\s*/g, ' ') }] }));

/** The blocks of a Markdown text (GitHub's tables included). Never throws; raw HTML and pictures are shown as text. */
export const parseMarkdown = (text: string): Block[] => {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  try {
    return blocksOf(lexedMarkdown(plain), 0);
  } catch (error) {
    // The only thing a lexer fails at is depth: recursion without end, or its own guard against endless loops.
    if (error instanceof Error) return plainBlocks(plain);
    throw error;
  }
};
