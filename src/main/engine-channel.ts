// One engine process as a channel of messages, whatever carries them.
import os from 'node:os';
import type { FromEngine, ToEngine } from '../shared/engine-messages';

export interface EngineChannel {
  readonly post: (message: ToEngine) => void;
  readonly onMessage: (listener: (message: FromEngine) => void) => void;
  /** Called once, however it ended. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  /** Asks it to close what is open and end; `at once` asks nothing, for one that does not listen any more. */
  readonly kill: (how: 'in order' | 'at once') => void;
}

export type StartChannel = (entry: string) => EngineChannel;

/** Nothing of the surroundings that could steer the engine; on Windows a process needs a few more. */
export const engineEnvironment = (memoryFolder: string): Record<string, string> => ({
  ...Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE']
      .map((name) => [name, process.env[name]] as const)
      .filter((pair): pair is readonly [string, string] => pair[1] !== undefined),
  ),
  // Where the engine remembers what this computer has seen of each vault; read in src/engine/process/serve.ts.
  MUNIMENT_DEVICE_MEMORY: memoryFolder,
  // File work that may wait for the disk at a time. Syncs of many small files share the disk's own
  // commits when they are asked for together: four, as Node has them, leave most of that unused.
  UV_THREADPOOL_SIZE: '16',
});

/** Lets the window go first where both want the processor: sealing can wait, a frame cannot. */
export const yieldToWindow = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It ended already, or the system does not allow it: then both share alike.
  }
};
