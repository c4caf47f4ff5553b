import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../shared/domain/diagnostics';
import type { FileToken } from '../../shared/ids';
import { createDiagnosticsHandlers } from '../ipc/diagnostics';
import { openLog } from '../log';
import { aboutSoLarge, aboutSoMany, howLongAgo } from './about';
import { createDiagnosticsDesk } from './collect';
import { lastLogLines } from './log-lines';

const set = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-diagnostics-'));
  const logFile = path.join(folder, 'muniment.log');
  const log = openLog(logFile);
  let now = 0;
  const desk = createDiagnosticsDesk({
    now: () => new Date(Date.UTC(2026, 6, 1, 9, 30)),
    program: () => [['Muniment', '0.1.0']],
    system: () => [['System', 'linux 6.1 x64']],
    settings: () => ({
      theme: 'dark',
      autoLockMinutes: 10,
      keptZoom: true,
      place: '/home/ada',
      name: 'Ada Byron',
    }),
    recent: () => [],
    lastCheck: () => null,
    engine: () => Promise.resolve(null),
    logLines: () => lastLogLines(logFile, 3),
    logTrouble: log.trouble,
  });
  const handlers = createDiagnosticsHandlers({
    log,
    desk,
    files: { pathOf: () => path.join(folder, 'saved.txt') },
    now: () => now,
  });
  const window = null as never;
  return {
    ...{ folder, logFile, log, desk },
    collect: () => handlers.collect({}, window),
    save: (input: { report: string; leftOut: number[]; note: string }) =>
      handlers.save({ ...input, target: 'file-1' as FileToken }, window),
    incident: (incidentId: string, where = 'Error') =>
      handlers.incident({ incidentId, what: 'screen', screen: '/shell/programme/$register', where }, window),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

describe('the diagnostics', () => {
  it('are saved as they were shown, without the lines that were left out, and say how many those are', async () => {
    const { collect, save, folder } = set();
    const shown = await collect();
    const settings = shown.parts.find(({ part }) => part === 'settings');
    const leftOut = settings?.lines.map(({ id }) => id) ?? [];
    await save({ report: shown.report, leftOut, note: ' It froze. ' });
    const saved = fs.readFileSync(path.join(folder, 'saved.txt'), 'utf8');
    expect(saved).toBe(diagnosticsText(shown, new Set(leftOut), ' It froze. '));
    expect(saved).toMatch(/^Muniment diagnostics, 2026-07-01 09:30 UTC\n/);
    expect(saved).toContain('\nNote\n----\nIt froze.\n');
    expect(saved).not.toContain('theme');
    expect(saved).toContain(`Settings\n--------\n(${String(leftOut.length)} lines left out by the person`);
  });

  it('tell of settings yes, no, numbers and single words, and of nothing else that stands among them', async () => {
    const text = diagnosticsText(await set().collect(), new Set(), '');
    expect(text).toMatch(/theme: dark\nautoLockMinutes: 10\nkeptZoom: true\n/);
    expect(text).not.toMatch(/ada/i);
    expect(text).toContain('Engine: does not answer');
  });

  it('are saved only of a report that was shown, and say so when the disk does not take them', async () => {
    const { save, collect, folder } = set();
    const none = { report: 'f'.repeat(32), leftOut: [], note: '' };
    expect(() => save(none)).toThrow(expect.objectContaining({ code: 'use.bad-input' }) as Error);
    fs.mkdirSync(path.join(folder, 'saved.txt'));
    const { report } = await collect();
    expect(() => save({ ...none, report })).toThrow(
      expect.objectContaining({ code: 'disk.failed' }) as Error,
    );
  });

  it('end with the newest entries of the log, and leave out what a crash has cut off', async () => {
    const { log, logFile, collect } = set();
    for (const entry of [1, 2, 3, 4]) log.write('info', `entry ${String(entry)}`, { entry });
    fs.appendFileSync(logFile, '{"time":"2026-07-');
    const lines = (await collect()).parts.at(-1)?.lines.map(({ text }) => text.replace(/^\S+ /, ''));
    expect(lines).toEqual(['info entry 2 entry=2', 'info entry 3 entry=3', 'info entry 4 entry=4']);
  });

  it('take an incident of the window under its own number, and no more than twenty a minute', () => {
    const { incident, logFile, pass } = set();
    void incident(
      '0A1B2C3D',
      'TypeError\nat ada (/home/ada/salaries.xlsx:1:1)\nat ControlsPage (index-x.js:1:2)',
    );
    const first = JSON.parse(fs.readFileSync(logFile, 'utf8')) as Record<string, unknown>;
    expect(first).toMatchObject({ incidentId: '0A1B2C3D', screen: 'shell.programme.register' });
    expect(first['where']).toBe('TypeError\nat ControlsPage (index-x.js:1:2)');
    for (let more = 0; more < 40; more += 1) void incident('00000000');
    expect(fs.readFileSync(logFile, 'utf8').split('\n')).toHaveLength(22);
    pass(61_000);
    void incident('11111111');
    expect(fs.readFileSync(logFile, 'utf8')).toContain('11111111');
  });
});

describe('how much and how long ago', () => {
  it('are told with one digit that counts', () => {
    expect([0, 7, 42, 187_654].map(aboutSoMany)).toEqual([
      'none',
      'fewer than 10',
      'about 40',
      'about 200,000',
    ]);
    expect([5, 3_000_000, 440_000_000_000].map(aboutSoLarge)).toEqual([
      'less than 1 MB',
      'less than 10 MB',
      'about 400 GB',
    ]);
    const now = Date.UTC(2026, 6, 1);
    expect(
      [null, '2026-06-30T09:00:00Z', '2026-06-11T00:00:00Z', '2026-01-01T00:00:00Z', 'x'].map((at) =>
        howLongAgo(at, now),
      ),
    ).toEqual(['never', 'within a day', '20 days ago', 'about 6 months ago', 'unknown']);
  });
});
