import { describe, expect, it } from 'vitest';
import { titleFromName } from './title-from-name';

describe('a first title from a file name', () => {
  it.each([
    ['access-review-2026Q2.csv', 'Access review 2026Q2'],
    ['leavers_2026_08.xlsm', 'Leavers 2026 08'],
    ['Scan 2026-05-04.pdf', 'Scan 2026-05-04'],
    ['vendor register FINAL v3.xlsx', 'Vendor register FINAL v3'],
    ['.gitignore', '.gitignore'],
    ['תקציב.xlsx', 'תקציב'],
  ])('makes %s readable', (name, title) => {
    expect(titleFromName(name)).toBe(title);
  });

  it('never carries hidden characters into the title', () => {
    expect(titleFromName('invoice\u202Efdp\n.exe')).toBe('Invoice fdp');
  });

  it('is empty when the name holds nothing readable, so that the table asks for one', () => {
    expect(titleFromName('__-_.pdf')).toBe('');
  });
});
