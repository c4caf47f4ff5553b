import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLog } from './log';

describe('the log', () => {
  let file: string;
  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-log-')), 'logs', 'muniment.log');
  });

  it('records where a bug arose and not its message, which may name a file of the user', () => {
    const incidentId = openLog(file).incident('unexpected error', new Error('salary list 2026.xlsx'));
    const text = fs.readFileSync(file, 'utf8');
    expect(text).toContain(incidentId);
    expect(text).toContain('log.test');
    expect(text).not.toContain('salary');
  });

  it('keeps one older file and never more than about two megabytes', () => {
    const log = openLog(file);
    for (let line = 0; line < 40; line += 1) log.write('info', 'x'.repeat(100_000));
    expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['muniment.log', 'muniment.log.1']);
    expect(fs.statSync(file).size + fs.statSync(`${file}.1`).size).toBeLessThan(2_100_000);
  });

  it('goes on without a log when it cannot be written', () => {
    fs.writeFileSync(path.dirname(file), 'a file where the folder would be');
    expect(() => {
      openLog(file).write('info', 'x');
    }).not.toThrow();
  });
});
