// One engine process as a channel of messages. In the app as it ships this is Electron's
// utilityProcess; the development runtime is too old for the native SQLite and gets a plain Node child.
import { utilityProcess } from 'electron';
import type { FromEngine, ToEngine } from '../shared/engine-messages';

export interface EngineChannel {
  readonly post: (message: ToEngine) => void;
  readonly onMessage: (listener: (message: FromEngine) => void) => void;
  /** Called once, however it ended. */
  readonly onExit: (listener: (code: number | null) => void) => void;
  readonly kill: () => void;
}

export type StartChannel = (entry: string) => EngineChannel;

/** Nothing of the surroundings that could steer the engine; on Windows a process needs a few more. */
export const engineEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP', 'USERPROFILE']
      .map((name) => [name, process.env[name]] as const)
      .filter((pair): pair is readonly [string, string] => pair[1] !== undefined),
  );

/** Electron 35 and later; only after the app is ready. */
export const startUtilityProcess: StartChannel = (entry) => {
  const engine = utilityProcess.fork(entry, [], {
    serviceName: 'Muniment engine',
    stdio: 'ignore',
    env: engineEnvironment(),
  });
  return {
    post: (message) => {
      engine.postMessage(message);
    },
    onMessage: (listener) => void engine.on('message', listener),
    onExit: (listener) => void engine.once('exit', listener),
    kill: () => void engine.kill(),
  };
};

/** The transport for this runtime. A release build holds only the first one. */
export const chooseTransport = async (): Promise<StartChannel> => {
  if (import.meta.env.MAIN_VITE_DEVELOPMENT_RUNTIME === '1') {
    const { startNodeChild } = await import('./development-engine-transport');
    return startNodeChild;
  }
  return startUtilityProcess;
};
