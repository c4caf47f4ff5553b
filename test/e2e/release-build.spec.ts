// The app as it ships, apart from Electron's version: built without the development runtime's switch,
// with the engine carried by utilityProcess. The engine itself is a stand-in here, because the runtime
// of these tests may be too old for the native SQLite (docs/adr/0009-development-runtime.md).
import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Bridge, BridgeEvent } from '../../src/shared/contract';
import { answerOpenDialog, launchApp } from './launch-app';

type BridgeWindow = Window & { muniment: Bridge };

const ROOT = path.resolve(import.meta.dirname, '../..');
const STAND_IN_ENGINE = `
const port = process.parentPort;
port.on('message', ({ data }) => {
  if (data.kind !== 'call') return;
  if (data.name === 'unlock') process.exit(11);
  port.postMessage({ kind: 'reply', id: data.id, reply: { ok: true, value: data.name === 'current' ? null : {} } });
});
port.postMessage({ kind: 'ready', node: process.versions.node, electron: process.versions.electron });
`;

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

test.describe('the app as it ships', () => {
  let folder: string;
  test.beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-release-'));
    const bundler = path.join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
    const build = spawnSync(
      process.execPath,
      [bundler, 'build', '--logLevel', 'warn', '--outDir', path.join(folder, 'out')],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, MAIN_VITE_DEVELOPMENT_RUNTIME: '0' } },
    );
    expect(build.status, build.stderr).toBe(0);
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  });
  test.afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** A part of the build and all it loads, at once or later. */
  const loadedBy = (entry: string, seen = new Set<string>()): Set<string> => {
    // Libraries name files in their own texts, too.
    if (seen.has(entry) || !fs.existsSync(entry)) return seen;
    seen.add(entry);
    const text = fs.readFileSync(entry, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import|import\()\s*["'](\.[^"']+\.js)["']/g))
      loadedBy(path.resolve(path.dirname(entry), name), seen);
    return seen;
  };
  const saying = (files: Iterable<string>, words: RegExp) =>
    [...files].filter((file) => words.test(fs.readFileSync(file, 'utf8'))).map((file) => path.basename(file));

  test('holds no trace of the development runtime: main can start no program', () => {
    const main = loadedBy(path.join(folder, 'out/main/index.js'));
    expect(saying(main, /utilityProcess/)).not.toEqual([]);
    expect(saying(main, /child_process|MAIN_VITE/)).toEqual([]);
  });

  test('has nothing with which main, engine or preload could open a connection', () => {
    const parts = ['main/index.js', 'main/engine.js'].flatMap((entry) => [
      ...loadedBy(path.join(folder, 'out', entry)),
    ]);
    const module = '(node:)?(https?|http2|net|tls|dgram|dns|dns/promises|inspector|undici)';
    const taken = new RegExp(`(from|import|import\\(|require\\(|getBuiltinModule\\()\\s*["']${module}["']`);
    expect(taken.test('import net from "node:net"')).toBe(true);
    expect(parts.length).toBeGreaterThan(5);
    expect(saying(parts, taken)).toEqual([]);
    // Preload may ask for Electron and nothing else.
    const preload = fs.readFileSync(path.join(folder, 'out/preload/index.cjs'), 'utf8');
    const asked = [...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(['electron']));
  });

  test('names no file of the machine that built it', () => {
    const ours = ['src', 'node_modules', 'tools'].map((name) => path.join(ROOT, name));
    const naming = filesIn(path.join(folder, 'out'))
      // What the build notes for itself (tools/supply-chain), and no package takes along.
      .filter((file) => !file.startsWith(path.join(folder, 'out/bundled')))
      .filter((file) => {
        const text = fs.readFileSync(file, 'utf8');
        return ours.some((place) => text.includes(place));
      });
    expect(naming).toEqual([]);
  });

  test('does not start with a switch that opens it, once it is installed', async () => {
    // Electron takes itself for installed when its program has another name than `electron`.
    const installed = path.join(folder, 'installed');
    const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
    if (spawnSync('cp', ['-al', runtime, installed]).status !== 0)
      fs.cpSync(runtime, installed, { recursive: true });
    const program = path.join(installed, 'muniment-desktop');
    fs.renameSync(path.join(installed, 'electron'), program);
    const inside = path.join(installed, 'resources/app');
    fs.rmSync(inside, { recursive: true, force: true });
    fs.cpSync(path.join(folder, 'out'), path.join(inside, 'out'), { recursive: true });
    fs.copyFileSync(path.join(folder, 'package.json'), path.join(inside, 'package.json'));
    const userData = path.join(folder, 'user-data');
    const usual = ['--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`];
    if (process.getuid?.() === 0) usual.push('--no-sandbox');

    for (const opening of [
      '--remote-debugging-port=0',
      '-remote-debugging-pipe',
      '--inspect=0',
      '--js-flags=-x',
    ]) {
      const { status, stderr } = spawnSync(program, [...usual, opening], {
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect(stderr).toContain(`does not start with --${opening.replace(/^-+|=.*$/g, '')}:`);
      expect(status).toBe(2);
    }
    expect(fs.existsSync(path.join(userData, 'logs'))).toBe(false);

    const started = spawn(program, usual, { stdio: 'ignore' });
    const ended = new Promise((resolve) => started.once('exit', resolve));
    // A link to nowhere, which is what there is to see of a lock that is held.
    await expect
      .poll(() => fs.readdirSync(userData, { withFileTypes: true }).map(({ name }) => name), {
        timeout: 20_000,
      })
      .toContain('SingletonLock');
    started.kill();
    await ended;
  });

  test('talks to its engine by utilityProcess, and starts it again when it ends', async () => {
    fs.writeFileSync(path.join(folder, 'out/main/engine.js'), STAND_IN_ENGINE);
    const { app, page, close } = await launchApp({
      appFolder: folder,
      provokes: [/^log: (the engine process ended unexpectedly|engine exit code)/],
    });
    await answerOpenDialog(app, [folder]);
    const seen = await page.evaluate(async () => {
      const { calls, on } = (window as unknown as BridgeWindow).muniment;
      const events: BridgeEvent['type'][] = [];
      on((event) => events.push(event.type));
      const before = await calls.vault.current({});
      const chosen = await calls.app.choose({ what: 'vault-folder' });
      const vault = chosen.ok ? chosen.value[0] : undefined;
      if (vault === undefined) throw new Error('no folder was chosen');
      const during = await calls.vault.unlock({ folder: vault.token, passphrase: 'x' });
      const after = await calls.vault.current({});
      return { before, during: during.ok ? 'answered' : during.failure.code, after, events };
    });
    await close();
    expect(seen).toMatchObject({
      before: { ok: true, value: null },
      during: 'engine.stopped',
      after: { ok: true, value: null },
    });
    expect(seen.events).toContain('engine-stopped');
  });
});
