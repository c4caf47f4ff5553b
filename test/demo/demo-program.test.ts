// The demo as a person runs it, and then exactly the commands it prints.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBackup } from '../../src/engine';
import { modulePath } from '../../tools/module-path.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'node_modules/.cache/muniment-tests', `demo-${String(process.pid)}`);
/** Each passphrase is derived at its real cost, which a busy machine takes its time for. */
const LONG = 120_000;
const FOLDER = mkdtempSync(join(tmpdir(), 'muniment-demo-'));

const demo = (...words: string[]) =>
  spawnSync(process.execPath, [join(OUT, 'demo.mjs'), ...words], {
    cwd: FOLDER,
    encoding: 'utf8',
    input: '',
  });

beforeAll(async () => {
  const external = ['better-sqlite3', 'pdfkit', '@resvg/resvg-wasm'];
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [modulePath()],
    build: {
      ssr: join(ROOT, 'tools/demo/index.ts'),
      outDir: OUT,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external, output: { entryFileNames: 'demo.mjs' } },
    },
    ssr: { noExternal: true, external },
  });
});
afterAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  rmSync(FOLDER, { recursive: true, force: true });
});

describe('the demo', () => {
  it(
    'starts afresh in its own folder, does the whole job, and the three commands it prints hold',
    async () => {
      mkdirSync(join(FOLDER, 'demo-output'));
      writeFileSync(join(FOLDER, 'demo-output', '.muniment-demo'), '');
      writeFileSync(join(FOLDER, 'demo-output', 'left over.txt'), 'x');
      const ran = demo();
      expect([ran.status, ran.stderr]).toEqual([0, '']);
      const indented = ran.stdout.split('\n').filter((line) => line.startsWith('  '));
      const commands = ['unzip -t', 'sha256sum', 'minisign -Vm'].map((tool) =>
        indented.find((line) => line.includes(tool)),
      );
      for (const command of commands) {
        const { status } = spawnSync('sh', ['-c', command ?? 'false'], { cwd: FOLDER });
        expect({ command, status }).toEqual({ command, status: 0 });
      }
      expect(ran.stdout).toContain('npm start -- demo-output/larkmoor.muniment');
      for (const member of ['Farah Aziz, owner: ', 'Priya Raman, editor: ', 'Ingrid Solheim, reader: '])
        expect(indented.some((line) => line.trim().startsWith(member))).toBe(true);
      expect(existsSync(join(FOLDER, 'demo-output', 'left over.txt'))).toBe(false);
      expect(await listBackup(join(FOLDER, 'demo-output', 'larkmoor.backup'))).toHaveLength(1);
    },
    LONG,
  );

  it('touches no folder of somebody else', () => {
    mkdirSync(join(FOLDER, 'mine'));
    writeFileSync(join(FOLDER, 'mine', 'thesis.txt'), 'years of work');
    const ran = demo('--out', 'mine');
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('it was left alone');
    expect(readFileSync(join(FOLDER, 'mine', 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});
