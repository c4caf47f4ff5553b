import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/{engine,cli,vectors,docs,demo}/**/*.test.ts', 'tools/**/*.test.ts'],
    // Key derivation and real files are slow on a busy two-core machine; a hang still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
