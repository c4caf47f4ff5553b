import { describe, expect, it } from 'vitest';
import { unfinishedMarks } from './unfinished-marks';

describe('unfinishedMarks', () => {
  it('finds every mark and what it asks for, however it was typed on', () => {
    for (const [text, asked] of [
      ['since [to be written: since when]', 'since when'],
      ['[to be written]', ''],
      ['[ to be written ]', ''],
      ['[To  be written: x]', 'x'],
      ['[to be\nwritten: since\nwhen] and', 'since when'],
      ['[**to be written:** who]', 'who'],
      ['[to be **written**: who]', 'who'],
      ['[to be written: see [A] here] and', 'see [A] here'],
      ['[to be written: see [A](b) here] and', 'see [A](b) here'],
      ['[to be written: its bracket is lost\n\nAnother paragraph.', 'its bracket is lost'],
    ] as const)
      expect([text, ...unfinishedMarks(text)]).toEqual([text, asked]);
    expect(unfinishedMarks('[to be written: a] b [to be written: c] [to be written')).toEqual(['a', 'c', '']);
  });

  it('finds none where the words are only words, and takes no time over brackets', () => {
    for (const text of [
      'to be written',
      String.raw`\[to be written: x]`,
      '[to be writtenness]',
      '[x] to be written',
    ])
      expect(unfinishedMarks(text)).toEqual([]);
    expect(unfinishedMarks('['.repeat(50_000))).toEqual([]);
    expect(unfinishedMarks('[to be written:['.repeat(5000))).toHaveLength(5000);
    expect(unfinishedMarks(`[${' *'.repeat(50_000)}`)).toEqual([]);
  });
});
