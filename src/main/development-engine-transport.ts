// The engine as a plain Node child, for the development runtime alone: its Electron is older than the
// Node-API the native SQLite needs. Never part of a release (docs/adr/0009-development-runtime.md).
import { fork } from 'node:child_process';
import path from 'node:path';
import { app } from 'electron';
import type { FromEngine } from '../shared/engine-messages';
import { engineEnvironment, type StartChannel, yieldToWindow } from './engine-channel';

/** Beside the app in a checkout; in the stand-in package (tools/package), outside its archive, which Node cannot read. */
const nodeAndEntry = (entry: string): { readonly node: string; readonly script: string } =>
  app.isPackaged
    ? {
        node: path.join(process.resourcesPath, 'stand-in', 'node'),
        script: entry.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`),
      }
    : { node: path.join(app.getAppPath(), 'node_modules', '.bin', 'node'), script: entry };

export const startNodeChild =
  (memoryFolder: string): StartChannel =>
  (entry) => {
    const { node, script } = nodeAndEntry(entry);
    const engine = fork(script, [], {
      execPath: node,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: engineEnvironment(memoryFolder),
    });
    yieldToWindow(engine.pid);
    return {
      post: (message) => {
        // A message that can no longer be delivered is answered by the exit that follows.
        engine.send(message, () => {});
      },
      onMessage: (listener) =>
        void engine.on('message', (message) => {
          listener(message as FromEngine);
        }),
      onExit: (listener) => void engine.once('exit', listener),
      kill: (how) => void engine.kill(how === 'in order' ? 'SIGTERM' : 'SIGKILL'),
    };
  };
