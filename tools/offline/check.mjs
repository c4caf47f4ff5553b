// `npm run check:offline`: the main job in the real window, then every way out a page has, with each socket of every
// process of the app looked at (strace), on a network that listens. Says each exception by its name.
import '../require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runPlaywright } from '../e2e.mjs';
import { ensureElectron } from '../electron/ensure-electron.mjs';
import { ensureLibraries } from '../system-libraries.mjs';
import { ownNetwork } from './namespace.mjs';
import { EXCEPTIONS, judgeCalls, readCalls, tracedBy } from './sockets.mjs';

/** The two walks; in the first there is nothing of what only a hostile page brings about. */
const WALKS = [
  {
    name: 'the main job',
    args: ['first-start', 'preview', '-g', 'from the first start|tables, text laid out'],
    without: ['route', 'port'],
  },
  { name: 'a hostile page', args: ['offline', '-g', 'when our page makes it|made in main'], without: [] },
];

const traceInto = (folder, executable) => {
  fs.mkdirSync(path.join(folder, 'calls'));
  const script = path.join(folder, path.basename(executable));
  fs.writeFileSync(script, tracedBy(path.join(folder, 'calls'), executable), { mode: 0o755 });
  return script;
};

/** A program that does ask must be found out, else finding nothing means nothing. */
const CONTROL = `
  require('node:net').connect(443, '192.0.2.1').on('error', () => {});
  require('node:dgram').createSocket('udp4').send('?', 53, '192.0.2.1');
  require('node:dns').lookup('control.muniment.test', () => {});
  setTimeout(() => process.exit(), 500);
`;
const findsWhatAsks = (network, folder) => {
  const [command, ...args] = network.wrap([traceInto(folder, process.execPath), '-e', CONTROL]);
  spawnSync(command, args, { stdio: 'ignore' });
  network.readReport();
  const { findings } = judgeCalls(readCalls(path.join(folder, 'calls')));
  const wanted = [/^connect\(.*htons\(443\).*192\.0\.2\.1/, /^send\w+\(.*UDP/, /^connect\(.*htons\(53\)/];
  return wanted.every((pattern) => findings.some((line) => pattern.test(line)));
};

const walk = async ({ name, args, without }, folder, executable) => {
  const script = traceInto(folder, executable);
  const status = await runPlaywright([
    {
      args: [...args, '--retries', '0', '--output', path.join(folder, 'results')],
      environment: { ELECTRON_OVERRIDE_DIST_PATH: path.dirname(script) },
    },
  ]);
  const calls = readCalls(path.join(folder, 'calls'));
  const { findings, counts } = judgeCalls(calls);
  console.log(`\n${name}: ${String(calls.length)} calls about sockets looked at.`);
  for (const exception of EXCEPTIONS) {
    const count = counts[exception.name] ?? 0;
    if (count > 0) console.log(`  ${String(count).padStart(6)} ${exception.name}: ${exception.why}`);
  }
  for (const line of findings) console.log(`  LEAVES: ${line}`);
  const unexpected = without.filter((kind) => (counts[kind] ?? 0) > 0);
  for (const kind of unexpected) console.log(`  NOT HERE: ${kind}`);
  // A walk without a single one was not traced.
  return status === 0 && findings.length === 0 && unexpected.length === 0 && (counts.local ?? 0) > 0;
};

const check = async () => {
  const problem = ensureLibraries('tests');
  if (problem !== null) throw new Error(problem);
  const network = ownNetwork();
  if (typeof network === 'string') {
    console.log(`Not checked: ${network}.`);
    return process.env['CI'] === undefined;
  }
  const { executable } = await ensureElectron();
  const kept = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-sockets-'));
  const folderFor = (name) => fs.mkdtempSync(path.join(kept, name));
  try {
    if (!findsWhatAsks(network, folderFor('control'))) {
      console.log('A program that does ask for the outside was not found out: this check sees nothing here.');
      return false;
    }
    let holds = true;
    for (const one of WALKS) holds = (await walk(one, folderFor('walk'), executable)) && holds;
    console.log(
      holds ? '\nNothing left this machine, and nothing tried to.' : '\nSomething is not as it must be.',
    );
    return holds;
  } finally {
    fs.rmSync(kept, { recursive: true, force: true });
  }
};

process.exitCode = (await check()) ? 0 : 1;
