// The palette leads to a screen and the screen does the verb: a verb that no screen does would lead there in vain.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS } from '../../src/shared/commands';

const RENDERER = path.resolve(import.meta.dirname, '../../src/renderer');
const read = (file: string): string => fs.readFileSync(path.join(RENDERER, file), 'utf8');
const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name ?? '').sort();

describe('the verbs of the palette', () => {
  const screens = fs
    .readdirSync(path.join(RENDERER, 'features'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => read(path.join('features', file)))
    .join('\n');
  const done = named(screens, /useScreenVerb\(\s*'([^']+)'/g);

  it('are each done by one screen', () => {
    expect(new Set(done).size).toBe(done.length);
    const offered = named(read('app/palette-verbs.ts'), /verb: '([^']+)'/g);
    expect(offered.length).toBeGreaterThan(10);
    expect(offered.filter((verb) => !done.includes(verb))).toEqual([]);
  });

  it('are all known by name', () => {
    const known = named(read('app/screen-verbs.ts'), /^ {2}\| '([^']+)'/gm);
    expect(done).toEqual(known);
  });
});

describe('the commands of the table', () => {
  it('are each run by the window', () => {
    const runs = ['app', 'features']
      .flatMap((folder) =>
        fs
          .readdirSync(path.join(RENDERER, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => /^[^.]+\.tsx?$/.test(file))
          .map((file) => read(path.join(folder, file))),
      )
      .filter((text) => text.includes('useCommandRuns('))
      .join('\n');
    // The themes are run by a name that is put together.
    const missing = COMMAND_IDS.filter((id) => !id.startsWith('theme.')).filter(
      (id) =>
        !runs.includes(`'${id}': `) &&
        !new RegExp(`^ +${id}[:,]`, 'm').test(runs) &&
        !runs.includes(`'${id}':\n`),
    );
    expect(missing).toEqual([]);
  });
});
