import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keepMemoryOutOfCoreDumps } from './core-dumps';

it('leaves every kind of memory out of a core dump where the system lets it', () => {
  keepMemoryOutOfCoreDumps();
  const setting = '/proc/self/coredump_filter';
  // Elsewhere nothing can be asked, and nothing must fail.
  if (existsSync(setting)) expect(Number.parseInt(readFileSync(setting, 'utf8'), 16)).toBe(0);
});
