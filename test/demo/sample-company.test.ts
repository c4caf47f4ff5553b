import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { unzipSync } from 'fflate';
import {
  COMPANY,
  makeSampleFiles,
  PERIOD,
  SAMPLE_CONTROLS,
  SAMPLE_ITEMS,
} from '../../tools/demo/sample-company';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const makeAll = async (): Promise<Map<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of makeSampleFiles()) files.set(path, bytes);
  return files;
};

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await makeAll();
});

const ofKind = (ending: string): [string, Uint8Array][] =>
  [...files].filter(([path]) => extname(path) === ending);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** A path for a tool that reads only files. */
const onDisk = (name: string, bytes: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-sample-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

describe('the evidence of the sample company', () => {
  it('has the same bytes each time, in any time zone', async () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'America/St_Johns';
    const again = await makeAll();
    process.env['TZ'] = before;
    const digests = (all: Map<string, Uint8Array>) => [...all].map(([path, bytes]) => [path, sha256(bytes)]);
    expect(digests(again)).toEqual(digests(files));
  });

  it('is some 180 files of seven kinds, all different', () => {
    const counts = new Map<string, number>();
    for (const path of files.keys()) counts.set(extname(path), (counts.get(extname(path)) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      '.pdf': 15,
      '.csv': 132,
      '.png': 7,
      '.json': 7,
      '.log': 6,
      '.eml': 4,
      '.xlsx': 4,
    });
    expect(new Set([...files.values()].map(sha256)).size).toBe(files.size);
  });

  it('has PDF documents that a reader opens, with their text', () => {
    for (const [path, bytes] of ofKind('.pdf')) {
      const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], {
        input: bytes,
        encoding: 'utf8',
      });
      expect({ path, status }).toEqual({ path, status: 0 });
      expect(stdout).toContain('Page 1 of ');
      expect(stdout.length).toBeGreaterThan(800);
    }
  });

  it('has workbooks that another program reads, with rows', () => {
    for (const [path, bytes] of ofKind('.xlsx')) {
      const parts = unzipSync(bytes);
      const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
      const rows = sheets.map((name) => text(parts[name] ?? new Uint8Array()).split('<row ').length - 1);
      expect({ path, rows: Math.min(...rows) > 3 && rows.length > 1 }).toEqual({ path, rows: true });
      const count = 'import openpyxl,sys; print(min(s.max_row for s in openpyxl.load_workbook(sys.argv[1])))';
      const python = spawnSync('python3', ['-W', 'ignore', '-c', count, onDisk('book.xlsx', bytes)], {
        encoding: 'utf8',
      });
      // Where openpyxl is not installed, the rows counted above have to do.
      if (python.stderr.includes('ModuleNotFoundError')) continue;
      expect(Number(python.stdout)).toBeGreaterThan(3);
    }
  });

  it('has screenshots of a whole screen', () => {
    for (const [path, bytes] of ofKind('.png')) {
      const view = Buffer.from(bytes);
      expect(view.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
      expect({ path, width: view.readUInt32BE(16) >= 1200, height: view.readUInt32BE(20) >= 800 }).toEqual({
        path,
        width: true,
        height: true,
      });
    }
  });

  it('has JSON that parses, CSV with as many fields in each row, mail with its headers', () => {
    for (const [, bytes] of ofKind('.json'))
      expect(Object.keys(JSON.parse(text(bytes)) as object).length).toBeGreaterThan(1);
    for (const [path, bytes] of ofKind('.csv')) {
      // The parser refuses a row with another number of fields than the first.
      const rows: string[][] = parse(text(bytes));
      expect({ path, rows: rows.length > 5 }).toEqual({ path, rows: true });
    }
    for (const [, bytes] of ofKind('.eml')) {
      const [head = '', body = ''] = text(bytes).split('\r\n\r\n', 2);
      expect(head).toMatch(/^Date: \w{3}, \d{2} \w{3} 2026 .*\+0000$/m);
      expect(head).toMatch(/^Message-ID: <.+@larkmoor\.example>$/m);
      expect(body.split('\r\n').every((line) => line.length <= 76)).toBe(true);
    }
  });

  it('names nobody who could exist: only .example hosts and documentation addresses', () => {
    for (const [path, bytes] of files) {
      if (extname(path) === '.png' || extname(path) === '.xlsx') continue;
      const hosts = text(bytes).match(/@[\w.-]+\.[a-z]{2,}/g) ?? [];
      expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    }
    expect(COMPANY).toBe('Larkmoor AI');
  });
});

const csv = (path: string): Record<string, string>[] =>
  parse(text(files.get(path) ?? new Uint8Array()), { columns: true });

describe('the people in the evidence', () => {
  it('never review their own change or their own access, nor approve their own raised rights', () => {
    const changes = csv('changes/change-population-2026.csv');
    expect(changes).toHaveLength(184);
    expect(changes.filter((change) => change['author'] === change['reviewer'])).toEqual([]);
    for (const quarter of ['q1', 'q3', 'q4']) {
      const accounts = csv(`access/access-review-2026-${quarter}.csv`);
      expect(accounts.filter((account) => account['name'] === account['reviewer'])).toEqual([]);
    }
    const raised = text(files.get('access/privileged-elevation-2026.log') ?? new Uint8Array());
    const asked = [...raised.matchAll(/actor=(\S+) .* approver=(\S+)/g)];
    expect(asked.length).toBeGreaterThan(80);
    expect(asked.filter(([, actor, approver]) => actor === approver)).toEqual([]);
  });

  it('have no account in a review after their last day', () => {
    const leavers = csv('access/leavers-2026.csv');
    const accounts = csv('access/access-review-2026-q4.csv').map((account) => account['name']);
    expect(leavers.filter((leaver) => accounts.includes(leaver['name']))).toEqual([]);
  });
});

describe('the sample company in an examination', () => {
  it('has honest gaps: a review that was missed, something undated, something before the period', () => {
    const undated = SAMPLE_ITEMS.filter((item) => item.effective === null);
    const before = SAMPLE_ITEMS.filter((item) => item.effective !== null && item.effective.to < PERIOD.from);
    const reviews = SAMPLE_ITEMS.filter((item) => item.title.startsWith('User access review'));
    expect([undated.length, before.length, reviews.length]).toEqual([1, 1, 3]);
  });

  it('shows one file under two titles and items of several files', () => {
    const paths = SAMPLE_ITEMS.flatMap((item) => item.files.map((file) => file.path));
    expect(paths.length - new Set(paths).size).toBe(1);
    expect(SAMPLE_ITEMS.filter((item) => item.files.length > 1).length).toBeGreaterThan(4);
  });

  it('spreads its evidence over every month of the period', () => {
    const months = SAMPLE_ITEMS.flatMap((item) =>
      item.effective === null ? [] : [item.effective.from.slice(0, 7), item.effective.to.slice(0, 7)],
    );
    for (const quarter of [
      ['01', '02', '03'],
      ['04', '05', '06'],
      ['07', '08', '09'],
      ['10', '11', '12'],
    ])
      expect(quarter.some((month) => months.includes(`2026-${month}`))).toBe(true);
  });

  it('takes over starter controls in their order, each once', () => {
    expect(SAMPLE_CONTROLS).toHaveLength(50);
    expect([...new Set(SAMPLE_CONTROLS)].sort()).toEqual(SAMPLE_CONTROLS);
  });
});
