// The app as it ships, apart from Electron's version: built without the development runtime's switch,
// with the engine carried by utilityProcess. The engine itself is a stand-in here, because the runtime
// of these tests may be too old for the native SQLite (docs/adr/0009-development-runtime.md).
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
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

  test('holds no trace of the development runtime: main can start no program', () => {
    const main = filesIn(path.join(folder, 'out/main')).filter(
      (file) => !['engine.js', 'cli.js', 'demo.js'].includes(path.basename(file)),
    );
    const index = fs.readFileSync(path.join(folder, 'out/main/index.js'), 'utf8');
    expect(index).toContain('utilityProcess');
    expect(main.filter((file) => fs.readFileSync(file, 'utf8').includes('child_process'))).toEqual([]);
    expect(main.filter((file) => fs.readFileSync(file, 'utf8').includes('MAIN_VITE'))).toEqual([]);
  });

  test('names no file of the machine that built it', () => {
    const ours = ['src', 'node_modules', 'tools'].map((name) => path.join(ROOT, name));
    const naming = filesIn(path.join(folder, 'out')).filter((file) => {
      const text = fs.readFileSync(file, 'utf8');
      return ours.some((place) => text.includes(place));
    });
    expect(naming).toEqual([]);
  });

  test('talks to its engine by utilityProcess, and starts it again when it ends', async () => {
    fs.writeFileSync(path.join(folder, 'out/main/engine.js'), STAND_IN_ENGINE);
    const { app, page, close } = await launchApp({ appFolder: folder });
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
