import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands';
import { EXIT } from '../../src/shared/errors';

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');

describe('docs/cli.md', () => {
  it('names every command and each of its own options', () => {
    for (const { noun, verb, options } of COMMANDS) {
      expect(page).toContain(`${noun} ${verb}`);
      for (const name of Object.keys(options)) expect(page).toContain(`--${name}`);
    }
  });

  it('names no option that does not exist', () => {
    const known = new Set([
      'json',
      'quiet',
      'help',
      ...COMMANDS.flatMap(({ options }) => Object.keys(options)),
    ]);
    const named = [...page.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('lists exactly the exit codes of the table', () => {
    const listed = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(listed).toEqual([...new Set(Object.values(EXIT))].sort((one, other) => one - other));
  });
});
