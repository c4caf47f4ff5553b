// The one gate between the window and the rest, and the only user of ipcMain. Whoever calls must be our
// page in our window; what arrives is parsed strictly, what leaves is parsed too; every call gets a
// Reply, and what was not foreseen becomes an incident instead of a text with content in it.
import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { CHANNELS } from '../../shared/channels';
import { type BridgeEvent, contract, type HandlersFor, Progress, type TokenUse } from '../../shared/contract';
import { type Failure, type Reply, UserError } from '../../shared/errors';
import { JobId } from '../../shared/ids';
import { APP_URL } from '../app-response';
import type { Log } from '../log';
import { failureInMain } from '../unexpected-ends';
import type { OpenVaults } from '../open-vaults';
import type { PageTurns } from '../page-turns';
import type { VaultHolder } from '../vault-holder';
import type { Files } from './files';

export type MainHandlers = HandlersFor<'main', BrowserWindow>;

export interface Gate {
  readonly vaults: OpenVaults;
  readonly turns: PageTurns;
  readonly files: Files;
  readonly log: Log;
  readonly handlers: MainHandlers;
  /** The only window whose page may call. */
  readonly window: () => BrowserWindow | null;
  readonly listening: () => void;
  /** A command of the engine begins; what it gives is called when it has ended. */
  readonly began: () => () => void;
  /** After a successful call, with who answered it, the paths behind its tokens, what was answered and asked. */
  readonly answered: (answered: AnsweredCall) => void;
}

export interface AnsweredCall {
  readonly call: string;
  readonly holder: VaultHolder;
  readonly paths: readonly string[];
  readonly value: unknown;
  readonly input: unknown;
}

/** The calls that open a vault; the only token of each is its folder. */
const OPENINGS: ReadonlySet<string> = new Set([
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'backup.restoreCopy',
]);

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

/**
 * The window shows one page, whose address never changes (its screens have none), and no other one of ours may
 * call: neither the frame that decodes files nor a page under the same host that somebody found a way to.
 */
const isOurPage = (address: string): boolean => address.split('#', 1)[0] === APP_URL;

