// The long forms of tests that try what chance decides: `npm run campaign -- faults --seed 7`. Short forms run
// in `npm test`; what the long ones found is in docs/reliability.md.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Files below test/e2e drive the real window; all others run in Node.
 * @type {Record<string, { does: string, files: string[], settings: (seed: string) => Record<string, string> }>}
 */
const CAMPAIGNS = {
  'vault-flips': {
    does: 'single bits of a vault flipped, and every byte of its headers (some minutes)',
    files: ['test/engine/vault-flips.test.ts'],
    settings: (seed) => ({ FLIPS: '5000', SEED: seed }),
  },
  'package-flips': {
    does: 'single bits of packages flipped: whole, delta with its base, in parts, after a renewal (some minutes)',
    files: ['test/engine/package-flips.test.ts'],
    settings: (seed) => ({ FLIPS: '10000', SEED: seed }),
  },
  'hostile-input': {
    does: 'hostile inputs for every reader of bytes from outside, 100,000 each (some minutes)',
    files: [
      'test/engine/fuzz.test.ts',
      'test/engine/fuzz-tables.test.ts',
      'test/engine/fuzz-verify.test.ts',
      'test/engine/requests/fuzz-lists.test.ts',
      'test/engine/file-flags.test.ts',
    ],
    settings: (seed) => ({ INPUTS: '100000', SEED: seed }),
  },
  'intake-folder': {
    does: 'a folder of 1,000 mixed files taken in, cancelled 40 times on the way, each byte compared (a minute)',
    files: ['test/engine/intake-folder.test.ts'],
    settings: (seed) => ({ FILES: '1000', CANCELS: '40', SEED: seed }),
  },
  redaction: {
    does: '50 pictures and PDF and 10 workbooks redacted in the window, then searched (a quarter of an hour)',
    files: ['test/e2e/redaction.spec.ts'],
    settings: (seed) => ({ REDACTIONS: 'long', SEED: seed }),
  },
  faults: {
    does: 'kills, failing disks, power cuts and crowds of writers, all of test/faults (about an hour)',
    files: ['test/faults'],
    settings: (seed) => ({ FAULTS: 'long', SEED: seed }),
  },
  'faults-kills': {
    does: 'a kill before, in and after every call that changes a file',
    files: ['test/faults/kills.test.ts'],
    settings: (seed) => ({ FAULTS: 'long', SEED: seed }),
  },
  'faults-errors': {
    does: 'a full and a broken disk at every call that changes a file',
    files: ['test/faults/disk-errors.test.ts'],
    settings: (seed) => ({ FAULTS: 'long', SEED: seed }),
  },
  'faults-power': {
    does: 'thousands of states that a disk may keep when the power goes',
    files: ['test/faults/power-cuts.test.ts'],
    settings: (seed) => ({ FAULTS: 'long', SEED: seed }),
  },
  'faults-writers': {
    does: 'many processes that want the same vault, some of them killed',
    files: ['test/faults/writers.test.ts'],
    settings: (seed) => ({ FAULTS: 'long', SEED: seed }),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '20261121' } },
});
const campaign = CAMPAIGNS[positionals[0] ?? ''];
if (campaign === undefined || positionals.length !== 1) {
  console.error('npm run campaign -- NAME [--seed NUMBER]\n');
  for (const [name, { does }] of Object.entries(CAMPAIGNS)) console.error(`  ${name.padEnd(16)} ${does}`);
  process.exitCode = 2;
} else {
  console.log(`${positionals[0]}, seed ${values.seed}`);
  if (campaign.files.every((file) => file.startsWith('test/e2e/'))) {
    const { runPlaywright } = await import('./e2e.mjs');
    process.exit(
      await runPlaywright([{ args: campaign.files, environment: campaign.settings(values.seed) }]),
    );
  }
  const vitest = path.join(ROOT, 'node_modules', '.bin', 'vitest');
  // One file after the other: each uses the whole machine.
  const args = ['run', '--no-file-parallelism', '--reporter=verbose', ...campaign.files];
  const { status } = spawnSync(vitest, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...campaign.settings(values.seed) },
  });
  process.exitCode = status ?? 1;
}
