import { describe, expect, it } from 'vitest';
import { hasTreacherousCharacters, kindOfName, shownName } from './shown-name';

describe('showing the name of a file', () => {
  it('spells out the mark that turns the reading direction', () => {
    expect(shownName('invoice\u202Efdp.exe')).toBe('invoice⟨U+202E⟩fdp.exe');
  });

  it('spells out line breaks, escapes and invisible characters', () => {
    expect(shownName('a\nb\u001B[31m\u200B.csv')).toBe('a⟨U+000A⟩b⟨U+001B⟩[31m⟨U+200B⟩.csv');
  });

  it('leaves right-to-left names, emoji and joiners as they are', () => {
    for (const name of ['תקציב 2026.xlsx', 'مراجعة‌ها.pdf', '📄 👩‍💻 notes.txt', 'Prüfbericht.pdf'])
      expect(shownName(name)).toBe(name);
  });

  it('knows whether a name hides something', () => {
    expect(hasTreacherousCharacters('plain name.pdf')).toBe(false);
    expect(hasTreacherousCharacters('plain\u2066name.pdf')).toBe(true);
  });
});

describe('the kind in the drawing of a file', () => {
  it('is the extension in capitals, at most four letters', () => {
    expect(kindOfName('report.final.pdf')).toBe('PDF');
    expect(kindOfName('page.xhtml')).toBe('XHTM');
    expect(kindOfName('README')).toBe('');
    expect(kindOfName('a.very-long-ending')).toBe('');
  });
});
