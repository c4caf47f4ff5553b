import { defineConfig } from '@playwright/test';

// Some hundred screens in four sets of colours: minutes each, and nothing is tried twice.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 900_000,
  forbidOnly: process.env['CI'] !== undefined,
});
