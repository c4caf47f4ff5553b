// Starts the program of a scene under the faulting layer and reads what it said and did.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from './built-program';
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

/** What goes wrong, and at which call. */
export type Fault =
  | { readonly mode: 'record' }
  | { readonly mode: 'kill-before' | 'kill-after' | 'torn'; readonly at: number }
  | { readonly mode: 'fail-once' | 'fail-on'; readonly at: number; readonly errno: 'ENOSPC' | 'EIO' };

export interface SceneRun {
  /** The vault folder as the run left it. */
  readonly folder: string;
  /** The folder in which calls were counted; the vault is below it. */
  readonly watched: string;
  readonly said: readonly Acknowledged[];
  readonly calls: readonly FileCall[];
  readonly wasKilled: boolean;
  readonly seconds: number;
  readonly remove: () => void;
}

export interface Place {
  readonly own: string;
  readonly watched: string;
  readonly folder: string;
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
  readonly place: (scene: SceneName) => Place;
  readonly run: (scene: SceneName, fault: Fault) => Promise<SceneRun>;
  readonly remove: () => void;
}

/** In memory where the system has such a folder: faults are ours here, and real syncs only cost time. */
export const workFolder = (): string =>
  realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'muniment-faults-')));

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
  const program = await builtProgram('program', name);
  const work = workFolder();
  let runs = 0;

  const place = (scene: SceneName | 'kept'): Place => {
    const own = join(work, `run-${String((runs += 1))}`);
    const watched = join(own, 'watched');
    mkdirSync(join(own, 'desk'), { recursive: true });
    mkdirSync(watched);
    const from = scene === 'kept' ? 'nothing' : SCENES[scene].from;
    // A new vault makes the folders above it, too: their own entries must be durable.
    const folder = from === 'kept' ? join(watched, 'vault') : join(watched, 'clients', 'acme', 'vault');
    if (from === 'kept') cpSync(kept.folder, folder, { recursive: true });
    return { own, watched, folder, remove: () => rmSync(own, { recursive: true, force: true }) };
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
        FAULT_ROOTS: at.watched,
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
      watched: at.watched,
      said: readSaid(marks),
      calls: readFaultLog(log),
      wasKilled: signal === 'SIGKILL',
      seconds: (performance.now() - begun) / 1000,
      remove: at.remove,
    };
  };

  return { kept, place, run, remove: () => rmSync(work, { recursive: true, force: true }) };
};
