import { describe, expect, it } from 'vitest';
import { cellText } from './cell-text';

describe('text for a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\u0000=1', '\uff1d1'])('guards %j', (text) => {
    expect(cellText(text).startsWith("'")).toBe(true);
  });

  it('leaves other text as it is', () => {
    expect(cellText('CC6.1-3, a = b')).toBe('CC6.1-3, a = b');
    expect(cellText('two\nlines')).toBe('two\nlines');
  });

  it('shows what is hidden and keeps to the limit of a cell', () => {
    expect(cellText('a\u202eb')).toBe('a\\u{202E}b');
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767);
  });
});
