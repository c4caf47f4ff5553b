// Text inside a paragraph: styles, links as text with their address, HTML as the text it is.
import type { Token, Tokens } from 'marked';
import type { Run, Runs } from './blocks';
import { decodeEntities } from './decode-entities';

type Style = Pick<Run, 'bold' | 'italic' | 'code'>;

/** What a reader on paper needs of a link: its words, and what else was typed, where the words do not say it. */
const linkEnd = ({ autolink, href, text, title }: Tokens.Link): string => {
  const address = autolink === true || href === text ? '' : href;
  const named = title === undefined || title === null || title === '' ? '' : `"${decodeEntities(title)}"`;
  const said = [address, named].filter((part) => part !== '').join(' ');
  return said === '' ? '' : ` (${said})`;
};

const runsOf = (token: Token, style: Style): Run[] => {
  switch (token.type) {
    case 'strong':
      return tokensOf(token as Tokens.Strong, { ...style, bold: true });
    case 'em':
      return tokensOf(token as Tokens.Em, { ...style, italic: true });
    case 'del':
      return [{ ...style, text: '~~' }, ...tokensOf(token as Tokens.Del, style), { ...style, text: '~~' }];
    case 'codespan':
      return [{ ...style, code: true, text: (token as Tokens.Codespan).text }];
    case 'br':
      return [{ ...style, text: '\n' }];
    case 'link':
      return [...tokensOf(token as Tokens.Link, style), { ...style, text: linkEnd(token as Tokens.Link) }];
    case 'escape':
      return [{ ...style, text: (token as Tokens.Escape).text }];
    case 'checkbox':
      return [{ ...style, text: (token as Tokens.Checkbox).checked ? '[x] ' : '[ ] ' }];
    case 'text':
      return (token as Tokens.Text).tokens === undefined
        ? [{ ...style, text: decodeEntities((token as Tokens.Text).text) }]
        : tokensOf(token as Tokens.Text, style);
    default:
      // HTML, pictures and whatever a later version may know: as it was typed.
      return [{ ...style, text: token.raw }];
  }
};

const tokensOf = (
  token: { readonly tokens?: readonly Token[]; readonly text: string },
  style: Style,
): Run[] => token.tokens?.flatMap((one) => runsOf(one, style)) ?? [{ ...style, text: token.text }];

const sameStyle = (a: Run, b: Run): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.code === b.code;

/** A line end inside a paragraph is a space, as everywhere in Markdown; a break has its own token. */
const joined = (runs: readonly Run[]): Runs => {
  const done: Run[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = done.at(-1);
    if (last !== undefined && sameStyle(last, run))
      done[done.length - 1] = { ...last, text: last.text + run.text };
    else done.push(run);
  }
  return done;
};

/** The runs of what the lexer found inside one block. */
export const parseRuns = (tokens: readonly Token[]): Runs =>
  joined(
    tokens
      .flatMap((token) => runsOf(token, {}))
      .map((run) =>
        run.text === '\n' ? run : { ...run, text: run.text.replace(/[ \t]*\n[ \t]*|\t/g, ' ') },
      ),
  );
