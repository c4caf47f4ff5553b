import { defineConfig } from '@playwright/test';

/** Every screen at every size takes an hour, and is for eyes alone: only when it is asked for. */
const isLook = process.env['MUNIMENT_LOOK'] !== undefined;

export default defineConfig({
  testDir: '.',
  testMatch: isLook ? 'look.spec.ts' : /(?<!look)\.spec\.ts$/,
  outputDir: '../../test-results',
  workers: 1,
  timeout: 180_000,
});
