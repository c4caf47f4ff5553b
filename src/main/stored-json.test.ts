import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hearOfUnreadableSettings, readStored, writeStored } from './stored-json';

const Shape = z.strictObject({ theme: z.string() });
const FALLBACK = { theme: 'system' };

describe('settings beside the app', () => {
  let file: string;
  let heard: [string, string][];
  beforeEach(() => {
    file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-stored-')), 'preferences.json');
    heard = [];
    hearOfUnreadableSettings((name, code) => heard.push([name, code]));
  });

  it('come back as they were written, with nothing beside them', () => {
    writeStored(file, { theme: 'dark' });
    expect(readStored(file, Shape, FALLBACK)).toEqual({ theme: 'dark' });
    expect(fs.readdirSync(path.dirname(file))).toEqual(['preferences.json']);
    expect(heard).toEqual([]);
  });

  it('begin with the fallback, and nobody is told of that', () => {
    expect(readStored(file, Shape, FALLBACK)).toEqual(FALLBACK);
    expect(heard).toEqual([]);
  });

  it('that are not what they were are told of by file and not by content, and kept beside', () => {
    for (const [content, code] of [
      ['{"theme":"salaries', 'not-json'],
      ['{"colour":"salaries"}', 'other-shape'],
    ] as const) {
      fs.rmSync(`${file}.unreadable`, { force: true });
      fs.writeFileSync(file, content);
      expect(readStored(file, Shape, FALLBACK)).toEqual(FALLBACK);
      expect(heard.at(-1)).toEqual(['preferences.json', code]);
      writeStored(file, FALLBACK);
      expect(fs.readFileSync(`${file}.unreadable`, 'utf8')).toBe(content);
    }
  });

  it('that cannot be read because of the system are told of', () => {
    fs.mkdirSync(file);
    expect(readStored(file, Shape, FALLBACK)).toEqual(FALLBACK);
    expect(heard).toEqual([['preferences.json', 'EISDIR']]);
  });

  it('say in words a person can act on that they cannot be written, and stay as they were', () => {
    writeStored(file, { theme: 'dark' });
    const failing = (place: string) => () => {
      writeStored(place, FALLBACK);
    };
    // Where the system has one: a file on a disk that is full.
    fs.symlinkSync('/dev/full', `${file}.new`);
    expect(failing(file)).toThrow(expect.objectContaining({ code: 'disk.full' }) as Error);
    expect(failing(path.join(file, 'x.json'))).toThrow(
      expect.objectContaining({ code: 'disk.failed' }) as Error,
    );
    expect(fs.existsSync(`${file}.new`)).toBe(false);
    expect(readStored(file, Shape, FALLBACK)).toEqual({ theme: 'dark' });
  });
});
