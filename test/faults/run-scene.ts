// Starts the program of a scene under the faulting layer and reads what it said and did.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { modulePath } from '../../tools/module-path.ts';
import { faultLayer, readFaultLog, type FileCall } from './fault-layer';
import type { Task } from './program';
import {
  makeKeptVault,
  PASSPHRASE,
  SCENES,
  sceneEnvironment,
  type Acknowledged,
  type SceneName,
} from './scenes';

const ROOT = resolve(import.meta.dirname, '../..');

/** What goes wrong, and at which call. */
export type Fault =
  | { readonly mode: 'record' }
  | { readonly mode: 'kill-before' | 'kill-after' | 'torn'; readonly at: number }
  | { readonly mode: 'fail-once' | 'fail-on'; readonly at: number; readonly errno: 'ENOSPC' | 'EIO' };

export interface SceneRun {
  /** The vault folder as the run left it. */
  readonly folder: string;
  readonly said: readonly Acknowledged[];
  readonly calls: readonly FileCall[];
  readonly wasKilled: boolean;
  readonly seconds: number;
  readonly remove: () => void;
}

export interface Theatre {
  /** What the kept vault holds, as it was acknowledged when it was made. */
  readonly kept: {
    readonly folder: string;
    readonly said: readonly Acknowledged[];
    readonly words: readonly string[];
  };
  /** A folder of its own for this scene, with a copy of the kept vault where the scene starts from one. */
  readonly place: (scene: SceneName) => { readonly folder: string; readonly remove: () => void };
  readonly run: (scene: SceneName, fault: Fault) => Promise<SceneRun>;
  readonly remove: () => void;
}

/** In memory where the system has such a folder: faults are ours here, and real syncs only cost time. */
const workFolder = (): string =>
  realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'muniment-faults-')));

const buildProgram = async (name: string): Promise<string> => {
  // Inside the project, or the native module would not be found; test files run side by side.
  const outDir = join(ROOT, 'node_modules/.cache/muniment-tests', `faults-${name}`);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [modulePath()],
    build: {
      ssr: join(import.meta.dirname, 'program.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return join(outDir, 'program.mjs');
};

const readSaid = (marks: string): Acknowledged[] =>
  (existsSync(marks) ? readFileSync(marks, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Acknowledged);

/** A program that hangs is ended; its scene is then judged like any other and fails by what is missing. */
const LONGEST_MILLISECONDS = 60_000;

/** Builds program and layer and makes the kept vault. `name` keeps the files of test files apart. */
export const openTheatre = async (name: string): Promise<Theatre> => {
  const layer = faultLayer();
  const program = await buildProgram(name);
  const work = workFolder();
  let runs = 0;

  const place = (scene: SceneName | 'kept'): { own: string; folder: string; remove: () => void } => {
    const own = join(work, `run-${String((runs += 1))}`);
    mkdirSync(join(own, 'desk'), { recursive: true });
    // The folder above the vault is watched too: a new vault's own entry must be durable in it.
    mkdirSync(join(own, 'watched'));
    const folder = join(own, 'watched', 'vault');
    if (scene !== 'kept' && SCENES[scene].from === 'kept') cpSync(kept.folder, folder, { recursive: true });
    return { own, folder, remove: () => rmSync(own, { recursive: true, force: true }) };
  };

  const said: Acknowledged[] = [];
  const { own, folder } = place('kept');
  await makeKeptVault({
    folder,
    desk: join(own, 'desk'),
    passphrase: PASSPHRASE,
    words: [],
    environment: sceneEnvironment('kept'),
    say: (what) => said.push(what),
  });
  const words = said.flatMap((what) => (what.did === 'create' ? what.words : []));
  const kept = { folder, said, words };

  const run = async (scene: SceneName, fault: Fault): Promise<SceneRun> => {
    const at = place(scene);
    const [marks, log] = [join(at.own, 'marks'), join(at.own, 'log')];
    const task: Task = {
      scene,
      folder: at.folder,
      desk: join(at.own, 'desk'),
      passphrase: PASSPHRASE,
      words,
      marks,
    };
    const begun = performance.now();
    const child = spawn(process.execPath, [program, JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: LONGEST_MILLISECONDS,
      killSignal: 'SIGTERM',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_COMPILE_CACHE: join(work, 'compiled'),
        UV_USE_IO_URING: '0',
        LD_PRELOAD: layer,
        FAULT_ROOTS: join(at.own, 'watched'),
        FAULT_MODE: fault.mode,
        FAULT_LOG: log,
        FAULT_MARKS: marks,
        ...(fault.mode === 'record' ? { FAULT_BYTES: '1' } : { FAULT_AT: String(fault.at) }),
        ...('errno' in fault ? { FAULT_ERRNO: fault.errno } : {}),
      },
    });
    const signal = await new Promise<NodeJS.Signals | null>((answer, fail) => {
      child.once('error', fail);
      child.once('exit', (_code, by) => answer(by));
    });
    return {
      folder: at.folder,
      said: readSaid(marks),
      calls: readFaultLog(log),
      wasKilled: signal === 'SIGKILL',
      seconds: (performance.now() - begun) / 1000,
      remove: at.remove,
    };
  };

  return { kept, place, run, remove: () => rmSync(work, { recursive: true, force: true }) };
};
