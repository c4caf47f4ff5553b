// Reads the common part of Markdown into blocks and runs of text. Nothing in it becomes markup: HTML stays
// text, pictures and links stay words with their address behind them.

export type Run =
  | { readonly is: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly address: string };

export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly is: 'paragraph' | 'quote'; readonly runs: readonly Run[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly is: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] }
  | { readonly is: 'rule' };

// Each part is bounded, so that no text makes the search take longer than its length allows.
const INLINE =
  /`([^`\n]{1,500})`|\*\*([^*\n]{1,500})\*\*|__([^_\n]{1,500})__|\*([^*\s][^*\n]{0,500})\*|!?\[([^\]\n]{0,500})\]\(([^)\s]{1,1000})\)/g;

export const runsOf = (text: string): Run[] => {
  const runs: Run[] = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, strong, strongToo, emphasis, label, address] = found;
    if (found.index > end) runs.push({ is: 'text', text: text.slice(end, found.index) });
    end = found.index + whole.length;
    const bold = strong ?? strongToo;
    if (code !== undefined) runs.push({ is: 'code', text: code });
    else if (bold !== undefined) runs.push({ is: 'strong', text: bold });
    else if (emphasis !== undefined) runs.push({ is: 'emphasis', text: emphasis });
    else runs.push({ is: 'link', text: label ?? '', address: address ?? '' });
  }
  if (end < text.length) runs.push({ is: 'text', text: text.slice(end) });
  return runs;
};

const FENCE = /^\s{0,3}(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const RULE = /^\s{0,3}(?:-\s*){3,}$|^\s{0,3}(?:\*\s*){3,}$|^\s{0,3}(?:_\s*){3,}$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

const cellsOf = (line: string): Run[][] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => runsOf(cell.trim()));

export const markdownBlocks = (text: string): Block[] => {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  /** Lines from here on for which this holds; leaves `at` behind them. */
  const take = (holds: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && holds(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line)?.[1];
    const heading = HEADING.exec(line);
    if (fence !== undefined) {
      at += 1;
      blocks.push({ is: 'code', text: take((one) => !one.trimStart().startsWith(fence)).join('\n') });
      at += 1;
    } else if (heading !== null) {
      blocks.push({ is: 'heading', level: heading[1]?.length ?? 1, runs: runsOf(heading[2] ?? '') });
      at += 1;
    } else if (RULE.test(line)) {
      blocks.push({ is: 'rule' });
      at += 1;
    } else if (ITEM.test(line)) {
      const isNumbered = ITEM.exec(line)?.[1] !== undefined;
      const items: string[] = [];
      for (const one of take((next) => ITEM.test(next) || /^\s{2,}\S/.test(next))) {
        const item = ITEM.exec(one)?.[2];
        if (item === undefined) items.push(`${items.pop() ?? ''} ${one.trim()}`);
        else items.push(item);
      }
      blocks.push({ is: 'list', isNumbered, items: items.map(runsOf) });
    } else if (line.startsWith('>')) {
      const quoted = take((one) => one.startsWith('>')).map((one) => one.replace(/^>\s?/, ''));
      blocks.push({ is: 'quote', runs: runsOf(quoted.join(' ')) });
    } else if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '')) {
      const rows = take((one) => one.includes('|'));
      rows.splice(1, 1);
      blocks.push({ is: 'table', rows: rows.map(cellsOf) });
    } else if (line.trim() === '') at += 1;
    else {
      const words = [line];
      at += 1;
      words.push(
        ...take(
          (one) =>
            one.trim() !== '' &&
            !FENCE.test(one) &&
            !HEADING.test(one) &&
            !ITEM.test(one) &&
            !RULE.test(one) &&
            !one.startsWith('>'),
        ),
      );
      blocks.push({ is: 'paragraph', runs: runsOf(words.join('\n')) });
    }
  }
  return blocks;
};
