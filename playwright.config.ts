import { defineConfig } from '@playwright/test';
import { THOROUGH_WINDOW } from './tools/thorough-tests.mjs';

// One at a time: each test has a whole app for itself, and the machines that run them have two cores.
export default defineConfig({
  testDir: 'test/e2e',
  testIgnore: process.env['MUNIMENT_TESTS'] === 'quick' ? THOROUGH_WINDOW.map((file) => `**/${file}`) : [],
  outputDir: 'test-results',
  workers: 1,
  // Two shards share the cores (tools/test.mjs): a key may come before the window is ready for it. What fails
  // twice fails; what fails once is named as flaky in the report.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
});
