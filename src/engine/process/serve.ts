// The engine process: everything that touches the database, keys, sealed files or packages runs here.
// Started by main as a utility process of Electron, or as a child process of Node in development.
import { whereThrown } from '../../shared/where-thrown';
import { closeGlobalWaysOut } from '../../shared/no-network';
import { answerCalls } from './answer-calls';
import { keepMemoryOutOfCoreDumps } from './core-dumps';
import { realEnvironment, systemClock } from './real-environment';
import { transportOfThisProcess } from './transport';

closeGlobalWaysOut(globalThis);
keepMemoryOutOfCoreDumps();
const transport = transportOfThisProcess();
const environment = realEnvironment({
  clock: systemClock,
  // Main tells; the name is in src/main/engine-channel.ts too.
  memoryFolder: process.env['MUNIMENT_DEVICE_MEMORY'] ?? null,
  logger: {
    log: (level, message, data = {}) => transport.post({ kind: 'log', level, message, data }),
  },
});
const engine = answerCalls(environment, transport.post);

// What no call caught leaves the engine in an unknown state: say where, close the vault and go.
const giveUp = (error: unknown): void => {
  environment.logger.log('error', 'The engine process stops because of a bug.', {
    where: whereThrown(error),
  });
  engine.stop();
  process.exit(70);
};
process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

const leave = (): void => {
  engine.stop();
  process.exit(0);
};
transport.onClose(leave);
process.on('SIGTERM', leave);
// Ctrl+C in a terminal reaches the whole group of processes; main decides when this one ends.
process.on('SIGINT', () => undefined);

transport.onMessage(engine.receive);
transport.post({
  kind: 'ready',
  node: process.versions.node,
  electron: process.versions['electron'] ?? null,
});