export const registerIpc = (gate: Gate): void => {
  const { vaults, turns } = gate;
  /** Whose a job of the window is, and under which id that engine knows it. */
  const jobs = new Map<
    JobId,
    { readonly holder: VaultHolder; readonly id: number; readonly page: unknown }
  >();

  /** The app's window when its page calls; else what is wrong with the caller, in a word for the log. */
  const senderOf = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | string => {
    const window = gate.window();
    const frame = event.senderFrame;
    if (window === null) return 'no-window';
    // Its document has gone while the call was on its way.
    if (frame === null) return 'frame-gone';
    if (BrowserWindow.fromWebContents(event.sender) !== window) return 'other-window';
    if (frame.parent !== null) return 'inner-frame';
    return isOurPage(frame.url) ? window : 'other-page';
  };
  const senderWindow = (event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null => {
    const sender = senderOf(event);
    return typeof sender === 'string' ? null : sender;
  };

  const failure = (error: unknown, call: string): Failure => {
    if (error instanceof UserError) return { code: error.code, details: error.details };
    const incidentId = gate.log.incident(`unexpected error in ${call}`, error);
    return { code: 'internal.bug', details: {}, incidentId };
  };

  const askEngine = (
    holder: VaultHolder,
    page: unknown,
    group: string,
    name: string,
    input: unknown,
    paths: Record<string, string>,
    job?: JobId,
  ) => {
    if (job !== undefined && jobs.has(job)) throw new UserError('use.bad-input', { job });
    const { id, reply } = holder.engine.call({ group, name, input, paths }, (progress) => {
      const parsed = Progress.safeParse({ job, ...progress });
      if (parsed.success && turns.isNow(page))
        send(gate.window(), { type: 'progress', progress: parsed.data });
    });
    if (job === undefined) return reply;
    jobs.set(job, { holder, id, page });
    return reply.finally(() => {
      jobs.delete(job);
    });
  };

  /** The vault in front is shown by this page and no other, or there is none. */
  const holdToItsVault = (): void => {
    const open = vaults.openName();
    if (open !== null && !turns.shows(open)) throw new UserError('use.vault-left');
  };

  /** What was done is known here whether or not its page still hears of it. */
  const noteAnswer = (
    call: string,
    holder: VaultHolder,
    paths: Record<string, string>,
    value: unknown,
    input: unknown,
  ): void => {
    try {
      gate.answered({ call, holder, paths: Object.values(paths), value, input });
    } catch (error) {
      // The call is done, and is answered so: what could not be noted beside it is told by itself.
      send(gate.window(), {
        type: 'failed',
        failure: failureInMain(gate.log, 'a call was not noted', error),
      });
    }
  };

  const answer = async (
    window: BrowserWindow,
    page: unknown,
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

    const called = `${group}.${name}`;
    if (group !== 'app' && !OPENINGS.has(called)) holdToItsVault();
    let reply: Reply<unknown>;
    const answering: { holder: VaultHolder | null } = { holder: null };
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
      const ask = (of: VaultHolder): Promise<Reply<unknown>> => {
        answering.holder = of;
        return askEngine(of, page, group, name, parsed.data, paths, job?.data);
      };
      // What main knows by itself takes no process, which may only be starting.
      const isNothing =
        (called === 'vault.current' && vaults.openName() === null) ||
        (called === 'review.current' && !vaults.isPackageOpen());
      if (isNothing) return { ok: true, value: null };
      const run = async (): Promise<Reply<unknown>> => {
        if (called === 'vault.lock') {
          await vaults.lockFront();
          return { ok: true, value: {} };
        }
        return OPENINGS.has(called)
          ? vaults.open(Object.values(paths)[0] ?? '', ask)
          : ask(vaults.answering(group));
      };
      // Also where no process can be started to ask: what counts as running keeps the clock from locking.
      reply = await run().finally(ended);
    }
    const { holder } = answering;
    const value = reply.ok ? call.output.parse(reply.value) : null;
    if (reply.ok && holder !== null) noteAnswer(called, holder, paths, value, parsed.data);
    // Nobody is there any more who may hear it, unless it is its page that waits to be loaded anew.
    if (!turns.isNow(page)) {
      await turns.next();
      throw new UserError('use.vault-left');
    }
    return reply.ok ? { ok: true, value } : reply;
  };

  ipcMain.handle(
    CHANNELS.call,
    async (
      event,
      page: unknown,
      group: unknown,
      name: unknown,
      input: unknown,
      job: unknown,
    ): Promise<Reply<unknown>> => {
      const window = senderOf(event);
      if (typeof window === 'string') {
        const call = findCall(group, name) === undefined ? 'unknown' : `${String(group)}.${String(name)}`;
        gate.log.write('warn', 'a call from a page that is not ours was refused', { because: window, call });
        return { ok: false, failure: { code: 'use.bad-input', details: { call: 'refused' } } };
      }
      if (!turns.mayCall(page)) {
        await turns.next();
        return { ok: false, failure: { code: 'use.vault-left', details: {} } };
      }
      try {
        return await answer(window, page, group, name, input, job ?? undefined);
      } catch (error) {
        const isKnown = findCall(group, name) !== undefined;
        return {
          ok: false,
          failure: failure(error, isKnown ? `${String(group)}.${String(name)}` : 'unknown'),
        };
      }
    },
  );

  ipcMain.handle(CHANNELS.adopt, (event, page: unknown, places: unknown): Reply<unknown> => {
    if (senderWindow(event) === null) return { ok: false, failure: { code: 'use.bad-input', details: {} } };
    if (!turns.mayCall(page)) return { ok: false, failure: { code: 'use.vault-left', details: {} } };
    try {
      return { ok: true, value: gate.files.adopt(places) };
    } catch (error) {
      return { ok: false, failure: failure(error, 'adopt') };
    }
  });

  ipcMain.on(CHANNELS.cancel, (event, page: unknown, job: unknown) => {
    const parsed = JobId.safeParse(job);
    const known = parsed.success ? jobs.get(parsed.data) : undefined;
    if (senderWindow(event) !== null && known?.page === page) known?.holder.engine.cancel(known.id);
  });

  ipcMain.on(CHANNELS.listening, (event, page: unknown) => {
    if (senderWindow(event) !== null && turns.mayCall(page)) gate.listening();
  });
};

/** Tells the window; silently nothing when it has gone. */
export const send = (window: BrowserWindow | null, event: BridgeEvent): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
};
