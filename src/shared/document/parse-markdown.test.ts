import { describe, expect, it } from 'vitest';
import type { Block } from './blocks';
import { linesOf, plainText } from './blocks';
import { parseMarkdown } from './parse-markdown';

const only = (text: string): Block => {
  const [first, ...rest] = parseMarkdown(text);
  if (first === undefined || rest.length > 0) throw new Error('one block was expected');
  return first;
};

const depthOf = (blocks: readonly Block[]): number =>
  Math.max(
    0,
    ...blocks.map((block) =>
      block.kind === 'quote'
        ? 1 + depthOf(block.blocks)
        : block.kind === 'list'
          ? 1 + Math.max(0, ...block.items.map(depthOf))
          : 1,
    ),
  );

describe('parseMarkdown', () => {
  it('reads headings, styles and lists with where they begin', () => {
    expect(only('## A **bold** head')).toEqual({
      kind: 'heading',
      level: 2,
      runs: [{ text: 'A ' }, { text: 'bold', bold: true }, { text: ' head' }],
    });
    expect(only('###### Deep')).toMatchObject({ kind: 'heading', level: 4 });
    expect(only('4. four\n5. five')).toMatchObject({ kind: 'list', ordered: true, start: 4 });
    expect(only('one `code` *em* ***both***')).toMatchObject({
      runs: [
        { text: 'one ' },
        { text: 'code', code: true },
        { text: ' ' },
        { text: 'em', italic: true },
        { text: ' ' },
        { text: 'both', bold: true, italic: true },
      ],
    });
  });

  it('makes a table as wide as its longest row, and fills the others', () => {
    const table = only('| a | b |\n| :-: | --: |\n| 1 |\n| 1 | 2 | 3 |');
    expect(table).toMatchObject({ kind: 'table', align: ['center', 'right', 'left'] });
    if (table.kind !== 'table') return;
    expect([table.head, ...table.rows].map((row) => row.map(plainText))).toEqual([
      ['a', 'b', ''],
      ['1', '', ''],
      ['1', '2', '3'],
    ]);
    expect(linesOf(parseMarkdown('a \\| x | b\n- | -\n1 | 2 | 3 | **4**\n\nafter'))).toEqual([
      ...['a | x', 'b', '', ''],
      ...['1', '2', '3', '4'],
      'after',
    ]);
    // Wider than anybody reads, it would be filled up without end: then it is text.
    expect(parseMarkdown(`| a |\n|---|\n${'| x '.repeat(5000)}|`)).toMatchObject([{ kind: 'paragraph' }]);
  });

  it('shows definitions and titles of links, and what stands behind a fence', () => {
    expect(linesOf(parseMarkdown('see [it]\n\n[it]: http://a.example "but not"\n[it]: b "twice"'))).toEqual([
      'see [it]',
      '[it]: http://a.example "but not" [it]: b "twice"',
    ]);
    expect(linesOf(parseMarkdown('[x](http://a.example "but &amp; not")'))).toEqual([
      'x (http://a.example "but & not")',
    ]);
    expect(linesOf(parseMarkdown('```but not\ncode\n```'))).toEqual(['but not', 'code']);
  });

  it('shows HTML, scripts and pictures as the text they are', () => {
    for (const hostile of [
      '<script>alert(1)</script>',
      'before <img src=x onerror=alert(1)> after',
      '![alt](javascript:alert(1))',
      '<!-- hidden -->',
    ])
      expect(linesOf(parseMarkdown(hostile)).join('\n')).toBe(hostile);
  });

  it('writes where a link leads, and nothing that can be followed', () => {
    expect(linesOf(parseMarkdown('see [the page](https://example.com/a) now'))).toEqual([
      'see the page (https://example.com/a) now',
    ]);
    expect(linesOf(parseMarkdown('<https://example.com> and a@example.com'))).toEqual([
      'https://example.com and a@example.com',
    ]);
    expect(linesOf(parseMarkdown('[x](javascript:alert(1))'))).toEqual(['x (javascript:alert(1))']);
  });

  it('reads characters by their names and numbers, once', () => {
    expect(linesOf(parseMarkdown('a &amp;lt; b &#8212; c &#x2013; d &bogus;'))).toEqual([
      'a &lt; b — c – d &bogus;',
    ]);
    expect(linesOf(parseMarkdown('`&amp;`'))).toEqual(['&amp;']);
  });

  it('keeps the box of a task before its words', () => {
    expect(linesOf(parseMarkdown('- [ ] open\n- [x] done'))).toEqual(['[ ] open', '[x] done']);
  });

  it('gives every text some blocks and nests no deeper than anybody can draw', () => {
    for (const hostile of [
      '>'.repeat(5000) + ' deep',
      Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- ${String(depth)}`).join('\n'),
      '['.repeat(5000),
      '*a '.repeat(5000),
      '`'.repeat(5000),
      '_a__b'.repeat(20_000),
      '| a |\n|---|\n' + '| x |\n'.repeat(1000),
      '\u202e evil \u0000 \u200b text',
    ]) {
      const blocks = parseMarkdown(hostile);
      expect(blocks.length).toBeGreaterThan(0);
      expect(depthOf(blocks)).toBeLessThan(16);
    }
  });
});
