// The one engine process: passes calls to it, answers when it cannot, and starts it again after an
// unexpected end. Whatever happens, every call gets exactly one reply.
import type { Topic } from '../shared/contract';
import type { EngineProgress, Errand, FromEngine, ToEngine } from '../shared/engine-messages';
import type { Failure, Reply } from '../shared/errors';
import type { FileToken } from '../shared/ids';
import { createCancelMarks } from './cancel-marks';
import type { EngineChannel, StartChannel } from './engine-channel';
import type { Log } from './log';

/** After so many ends in a row without one reply between them, the next start waits for a call. */
const ENDS_IN_A_ROW = 3;

/** How long a process may take to close what is open, once it is told to end. */
const ENDING_MS = 5_000;

interface Waiting {
  readonly answer: (reply: Reply<unknown>) => void;
  readonly progress: (progress: EngineProgress) => void;
}

export interface EngineCall {
  readonly group: string;
  readonly name: string;
  readonly input: unknown;
  readonly paths: Readonly<Record<FileToken, string>>;
}

export interface EngineProcess {
  /** Never rejects: a failure is data. */
  readonly call: (
    call: EngineCall,
    onProgress?: (progress: EngineProgress) => void,
  ) => { readonly id: number; readonly reply: Promise<Reply<unknown>> };
  /** What main needs by itself. Never rejects either. */
  readonly errand: (errand: Errand) => Promise<Reply<unknown>>;
  readonly cancel: (id: number) => void;
  /** Ends the process for good; open calls are answered. */
  readonly stop: () => void;
}

export interface EngineEvents {
  readonly changed: (topics: readonly Topic[]) => void;
  readonly stopped: (incidentId: string) => void;
}

export const startEngine = (
  start: StartChannel,
  entry: string,
  log: Log,
  events: EngineEvents,
): EngineProcess => {
  const waiting = new Map<number, Waiting>();
  const marks = createCancelMarks();
  let nextId = 1;
  let endsInARow = 0;
  let isStopping = false;
  let channel: EngineChannel | null = null;
  /** Calls made before the engine said it is ready; null once it has. */
  let early: ToEngine[] | null = [];

  const failAll = (failure: Failure): void => {
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) call.answer({ ok: false, failure });
  };

  const receive = (message: FromEngine): void => {
    switch (message.kind) {
      case 'ready':
        log.write('info', 'engine ready', { node: message.node, electron: message.electron ?? 'none' });
        if (marks.folder !== null) channel?.post({ kind: 'cancel-marks', folder: marks.folder });
        for (const call of early ?? []) channel?.post(call);
        early = null;
        return;
      case 'reply': {
        endsInARow = 0;
        const call = waiting.get(message.id);
        waiting.delete(message.id);
        marks.unmark(message.id);
        call?.answer(message.reply);
        return;
      }
      case 'progress':
        waiting.get(message.id)?.progress(message.progress);
        return;
      case 'changed':
        events.changed(message.topics);
        return;
      case 'log':
        log.write(message.level, message.message, message.data);
        return;
    }
  };

  const ended = (code: number | null): void => {
    channel = null;
    if (isStopping) {
      failAll({ code: 'engine.stopped', details: {} });
      return;
    }
    endsInARow += 1;
    const incidentId = log.incident('the engine process ended unexpectedly', new Error());
    log.write('error', 'engine exit code', { incidentId, code: code ?? -1, endsInARow });
    failAll({ code: 'engine.stopped', details: {}, incidentId });
    if (endsInARow < ENDS_IN_A_ROW) launch();
    events.stopped(incidentId);
  };

  const launch = (): EngineChannel => {
    early = [];
    const launched = start(entry);
    channel = launched;
    launched.onMessage(receive);
    launched.onExit(ended);
    return launched;
  };
  launch();

  const post = (message: ToEngine): void => {
    const target = channel ?? launch();
    if (early === null) target.post(message);
    else early.push(message);
  };

  const ask = (id: number, message: ToEngine, progress: Waiting['progress']): Promise<Reply<unknown>> => {
    const reply = new Promise<Reply<unknown>>((answer) => {
      waiting.set(id, { answer, progress });
    });
    if (isStopping) failAll({ code: 'engine.stopped', details: {} });
    else post(message);
    return reply;
  };

  return {
    call: (call, onProgress = () => {}) => {
      const id = nextId++;
      return { id, reply: ask(id, { kind: 'call', id, ...call }, onProgress) };
    },
    errand: (errand) => {
      const id = nextId++;
      return ask(id, { kind: 'errand', id, errand }, () => {});
    },
    cancel: (id) => {
      if (!waiting.has(id)) return;
      marks.mark(id);
      post({ kind: 'cancel', id });
    },
    stop: () => {
      isStopping = true;
      channel?.kill('in order');
      // Whoever is told that a vault is locked can rely on it: no process that hangs goes on holding its keys.
      setTimeout(() => channel?.kill('at once'), ENDING_MS).unref();
      marks.remove();
      failAll({ code: 'engine.stopped', details: {} });
    },
  };
};
