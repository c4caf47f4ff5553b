// The lexer of marked, held to what a document may be: no paragraph takes longer than it is long, no cell of a table is
// dropped, and definitions of links stay the text they are.
import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';

/** Longer than any paragraph people write; looking for pairs of signs in it costs by the square of its length. */
const LONGEST_PARAGRAPH = 8000;

/** A table with more is read as text: every row would be filled up to that width. */
const MOST_COLUMNS = 100;

/** Strokes that part cells. */
const strokesIn = (row: string): number => row.replace(/\\./g, '').split('|').length - 1;

/** Cells of a row; what stands outside the outer strokes, and is blank, is none. */
const cellsIn = (row: string): number => {
  const typed = row.trim();
  const first = typed.startsWith('|') ? 1 : 0;
  const last = typed.length > 1 && /(?:^|[^\\])(?:\\\\)*\|$/.test(typed) ? 1 : 0;
  return strokesIn(typed) + 1 - first - last;
};

/** The line with cells added at its end. */
const wider = (line: string, cells: number, cell: string): string => {
  const isClosed = /(?:^|[^\\])(?:\\\\)*\|\s*$/.test(line);
  return `${line}${isClosed ? '' : ' |'}${`${cell}|`.repeat(cells)}`;
};

class WholeTokenizer extends Tokenizer {
  /** A definition says words (its title) that no link has to show: it is a paragraph like any other. */
  override def(): undefined {
    return undefined;
  }

  /** Rows longer than the head make the table wider: by itself the lexer drops what is beyond it. */
  override table(source: string): Tokens.Table | undefined {
    const [head = '', marks = ''] = source.split('\n', 2);
    if (strokesIn(head) > MOST_COLUMNS + 1) return undefined;
    const table = super.table(source);
    if (table === undefined) return undefined;
    const longest = table.raw.split('\n').reduce((most, row) => Math.max(most, cellsIn(row)), 0);
    const missing = longest - table.header.length;
    if (missing <= 0) return table;
    if (longest > MOST_COLUMNS) return undefined;
    const rest = source.slice(head.length + 1 + marks.length);
    const whole = super.table(`${wider(head, missing, ' ')}\n${wider(marks, missing, ' - ')}${rest}`);
    return whole === undefined ? undefined : { ...whole, raw: table.raw };
  }
}

class BoundedLexer extends Lexer {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length <= LONGEST_PARAGRAPH) return super.inlineTokens(source, tokens);
    tokens.push({ type: 'text', raw: source, text: source });
    return tokens;
  }
}

/** @throws Error for a depth that no lexer can take apart */
export const lexedMarkdown = (text: string): readonly Token[] =>
  new BoundedLexer({ gfm: true, breaks: false, tokenizer: new WholeTokenizer() }).lex(text);
