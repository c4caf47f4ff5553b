import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBlocks, runsOf } from './markdown-blocks';

describe('reading Markdown', () => {
  it('finds headings, lists, tables, code and paragraphs', () => {
    const blocks = markdownBlocks(
      '# Review\nwho looked\n\n- one\n  and more\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n# no heading\n```\n---\n> said',
    );
    expect(blocks.map((block) => block.is)).toEqual([
      'heading',
      'paragraph',
      'list',
      'table',
      'code',
      'rule',
      'quote',
    ]);
    expect(blocks[2]).toMatchObject({ items: [[{ text: 'one and more' }], [{ text: 'two' }]] });
    expect(blocks[4]).toEqual({ is: 'code', text: '# no heading' });
  });

  it('leaves HTML as the text it is', () => {
    expect(runsOf('<img src=x onerror=alert(1)>')).toEqual([
      { is: 'text', text: '<img src=x onerror=alert(1)>' },
    ]);
  });

  it('keeps the address of a link beside its words, whatever it is', () => {
    expect(runsOf('see [this](javascript:alert(1)) and ![p](https://evil.example/x.png)')).toEqual([
      { is: 'text', text: 'see ' },
      { is: 'link', text: 'this', address: 'javascript:alert(1' },
      { is: 'text', text: ') and ' },
      { is: 'link', text: 'p', address: 'https://evil.example/x.png' },
    ]);
  });

  it('ends for any text, and soon', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('`*_[]()|#->\n a1.~')), maxLength: 400 }),
        (text) => {
          markdownBlocks(text);
        },
      ),
    );
    const started = performance.now();
    markdownBlocks('*'.repeat(60_000) + '['.repeat(4_000) + '- '.repeat(3000) + '| - '.repeat(5000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
