import fc from 'fast-check';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlainlyVisible } from '../shared/visible-text';
import { copyName } from './copy-name';

describe('naming a copy of evidence', () => {
  it.each([
    ['access review.pdf', 'EVD-0042_access review.pdf'],
    ['../../etc/passwd', 'EVD-0042___.._etc_passwd'],
    ['CON', 'EVD-0042__CON'],
    ['nul.txt', 'EVD-0042__nul.txt'],
    ['a\nb\u202egnp.exe', 'EVD-0042_a_b_gnp.exe'],
    ['trailing. . ', 'EVD-0042_trailing_'],
    ['.hidden', 'EVD-0042__hidden'],
    ['', 'EVD-0042__'],
  ])('makes %j plain', (original, expected) => {
    expect(copyName('EVD-0042', 1, 1, original)).toBe(expected);
  });

  it('adds the position when the item has several files', () => {
    expect(copyName('EVD-0042', 2, 3, 'a.csv')).toBe('EVD-0042_2_a.csv');
  });

  it('keeps the ending of a name that is too long', () => {
    const name = copyName('EVD-0042', 1, 1, `${'ß'.repeat(250)}.xlsx`);
    expect(name.endsWith('.xlsx')).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });

  it('always gives one plain name inside the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const name = copyName('EVD-0001', 1, 1, original);
        expect(basename(name)).toBe(name);
        expect(isPlainlyVisible(name)).toBe(true);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
  });
});
