// Packs the app with electron-builder after electron-builder.yml. The stand-in is the same with three things
// changed: its name, its runtime, and a plain Node for its engine, which that old runtime cannot carry.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import YAML from 'yaml';
import { makeCliProgram } from './cli-program.mjs';
import { ensurePackers, packers } from './packers.mjs';
import { PACKED, ROOT } from './places.mjs';
import { stageApp, stagePapers } from './staged-app.mjs';

const require = createRequire(import.meta.url);
const project = () => JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** Electron names systems as Node does; electron-builder calls two of them otherwise. */
const SYSTEM = { linux: 'linux', darwin: 'mac', win32: 'win' };

/** The Node of the packages in the lockfile, or, where there is none for this system, the one that runs this. */
const nodeFor = (target) => {
  try {
    const folder = path.dirname(require.resolve(`node-${target.replace('win32', 'win')}/package.json`));
    const executable = path.join(folder, 'bin', target.startsWith('win32') ? 'node.exe' : 'node');
    if (fs.existsSync(executable)) return { executable, licence: path.join(folder, 'LICENSE') };
  } catch {
    // Not in the registry for this system: the release machine brings it (docs/releasing.md).
  }
  return {
    executable: process.execPath,
    licence: path.resolve(path.dirname(process.execPath), '..', 'LICENSE'),
  };
};

const standIn = (release, { folder, runtime, version, node }) => {
  // Electron takes a folder named `app` before the archive: the loader of development stays out.
  const bare = path.join(folder, 'runtime');
  fs.cpSync(runtime, bare, {
    recursive: true,
    filter: (file) => file !== path.join(runtime, 'resources', 'app'),
  });
  return {
    ...release,
    appId: `${release.appId}.stand-in`,
    productName: 'Muniment stand-in',
    electronVersion: version,
    electronDist: bare,
    asarUnpack: ['**/*.node', 'out/main/**', 'out/checker/**', 'node_modules/better-sqlite3/**'],
    extraResources: [...release.extraResources, { from: node, to: 'stand-in/node' }],
  };
};

const builderConfig = (folder) => {
  const text = fs.readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
  const variant = path.relative(ROOT, folder).split(path.sep).join('/');
  return YAML.parse(text.replaceAll('dist-app/release', variant));
};

/**
 * @param {{ isStandIn: boolean, runtime: string, into?: string, say: (line: string) => void }} options
 *   runtime: the folder of Electron
 * @returns {Promise<{ folder: string, work: string, version: string, isStandIn: boolean }>} folder: the unpacked app
 */
export const packApp = async ({ isStandIn, runtime, into = PACKED, say }) => {
  ensurePackers();
  const version = isStandIn ? `${project().version}-standin` : project().version;
  const work = path.join(into, isStandIn ? 'stand-in' : 'release');
  fs.rmSync(work, { recursive: true, force: true });
  const target = `${process.platform}-${process.arch}`;
  const node = nodeFor(target);

  say('Building the app…');
  const app = path.join(work, 'app');
  const release = builderConfig(work);
  const product = isStandIn ? 'Muniment stand-in' : release.productName;
  stageApp(app, { product, version, isStandIn });
  say('Making the command line a program of its own…');
  await makeCliProgram(path.join(work, `cli-${target}`), {
    node: node.executable,
    target,
    version,
    out: path.join(app, 'out'),
  });
  await stagePapers(path.join(work, 'papers'), path.join(app, 'out'), node.licence);

  say('Packing…');
  const electron = fs.readFileSync(path.join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
  const config = isStandIn
    ? standIn(release, { folder: work, runtime, version: electron, node: node.executable })
    : { ...release, electronVersion: project().devDependencies.electron };
  const configFile = path.join(work, 'electron-builder.json');
  fs.writeFileSync(configFile, JSON.stringify(config, null, 2));
  // Without the pinned Electron's host the finished formats cannot be made either: their packers come from there.
  const formats = isStandIn ? ['--dir'] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(packers('electron-builder'), 'cli.js'),
      `--${SYSTEM[process.platform]}`,
      ...formats,
      '-c',
      configFile,
      '--publish',
      'never',
    ],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ELECTRON_BUILDER_DISABLE_UPDATE_CHECK: '1' } },
  );
  if (status !== 0) throw new Error(`electron-builder failed\n${stdout}${stderr}`);
  return { folder: path.join(work, 'packed', 'linux-unpacked'), work, version, isStandIn };
};
