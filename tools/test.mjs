// `npm test`: what must hold, in the order that fails soonest, in less than ten minutes on two cores. Stops at the
// first stage that fails and names it. `npm test -- --thorough` is what continuous integration runs: lint as well, and
// the slow tests that tools/thorough-tests.mjs lists. `--only unit,e2e` runs some stages; `--list` says which there are.
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { runPlaywright } from './e2e.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { ensureLibraries, missingFor } from './system-libraries.mjs';
import { ALWAYS, SLOW_SECONDS, THOROUGH_UNIT } from './thorough-tests.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const REPORTS = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-test-'));
const counts = { passed: 0, failed: 0 };
const { values: asked } = parseArgs({
  options: { only: { type: 'string' }, list: { type: 'boolean' }, thorough: { type: 'boolean' } },
});
const EXTENT = asked.thorough === true ? 'thorough' : 'quick';

const binary = (name) => path.join(ROOT, 'node_modules', '.bin', name);

/** Runs a checker; its words are shown only when it complains. */
const check = (name, args, file = binary(name)) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const words = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => words.push(data));
    child.on('error', (error) => words.push(Buffer.from(error.message)));
    child.on('close', (status) => {
      if (status !== 0) process.stdout.write(`\n${Buffer.concat(words).toString()}`);
      resolve(status === 0);
    });
  });

const readReport = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null);

/** Says which files have become too slow for every run, so that somebody makes them faster or moves them. */
const nameSlowFiles = (report) => {
  for (const { name, startTime, endTime } of report?.testResults ?? []) {
    const file = path.relative(ROOT, name).replaceAll(path.sep, '/');
    const took = (endTime - startTime) / 1000;
    if (took > SLOW_SECONDS && !ALWAYS.includes(file) && !THOROUGH_UNIT.includes(file))
      console.log(`Slow: ${file} took ${took.toFixed(1)} s and is not in tools/thorough-tests.mjs.`);
  }
};

const unit = () => {
  const file = path.join(REPORTS, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = spawnSync(binary('vitest'), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MUNIMENT_TESTS: EXTENT },
  });
  const report = readReport(file);
  nameSlowFiles(report);
  counts.passed += report?.numPassedTests ?? 0;
  counts.failed += report?.numFailedTests ?? 0;
  return status === 0;
};

const endToEnd = async () => {
  // A window waits more than it works: two of them share two cores well.
  const shards = ['1/2', '2/2'].map((shard) => ({
    args: [
      '--reporter=list,json',
      `--shard=${shard}`,
      `--output=${path.join(REPORTS, `e2e-${shard.slice(0, 1)}`)}`,
    ],
    report: path.join(REPORTS, `e2e-${shard.slice(0, 1)}.json`),
  }));
  const status = await runPlaywright(
    shards.map(({ args, report }) => ({
      args,
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, MUNIMENT_TESTS: EXTENT },
    })),
  );
  for (const { report } of shards) {
    const stats = readReport(report)?.stats;
    counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
    counts.failed += stats?.unexpected ?? 0;
    if ((stats?.flaky ?? 0) > 0) console.log(`${stats.flaky} of them only at the second try.`);
  }
  return status === 0;
};

const libraries = () => {
  const problem = ensureLibraries('tests');
  if (problem !== null) console.error(`\n${problem}`);
  return problem === null;
};

const runtime = async () => {
  const { executable } = await ensureElectron(console.log);
  const missing = missingFor(executable);
  if (missing.length > 0) console.error(`\nElectron misses system libraries: ${missing.join(', ')}`);
  return missing.length === 0;
};

/** As it ships, to know that it builds; the end-to-end stage builds for the runtime at hand. */
const buildApp = () => {
  build({ always: true });
  return true;
};

/** @type {Record<string, { does: string, run: () => boolean | Promise<boolean> }>} */
const STAGES = {
  libraries: { does: 'system programs and libraries are there', run: libraries },
  runtime: { does: 'an Electron runtime is there', run: runtime },
  build: { does: 'the app builds as it ships', run: buildApp },
  supply: {
    does: 'what is shipped is listed, licensed and the same twice',
    run: () => check('supply', [path.join(ROOT, 'tools', 'supply-chain', 'check.mjs')], process.execPath),
  },
  types: { does: 'types', run: () => check('tsc', ['-b']) },
  lint: {
    does: 'lint (only with --thorough)',
    run: () =>
      check(
        'eslint',
        [
          // The types of all projects at once are more than the four gigabytes Node takes by itself.
          '--max-old-space-size=10240',
          path.join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js'),
          '.',
          '--max-warnings',
          '0',
          '--cache',
          '--cache-location',
          'node_modules/.cache/eslint/',
        ],
        process.execPath,
      ),
  },
  layers: {
    does: 'who may import whom',
    run: () =>
      check('depcruise', ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long']),
  },
  format: { does: 'formatting', run: () => check('prettier', ['--check', '--log-level', 'warn', '.']) },
  unit: { does: 'unit, engine, command line', run: unit },
  e2e: { does: 'the real window, end to end', run: endToEnd },
};

/** Read files and nothing else: they run side by side, each on one core at a time. */
const SIDE_BY_SIDE = ['supply', 'types', 'lint', 'layers', 'format'];

const chosenStages = () => {
  if (asked.list === true) {
    for (const [name, stage] of Object.entries(STAGES)) console.log(`${name.padEnd(10)} ${stage.does}`);
    return [];
  }
  const every = Object.keys(STAGES).filter((name) => EXTENT === 'thorough' || name !== 'lint');
  const only = asked.only?.split(',') ?? every;
  const unknown = only.find((name) => !Object.hasOwn(STAGES, name));
  if (unknown !== undefined) throw new Error(`no stage "${unknown}"; --list says which there are`);
  return only;
};

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const main = async () => {
  const stages = chosenStages();
  if (stages.length === 0) return true;
  const begun = performance.now();
  let failedStage = null;
  const started = new Map();
  const start = (name) => {
    const run = Promise.resolve()
      .then(STAGES[name].run)
      .catch((error) => {
        console.error(error.message);
        return false;
      });
    started.set(name, run);
  };
  for (const name of stages) {
    const since = performance.now();
    process.stdout.write(`▸ ${name}: ${STAGES[name].does}\n`);
    const together = SIDE_BY_SIDE.includes(name)
      ? stages.filter((one) => SIDE_BY_SIDE.includes(one))
      : [name];
    for (const one of together) if (!started.has(one)) start(one);
    const isPassed = await started.get(name);
    console.log(`  ${isPassed ? 'passed' : 'FAILED'} in ${seconds(since)}`);
    if (!isPassed) {
      failedStage = name;
      break;
    }
  }
  if (failedStage !== null) {
    if (counts.failed === 0) counts.failed = 1;
    console.log(`\nStage "${failedStage}" failed; run it alone with: npm test -- --only ${failedStage}`);
  }
  console.log(`\nTotal ${seconds(begun)}.`);
  console.log(`${String(counts.passed)} passed, ${String(counts.failed)} failed`);
  return failedStage === null;
};

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  fs.rmSync(REPORTS, { recursive: true, force: true });
}
