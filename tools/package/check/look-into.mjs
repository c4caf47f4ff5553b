// What can be read off a packed app without starting it: its fuses, what is in its archive and what is not, and
// that a release keeps no trace of the development runtime.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import YAML from 'yaml';
import { packers } from '../packers.mjs';
import { ROOT } from '../places.mjs';
import { stageApp } from '../staged-app.mjs';

// The project's own: the packers bring an older one, which lies nearer to this file.
const { FuseState, FuseV1Options, getCurrentFuseWire } = await import(
  pathToFileURL(createRequire(path.join(ROOT, 'package.json')).resolve('@electron/fuses')).href
);

/** The names of electron-builder for the switches inside the executable. */
const NAMES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

const checkFuses = async (executable) => {
  const wire = await getCurrentFuseWire(executable);
  const wanted = YAML.parse(fs.readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8')).electronFuses;
  for (const [name, isOn] of Object.entries(wanted)) {
    const state = wire[NAMES[name]];
    if (state !== (isOn ? FuseState.ENABLE : FuseState.DISABLE))
      throw new Error(`the fuse ${name} is not as configured`);
  }
  return Object.keys(wanted).length;
};

const inArchive = (archive) => {
  const require = createRequire(path.join(packers('electron-builder'), 'package.json'));
  const { listPackage } = require('@electron/asar');
  return listPackage(archive, { isPack: false }).map((name) => name.split(path.sep).join('/'));
};

const textsIn = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(c|m)?js$/.test(entry.name))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

/** Words that only the way of the development runtime has. */
const TRACES = ['app.asar.unpacked', "'stand-in'", '"stand-in"', 'development-engine-transport', 'execPath:'];

const tracesIn = (app) => {
  const texts = textsIn(path.join(app, 'out', 'main')).filter((text) => text.includes('electron'));
  return TRACES.filter((trace) => texts.some((text) => text.includes(trace)));
};

/** @param {string} standIn the staged app of the stand-in, in which there must be such traces */
const checkRelease = (work, standIn) => {
  const folder = path.join(work, 'release-scripts');
  stageApp(folder, { product: 'Muniment', version: '0.0.0', isStandIn: false });
  const found = tracesIn(folder);
  fs.rmSync(folder, { recursive: true });
  if (tracesIn(standIn).length < 3) throw new Error('these are not the traces of the stand-in any more');
  if (found.length > 0)
    throw new Error(`a release keeps traces of the development runtime: ${found.join(', ')}`);
};

/**
 * @param {string} runtime Electron's executable as it came
 * @param {(line: string) => void} ok
 */
export const lookInto = async ({ folder, work }, runtime, ok) => {
  const count = await checkFuses(path.join(folder, 'muniment-desktop'));
  ok(`${String(count)} fuses read back from the executable are as configured`);
  const names = inArchive(path.join(folder, 'resources', 'app.asar'));
  const strange = names.filter((name) =>
    /\.(ts|tsx|map|md|gyp|cpp)$|\/(test|src|deps|bundled|notices)\/|\/(cli|demo)\.js$/.test(name),
  );
  if (strange.length > 0)
    throw new Error(`in the archive, and not needed: ${strange.slice(0, 5).join(', ')}`);
  const native = names.filter((name) => name.endsWith('.node'));
  if (native.length !== 1) throw new Error(`native modules in the archive: ${native.join(', ')}`);
  ok(`the archive holds ${String(names.length)} entries: no sources, no maps, one native module`);
  if (fs.existsSync(path.join(folder, 'resources', 'app')))
    throw new Error('a loose app lies beside the archive');
  const wasRun = (executable) =>
    spawnSync(executable, ['-e', 'console.log("was run")'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
      timeout: 20_000,
    }).stdout.includes('was run');
  if (!wasRun(runtime))
    throw new Error('the runtime as it came runs no script: nothing is proved by the next step');
  if (wasRun(path.join(folder, 'muniment-desktop'))) throw new Error('ELECTRON_RUN_AS_NODE runs scripts');
  ok('ELECTRON_RUN_AS_NODE runs no script (it does with the runtime as it came)');
  checkRelease(work, path.join(work, 'app'));
  ok('the scripts of a release hold no trace of the development runtime');
};
