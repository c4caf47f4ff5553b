// How the engine process is carried. In the app as it ships this is Electron's utilityProcess; the
// development runtime is too old for the native SQLite and gets a plain Node child.
import { utilityProcess } from 'electron';
import { engineEnvironment, type StartChannel, yieldToWindow } from './engine-channel';

/** Electron 35 and later; only after the app is ready. */
export const startUtilityProcess =
  (memoryFolder: string): StartChannel =>
  (entry) => {
    const engine = utilityProcess.fork(entry, [], {
      serviceName: 'Muniment engine',
      stdio: 'ignore',
      env: engineEnvironment(memoryFolder),
    });
    engine.once('spawn', () => {
      yieldToWindow(engine.pid);
    });
    return {
      post: (message) => {
        engine.postMessage(message);
      },
      onMessage: (listener) => void engine.on('message', listener),
      onExit: (listener) => void engine.once('exit', listener),
      kill: (how) => {
        if (how === 'in order') engine.kill();
        else if (engine.pid !== undefined) process.kill(engine.pid, 'SIGKILL');
      },
    };
  };

/** The transport for this runtime. A release build holds only the first one. */
export const chooseTransport = async (memoryFolder: string): Promise<StartChannel> => {
  if (import.meta.env.MAIN_VITE_DEVELOPMENT_RUNTIME === '1') {
    const { startNodeChild } = await import('./development-engine-transport');
    return startNodeChild(memoryFolder);
  }
  return startUtilityProcess(memoryFolder);
};
