import { describe, expect, it } from 'vitest';
import { kindOfName } from './file-kind';

describe('the kind in the drawing of a file', () => {
  it('is the extension in capitals, at most four letters', () => {
    expect(kindOfName('report.final.pdf')).toBe('PDF');
    expect(kindOfName('page.xhtml')).toBe('XHTM');
    expect(kindOfName('README')).toBe('');
    expect(kindOfName('a.very-long-ending')).toBe('');
  });
});
