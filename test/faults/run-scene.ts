// Starts the program of a scene under the faulting layer and reads what it said and did.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from './built-program';
import { faultLayer, readFaultLog, type FileCall } from './fault-layer';
import type { Task } from './program';
import { PREPARED, sceneOf, type Prepared, type SceneName } from './scenes';
import { PASSPHRASE, sceneEnvironment, type Acknowledged } from './stage';

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
  readonly desk: string;
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

interface PreparedVault {
  readonly watched: string;
  readonly said: readonly Acknowledged[];
}

export interface Theatre {
  /** What was acknowledged when the vault was prepared that this scene starts from. */
  readonly before: (scene: SceneName) => Promise<readonly Acknowledged[]>;
  /** A folder of its own for this scene, with a copy of what the scene starts from. */
  readonly place: (scene: SceneName) => Promise<Place>;
  readonly run: (scene: SceneName, fault: Fault) => Promise<SceneRun>;
  readonly remove: () => void;
}

/**
 * In memory where the system has such a folder: faults are ours here, and real syncs only cost time. On a disk
 * files are written past the page cache, which memory does not know: FAULTS_FOLDER names a folder there.
 */
const workFolder = (): string => {
  const place = process.env['FAULTS_FOLDER'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
  return realpathSync(mkdtempSync(join(place, 'muniment-faults-')));
};

const readSaid = (marks: string): Acknowledged[] =>
  (existsSync(marks) ? readFileSync(marks, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Acknowledged);

/** A program that hangs is ended; its scene is then judged like any other and fails by what is missing. */
const LONGEST_MILLISECONDS = 60_000;

/** Builds program and layer. `name` keeps the files of test files apart. */
export const openTheatre = async (name: string): Promise<Theatre> => {
  const layer = faultLayer();
  const program = await builtProgram('program', name);
  const work = workFolder();
  let runs = 0;

  const emptyPlace = (isNew: boolean): Place => {
    const own = join(work, `run-${String((runs += 1))}`);
    const watched = join(own, 'watched');
    mkdirSync(join(own, 'desk'), { recursive: true });
    mkdirSync(watched);
    // A new vault makes the folders above it, too: their own entries must be durable.
    const folder = isNew ? join(watched, 'clients', 'acme', 'vault') : join(watched, 'vault');
    return { own, watched, folder, remove: () => rmSync(own, { recursive: true, force: true }) };
  };

  const prepare = async (name: Prepared): Promise<PreparedVault> => {
    const said: Acknowledged[] = [];
    const { own, watched, folder } = emptyPlace(false);
    await PREPARED[name]({
      watched,
      folder,
      desk: join(own, 'desk'),
      passphrase: PASSPHRASE,
      words: [],
      performance: 'prepared',
      environment: sceneEnvironment(name),
      say: (what) => said.push(what),
    });
    return { watched, said: said.filter((what) => !['begin', 'end', 'reach'].includes(what.did)) };
  };

  const prepared = new Map<Prepared, Promise<PreparedVault>>();
  const preparedFor = async (scene: SceneName): Promise<PreparedVault | null> => {
    const { from } = sceneOf(scene);
    if (from === 'nothing') return null;
    const known = prepared.get(from) ?? prepare(from);
    prepared.set(from, known);
    return known;
  };

  const place = async (scene: SceneName): Promise<Place> => {
    const start = await preparedFor(scene);
    const at = emptyPlace(start === null);
    if (start !== null) cpSync(start.watched, at.watched, { recursive: true });
    return at;
  };

  const before = async (scene: SceneName): Promise<readonly Acknowledged[]> =>
    (await preparedFor(scene))?.said ?? [];

  const run = async (scene: SceneName, fault: Fault): Promise<SceneRun> => {
    const at = await place(scene);
    const words = (await before(scene)).flatMap((what) => (what.did === 'create' ? what.words : []));
    const [marks, log] = [join(at.own, 'marks'), join(at.own, 'log')];
    const task: Task = {
      scene,
      watched: at.watched,
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
      desk: task.desk,
      said: readSaid(marks),
      calls: readFaultLog(log),
      wasKilled: signal === 'SIGKILL',
      seconds: (performance.now() - begun) / 1000,
      remove: at.remove,
    };
  };

  return { before, place, run, remove: () => rmSync(work, { recursive: true, force: true }) };
};
