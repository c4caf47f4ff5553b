// The engine as a plain Node child, for the development runtime alone: its Electron is older than the
// Node-API the native SQLite needs. Never part of a release (docs/adr/0009-development-runtime.md).
import { fork } from 'node:child_process';
import path from 'node:path';
import { app } from 'electron';
import type { FromEngine } from '../shared/engine-messages';
import { engineEnvironment, type StartChannel, yieldToWindow } from './engine-channel';

export const startNodeChild =
  (memoryFolder: string): StartChannel =>
  (entry) => {
    const engine = fork(entry, [], {
      execPath: path.join(app.getAppPath(), 'node_modules', '.bin', 'node'),
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
      kill: () => void engine.kill(),
    };
  };
