import { describe, expect, it } from 'vitest';
import { lineCount, shownText } from './shown-text';

describe('showing the text of a file', () => {
  it('makes visible what hides or turns the reading direction', () => {
    expect(shownText('a\u202Ecba\u0000\u001b[31m\u200b')).toBe('a\\u{202E}cba\u2400\u241b[31m\\u{200B}');
  });

  it('leaves letters of every script, tabs and line ends', () => {
    expect(shownText('\tشهادة 証拠 é\r\nx\ry\n')).toBe('\tشهادة 証拠 é\nx\ny\n');
  });

  it('counts lines as an editor does', () => {
    expect(['', 'a', 'a\n', 'a\nb', '\n'].map(lineCount)).toEqual([0, 1, 1, 2, 1]);
  });
});
