import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALWAYS, THOROUGH_UNIT, THOROUGH_WINDOW } from '../../tools/thorough-tests.mjs';

describe('the list of tests that a quick run leaves out', () => {
  it('names files that are there, each once', () => {
    const named = [...ALWAYS, ...THOROUGH_UNIT, ...THOROUGH_WINDOW];
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
});
