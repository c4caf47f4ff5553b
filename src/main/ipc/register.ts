// The one gate between the window and the rest, and the only user of ipcMain. Whoever calls must be our
// page in our window; what arrives is parsed strictly, what leaves is parsed too; every call gets a
// Reply, and what was not foreseen becomes an incident instead of a text with content in it.
import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { CHANNELS } from '../../shared/channels';
import { type BridgeEvent, contract, type HandlersFor, Progress, type TokenUse } from '../../shared/contract';
import { type Failure, type Reply, UserError } from '../../shared/errors';
import { JobId } from '../../shared/ids';
import { APP_HOST, APP_SCHEME } from '../app-response';
import type { EngineProcess } from '../engine-process';
import type { Log } from '../log';
import type { Files } from './files';

export type MainHandlers = HandlersFor<'main', BrowserWindow>;

export interface Gate {
  readonly engine: EngineProcess;
  readonly files: Files;
  readonly log: Log;
  readonly handlers: MainHandlers;
  /** The only window whose page may call. */
  readonly window: () => BrowserWindow | null;
  readonly listening: () => void;
  /** A command of the engine begins; what it gives is called when it has ended. */
  readonly began: () => () => void;
  /** After a successful call, with the paths behind its tokens, what was answered and what was asked. */
  readonly answered: (call: string, paths: readonly string[], value: unknown, input: unknown) => void;
}

/** The calls of the contract without their types: what comes over the channel is unknown anyway. */
interface AnyCall {
  readonly where: 'main' | 'engine';
  readonly kind: 'query' | 'command';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly tokens: (input: unknown) => readonly TokenUse[];
}

const own = <T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

const findCall = (group: unknown, name: unknown): AnyCall | undefined => {
  const calls = own(contract as unknown as Record<string, Record<string, AnyCall>>, group);
  return calls === undefined ? undefined : own(calls, name);
};

const isOurPage = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
};

export const registerIpc = (gate: Gate): void => {
  /** The id under which the engine knows a job of the window. */
  const jobs = new Map<JobId, number>();

  const senderWindow = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null => {
    const window = gate.window();
    const frame = event.senderFrame;
    if (window === null || frame === null) return null;
    if (BrowserWindow.fromWebContents(event.sender) !== window) return null;
    return frame.parent === null && isOurPage(frame.url) ? window : null;
  };

  const failure = (error: unknown, call: string): Failure => {
    if (error instanceof UserError) return { code: error.code, details: error.details };
    const incidentId = gate.log.incident(`unexpected error in ${call}`, error);
    return { code: 'internal.bug', details: {}, incidentId };
  };

  const askEngine = (
    group: string,
    name: string,
    input: unknown,
    paths: Record<string, string>,
    job?: JobId,
  ) => {
    if (job !== undefined && jobs.has(job)) throw new UserError('use.bad-input', { job });
    const { id, reply } = gate.engine.call({ group, name, input, paths }, (progress) => {
      const parsed = Progress.safeParse({ job, ...progress });
      if (parsed.success) send(gate.window(), { type: 'progress', progress: parsed.data });
    });
    if (job === undefined) return reply;
    jobs.set(job, id);
    return reply.finally(() => {
      jobs.delete(job);
    });
  };

  const answer = async (
    window: BrowserWindow,
    group: unknown,
    name: unknown,
    given: unknown,
    givenJob: unknown,
  ): Promise<Reply<unknown>> => {
    const call = findCall(group, name);
    if (call === undefined || typeof group !== 'string' || typeof name !== 'string')
      throw new UserError('use.bad-input', { call: 'unknown' });
    const job = givenJob === undefined ? undefined : JobId.safeParse(givenJob);
    if (job?.success === false) throw new UserError('use.bad-input', { field: 'job' });
    const parsed = call.input.safeParse(given);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
      throw new UserError('use.bad-input', { call: `${group}.${name}`, field: where });
    }

    let reply: Reply<unknown>;
    const paths: Record<string, string> = {};
    if (call.where === 'main') {
      const handlers = gate.handlers as unknown as Record<
        string,
        Record<string, (input: unknown, window: BrowserWindow) => unknown>
      >;
      const value = await handlers[group]?.[name]?.(parsed.data, window);
      reply = { ok: true, value };
    } else {
      for (const { token, access } of call.tokens(parsed.data)) {
        // The engine has the bytes itself, or says that it has them no more.
        if (access === 'read' && gate.files.isHeld(token)) continue;
        paths[token] = gate.files.pathOf(token, access);
      }
      const ended = call.kind === 'command' ? gate.began() : () => {};
      reply = await askEngine(group, name, parsed.data, paths, job?.data).finally(ended);
    }
    if (!reply.ok) return reply;
    const value = call.output.parse(reply.value);
    gate.answered(`${group}.${name}`, Object.values(paths), value, parsed.data);
    return { ok: true, value };
  };

  ipcMain.handle(
    CHANNELS.call,
    async (event, group: unknown, name: unknown, input: unknown, job: unknown): Promise<Reply<unknown>> => {
      const window = senderWindow(event);
      if (window === null) {
        gate.log.write('warn', 'a call from a page that is not ours was refused');
        return { ok: false, failure: { code: 'use.bad-input', details: { call: 'refused' } } };
      }
      try {
        return await answer(window, group, name, input, job ?? undefined);
      } catch (error) {
        const isKnown = findCall(group, name) !== undefined;
        return {
          ok: false,
          failure: failure(error, isKnown ? `${String(group)}.${String(name)}` : 'unknown'),
        };
      }
    },
  );

  ipcMain.handle(CHANNELS.adopt, (event, places: unknown): Reply<unknown> => {
    if (senderWindow(event) === null) return { ok: false, failure: { code: 'use.bad-input', details: {} } };
    try {
      return { ok: true, value: gate.files.adopt(places) };
    } catch (error) {
      return { ok: false, failure: failure(error, 'adopt') };
    }
  });

  ipcMain.on(CHANNELS.cancel, (event, job: unknown) => {
    const parsed = JobId.safeParse(job);
    const id = parsed.success ? jobs.get(parsed.data) : undefined;
    if (senderWindow(event) !== null && id !== undefined) gate.engine.cancel(id);
  });

  ipcMain.on(CHANNELS.listening, (event) => {
    if (senderWindow(event) !== null) gate.listening();
  });
};

/** Tells the window; silently nothing when it has gone. */
export const send = (window: BrowserWindow | null, event: BridgeEvent): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
};
