import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainlyVisible } from '../shared/visible-text';
import { safeJson, text } from './safe-text';
import { table } from './table';

const HOSTILE = 'a\u001b[31mred\u202egnp.exe\r\nb\u009b2J\ud800';

describe('text for a terminal', () => {
  it('escapes what could move the cursor or reorder the line, and only in the values', () => {
    expect(text`Added\n${'x\u202ey\n'}`).toBe('Added\n' + 'x\\u{202E}y\\u{000A}');
  });

  it('prints JSON without a raw unsafe character that still reads back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const printed = safeJson({ name: name + HOSTILE }, 2);
        expect(printed.split('\n').every(isPlainlyVisible)).toBe(true);
        expect(JSON.parse(printed)).toEqual({ name: name + HOSTILE });
      }),
    );
  });

  it('keeps one JSON-lines entry on one line', () => {
    expect(safeJson({ a: 'x\ny\u2028z' }, 0)).toBe('{"a":"x\\ny\\u2028z"}');
  });

  it('makes every cell of a table safe', () => {
    const lines = table([{ title: 'Name' }], [[HOSTILE]], null);
    expect(lines).toHaveLength(2);
    expect(lines.every(isPlainlyVisible)).toBe(true);
  });
});

describe('a table', () => {
  const columns = [{ title: 'Id' }, { title: 'Size', right: true }, { title: 'Title', flexible: true }];
  const rows = [
    ['EVD-0001', '6 B', 'A title that is rather long for a narrow terminal'],
    ['EVD-0002', '1.2 MB', 'Short'],
  ];

  it('aligns columns, numbers to the right', () => {
    expect(table(columns, rows, null)).toEqual([
      'Id          Size  Title',
      'EVD-0001     6 B  A title that is rather long for a narrow terminal',
      'EVD-0002  1.2 MB  Short',
    ]);
  });

  it('cuts only the flexible column, and only on a terminal', () => {
    const [, first] = table(columns, rows, 40);
    expect(first).toBe('EVD-0001     6 B  A title that is rathe…');
    expect(first).toHaveLength(40);
  });
});
