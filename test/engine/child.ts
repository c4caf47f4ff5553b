// A second process with the engine in it, for what one process cannot show: two openers, a kill.
// Bundled on the fly, because Node does not read our sources as they stand.
import { fork, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { modulePath } from '../../tools/module-path.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface ChildTask {
  /** `look` says what it may do, closes and ends; `change-for-ever` makes engagements as fast as it can. */
  readonly do: 'open' | 'look' | 'import-for-ever' | 'change-for-ever' | 'recover';
  readonly folder: string;
  readonly passphrase: string;
  /** Where the files to be imported are made. */
  readonly work: string;
  /** For `recover`: the words of the recovery key; `passphrase` is the new one. */
  readonly words?: readonly string[];
}

/** Builds the program once under a name of the test file's own; answers how to start it, as another user if asked (root may). The process says what it did by messages. */
export const childProgram = async (
  name: string,
  program = 'child-program',
): Promise<(task: ChildTask, user?: number) => ChildProcess> => {
  // Inside the project, or the native module would not be found; test files run side by side.
  const outDir = join(ROOT, 'node_modules/.cache/muniment-tests', name);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [modulePath()],
    build: {
      ssr: join(ROOT, `test/engine/${program}.ts`),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return (task, user) =>
    fork(join(outDir, 'child.mjs'), [JSON.stringify(task)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
};

/** The next message of the process; rejects when it ends without one. */
export const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((answer, fail) => {
    child.once('message', answer);
    child.once('exit', (code, signal) => fail(new Error(`ended: ${String(code ?? signal)}`)));
  });

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((answer) => {
    if (child.exitCode !== null || child.signalCode !== null) answer();
    else child.once('exit', () => answer());
  });
