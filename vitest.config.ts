import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { modulePath } from './tools/module-path.ts';
import { THOROUGH_UNIT } from './tools/thorough-tests.mjs';

const TESTS = [
  'src/**/*.test.ts',
  'test/{engine,faults,cli,vectors,docs,demo,interop,checker}/**/*.test.ts',
  'tools/**/*.test.ts',
];

/** Run by hand, everything that is named runs; `npm test` is quick unless it is asked to be thorough. */
const leftOut = process.env['MUNIMENT_TESTS'] === 'quick' ? THOROUGH_UNIT : [];

/** A test that changes the process or its modules keeps to itself what it leaves behind. */
const CHANGES_THE_PROCESS =
  /\bvi\.(mock|doMock|spyOn|stub|useFakeTimers|setSystemTime|resetModules)|\bprocess\.(env\[[^\]]+\] = |chdir|exitCode = |umask\()|\bdelete process\.env/;

const apart = globSync(TESTS, { exclude: (name) => /node_modules$/.test(name) }).filter((file) =>
  CHANGES_THE_PROCESS.test(readFileSync(file, 'utf8')),
);
const outside = ['**/node_modules/**', ...leftOut];

export default defineConfig({
  plugins: [modulePath()],
  test: {
    // The colours are read from the file itself; other styles are nothing to a test.
    css: { include: [/tokens\.css/] },
    // Much of a test is waiting for the disk: one worker for each core, and not one core left over.
    maxWorkers: '100%',
    // Key derivation and real files are slow on a busy two-core machine; a hang still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // To read the engine and its contract anew took a second and more in each of four hundred files, which
        // was half of the time: these share what they read.
        test: { name: 'together', include: TESTS, exclude: [...outside, ...apart], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: apart, exclude: outside } },
    ],
  },
});
