import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlainlyVisible } from '../../src/shared/visible-text';
import { deskWithControls } from './desk';
import { done } from './run-cli-in-test';

const NAMES = [
  'line\nbreak.txt',
  'turn\u202etxt.exe',
  '\u001b[31mred.csv',
  'emoji 👩🏽‍🚀.pdf',
  '-rf',
  '--json',
  'x'.repeat(251) + '.txt',
  'tab\there.log',
];

describe('files with hostile names', () => {
  it('are taken in, shown harmlessly, and come out under one plain name with the same bytes', async () => {
    const desk = await deskWithControls();
    for (const [index, name] of NAMES.entries())
      writeFileSync(join(desk.folder, name), `content ${String(index)}`);
    for (const name of NAMES)
      await done([
        'evidence',
        'add',
        desk.vault,
        '--title',
        `About ${name.slice(0, 40)}`,
        '--effective',
        '2026-05-01',
        '--',
        join(desk.folder, name),
      ]);

    for (const words of [
      ['evidence', 'list', desk.vault],
      ['evidence', 'list', desk.vault, '--json'],
      ['log', 'show', desk.vault],
    ]) {
      const { stdout } = await done(words);
      expect(stdout.split('\n').every(isPlainlyVisible)).toBe(true);
    }

    const list = await done(['evidence', 'list', desk.vault, '--json']);
    expect((list.document() as { rows: { fileName: string }[] }).rows.map((row) => row.fileName)).toEqual(
      NAMES,
    );

    for (const [index] of NAMES.entries()) {
      const out = desk.at(`out-${String(index)}`);
      await done(['evidence', 'extract', desk.vault, `EVD-000${String(index + 1)}`, '--to', out]);
      const [copy = '', ...more] = readdirSync(out);
      expect(more).toEqual([]);
      expect(isPlainlyVisible(copy)).toBe(true);
      expect(readFileSync(join(out, copy), 'utf8')).toBe(`content ${String(index)}`);
    }
  });

  it('never replaces a copy that is there already', async () => {
    const desk = await deskWithControls();
    const file = desk.file('a.txt', 'first');
    await done(['evidence', 'add', desk.vault, file, '--title', 'T', '--effective', 'undated']);
    const words = ['evidence', 'extract', desk.vault, 'EVD-0001', '--to', desk.at('out')];
    await done(words);
    writeFileSync(join(desk.at('out'), 'EVD-0001_a.txt'), 'mine');
    await expect(done(words)).rejects.toThrow('is there already');
    expect(readFileSync(join(desk.at('out'), 'EVD-0001_a.txt'), 'utf8')).toBe('mine');
  });
});
