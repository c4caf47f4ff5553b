import { defineConfig } from 'vitest/config';
import { modulePath } from './tools/module-path.ts';

export default defineConfig({
  plugins: [modulePath()],
  test: {
    include: [
      'src/**/*.test.ts',
      'test/{engine,faults,cli,vectors,docs,demo,interop,checker}/**/*.test.ts',
      'tools/**/*.test.ts',
    ],
    // The colours are read from the file itself; other styles are nothing to a test.
    css: { include: [/tokens\.css/] },
    // Much of a test is waiting for the disk: one worker for each core, and not one core left over.
    maxWorkers: '100%',
    // Key derivation and real files are slow on a busy two-core machine; a hang still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
