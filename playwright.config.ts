import { defineConfig } from '@playwright/test';

// One at a time: each test has a whole app for itself, and the machines that run them have two cores.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
});
