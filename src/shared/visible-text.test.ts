import { describe, expect, it } from 'vitest';
import { isPlainlyVisible, visibleText } from './visible-text';

describe('showing a name', () => {
  it('writes direction marks, line breaks and invisible characters out', () => {
    expect(visibleText('invoice\u202efdp.exe')).toBe('invoice\\u{202E}fdp.exe');
    expect(visibleText('a\nb\u0000c\u200bd\ufeff')).toBe('a\\u{000A}b\\u{0000}c\\u{200B}d\\u{FEFF}');
    expect(visibleText('\u{e0041}')).toBe('\\u{E0041}');
  });

  it('writes half a surrogate pair out and leaves whole ones alone', () => {
    expect(visibleText('x\ud800y')).toBe('x\\u{D800}y');
    expect(visibleText('😀 Übersicht 日本')).toBe('😀 Übersicht 日本');
  });

  it('says whether a text needs it', () => {
    expect(isPlainlyVisible('plain – text')).toBe(true);
    expect(isPlainlyVisible('tab\there')).toBe(false);
  });
});
