import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLog } from './log';

describe('the log', () => {
  let file: string;
  const lines = () => fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-log-')), 'logs', 'muniment.log');
  });

  it('records where a bug arose and not its message, which may name a file of the user', () => {
    const incidentId = openLog(file).incident('unexpected error', new Error('salary list 2026.xlsx'));
    const text = fs.readFileSync(file, 'utf8');
    expect(text).toContain(incidentId);
    expect(text).toContain('log.test.ts:');
    expect(text).not.toContain('salary');
    expect(text).not.toContain(path.dirname(import.meta.dirname));
  });

  it('lets ids, codes and versions through, and nothing that could be a title, a name or a path', () => {
    openLog(file).write('warn', 'A call failed.', {
      call: 'evidence.add',
      code: 'ENOSPC',
      entries: 12,
      title: 'Salaries of Ada',
      place: '/home/ada/vault',
      share: '\\\\server\\ada',
      name: 'Адa',
    });
    expect(JSON.parse(lines()[0] ?? '')).toEqual({
      ...{ time: expect.any(String) as string, level: 'warn', message: 'A call failed.' },
      ...{ call: 'evidence.add', code: 'ENOSPC', entries: 12 },
      ...{ title: '(left out)', place: '(left out)', share: '(left out)', name: '(left out)' },
    });
  });

  it('takes no sentence that quotes something', () => {
    openLog(file).write('warn', 'cannot read “Salaries.xlsx”');
    openLog(file).write('warn', 'cannot read /home/ada/vault');
    expect(fs.readFileSync(file, 'utf8')).not.toMatch(/Salaries|ada/);
  });

  it('keeps one older file and never more than about two megabytes', () => {
    const log = openLog(file);
    const frames = Array.from({ length: 140 }, () => `at ${'x'.repeat(100)} (index.js:1:1)`).join('\n');
    for (let line = 0; line < 300; line += 1) log.write('info', 'x', { where: frames });
    expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['muniment.log', 'muniment.log.1']);
    expect(fs.statSync(file).size + fs.statSync(`${file}.1`).size).toBeLessThan(2_100_000);
  });

  it('begins a line of its own after one that a crash has cut off', () => {
    openLog(file).write('info', 'before');
    fs.appendFileSync(file, '{"time":"2026-');
    openLog(file).write('info', 'after');
    expect(lines()).toHaveLength(3);
    expect(JSON.parse(lines()[2] ?? '')).toMatchObject({ message: 'after' });
  });

  it('goes on without a log when it cannot be written, and can say so', () => {
    fs.writeFileSync(path.dirname(file), 'a file where the folder would be');
    const log = openLog(file);
    log.write('info', 'x');
    expect(log.trouble()).toMatch(/^E[A-Z]+$/);
    fs.rmSync(path.dirname(file));
    log.write('info', 'x');
    expect(log.trouble()).toBeNull();
  });

  it('takes every sentence that the engine and main have for it', () => {
    const sources = ['../engine', '.'].flatMap((folder) =>
      fs
        .readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => fs.readFileSync(path.join(import.meta.dirname, folder, name), 'utf8')),
    );
    const sentences = sources.flatMap((source) =>
      [...source.matchAll(/\blog(?:ger)?\.(?:log|write)\(\s*'(?:info|warn|error)',\s*'([^']*)'/g)].map(
        ([, sentence = '']) => sentence,
      ),
    );
    expect(sentences.length).toBeGreaterThan(35);
    const log = openLog(file);
    for (const sentence of sentences) log.write('info', sentence);
    expect(lines().map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(sentences);
  });
});
