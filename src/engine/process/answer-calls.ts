// Answers the calls that come over a transport: finds the handler, parses the input once more (the other
// process is not taken at its word), runs it in its turn and sends reply, progress and what changed.
import type { z } from 'zod';
import { contract } from '../../shared/contract';
import type { EngineProgress, FromEngine, ToEngine } from '../../shared/engine-messages';
import { UserError } from '../../shared/errors';
import type { Environment } from '../environment';
import { copyAfterChange } from '../vault/copies/copy-after-change';
import { lookForMark } from './cancel-marks';
import { runErrand } from './errands';
import { failureOf } from './failure';
import { engineHandlers } from './handlers';
import { readTextsWhenIdle } from './read-texts-when-idle';
import { createSchedule, type Mode } from './schedule';
import { createSession } from './session';
import { countTries } from './tries';
import { TOPICS_AFTER } from './topics';
import type { Work } from './work';

type Call = Extract<ToEngine, { kind: 'call' }>;

interface Found {
  readonly kind: 'query' | 'command';
  readonly input: z.ZodType;
  readonly handle: (input: unknown, work: Work) => unknown;
}

const ownProperty = (holder: object | undefined, key: string): unknown =>
  holder !== undefined && Object.hasOwn(holder, key) ? holder[key as keyof typeof holder] : undefined;

const find = ({ group, name }: Call): Found => {
  const call = ownProperty(ownProperty(contract, group) as object | undefined, name);
  const handle = ownProperty(ownProperty(engineHandlers, group) as object | undefined, name);
  if (call === undefined || handle === undefined) {
    throw new UserError('use.bad-input', { reason: 'unknown-call' });
  }
  // HandlersFor checked at compile time that each handler takes what its call's schema gives.
  return { ...(call as Pick<Found, 'kind' | 'input'>), handle: handle as Found['handle'] };
};

/** Half a surrogate pair has no UTF-8: it could be neither hashed nor signed nor stored. */
const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  // Bytes are no text; going through millions of them would take seconds.
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return Object.values(value).every(isWellFormed);
};

const parse = (schema: z.ZodType, input: unknown): unknown => {
  const parsed = schema.safeParse(input);
  if (parsed.success && !isWellFormed(parsed.data)) {
    throw new UserError('use.bad-input', { problem: 'half-a-character' });
  }
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError('use.bad-input', { field: issue?.path.join('.') ?? '', problem: issue?.code ?? '' });
};

const SPECIAL_MODES: Readonly<Record<string, Mode>> = {
  'vault.create': 'session',
  'vault.unlock': 'session',
  'vault.recover': 'session',
  'vault.lock': 'session',
  'vault.rekey': 'session',
  'members.remove': 'session',
  'backup.restoreCopy': 'session',
  'backup.list': 'free',
  'backup.restore': 'free',
  'backup.copiesOf': 'free',
  'backup.run': 'reading',
  'vault.check': 'reading',
  'journal.verify': 'reading',
  'package.verify': 'free',
  'package.saveChecker': 'free',
  'review.open': 'free',
  'review.close': 'free',
  'review.check': 'free',
  'review.saveCopy': 'free',
  'review.saveRecord': 'reading',
  'package.copyFlat': 'reading',
  'package.deliveryNote': 'reading',
  'vault.keyCard': 'reading',
  'catalog.get': 'free',
  'catalog.starterControls': 'free',
  'controls.exportTable': 'reading',
  'readiness.exportWorksheet': 'reading',
  'intake.inspect': 'reading',
  'populations.exportSamples': 'reading',
  'tasks.exportIcs': 'reading',
};

/** Many small files would otherwise send hundreds of messages a second. The last one always goes. */
const atMostTwentyTimesASecond = (post: (progress: EngineProgress) => void): typeof post => {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - last < 50 && progress.done !== progress.total) return;
    last = now;
    post(progress);
  };
};

export interface Engine {
  readonly receive: (message: ToEngine) => void;
  /** Closes the vault at once; for the end of the process. */
  readonly stop: () => void;
}

export const answerCalls = (environment: Environment, post: (message: FromEngine) => void): Engine => {
  const session = createSession();
  const schedule = createSchedule();
  const tries = countTries();
  let cancelMarks: string | null = null;
  /** Numbers of turns no call stands for; those of calls are positive. */
  let ownTurns = 0;
  const texts = readTextsWhenIdle({
    schedule,
    session,
    environment,
    onRead: () => {
      post({ kind: 'changed', topics: ['evidence'] });
    },
  });

  const answer = async (call: Call): Promise<void> => {
    const callName = `${call.group}.${call.name}`;
    // Kept outside of `run`, so that a failure can tell a cancelled call from a bug.
    let signal = new AbortController().signal;
    let kind: Found['kind'] = 'query';
    try {
      const found = find(call);
      const input = parse(found.input, call.input);
      kind = found.kind;
      const mode = SPECIAL_MODES[callName] ?? (kind === 'command' ? 'writing' : 'reading');
      let replied = false;
      const lookForCancel = lookForMark(
        () => cancelMarks,
        call.id,
        () => {
          schedule.cancel(call.id);
        },
      );
      const report = atMostTwentyTimesASecond((progress) => {
        if (!replied) post({ kind: 'progress', id: call.id, progress });
      });
      const value = await schedule
        .run(call.id, mode, (runSignal, stopOtherWork) => {
          signal = runSignal;
          return found.handle(input, {
            session,
            environment,
            tries,
            job: {
              signal,
              progress: (progress) => {
                lookForCancel();
                report(progress);
              },
            },
            path: (token) => {
              const path = ownProperty(call.paths, token);
              if (typeof path !== 'string') throw new UserError('use.token-unknown');
              return path;
            },
            file: (token) => {
              const path = ownProperty(call.paths, token);
              if (typeof path === 'string') return path;
              const held = session.held.find(token);
              if (held === undefined) throw new UserError('evidence.file-held-no-more');
              return held;
            },
            stopOtherWork,
            inTurn: (change) => {
              ownTurns -= 1;
              return schedule.run(ownTurns, 'writing', change);
            },
          });
        })
        .finally(() => {
          replied = true;
        });
      post({ kind: 'reply', id: call.id, reply: { ok: true, value } });
    } catch (error) {
      const failure = failureOf(error, callName, signal, environment);
      post({ kind: 'reply', id: call.id, reply: { ok: false, failure } });
    }
    if (kind !== 'command') return;
    const topics = TOPICS_AFTER[callName] ?? [];
    if (topics.length > 0) post({ kind: 'changed', topics });
    try {
      const vault = session.openVault();
      if (vault !== null && copyAfterChange(vault)) post({ kind: 'changed', topics: ['backup'] });
    } catch (error) {
      // The call has its answer; what is wrong here is for the log.
      failureOf(error, 'copy-after-change', signal, environment);
    }
    texts.wake();
  };

  const answerErrand = async ({ id, errand }: Extract<ToEngine, { kind: 'errand' }>): Promise<void> => {
    try {
      const value = await runErrand(errand, session);
      post({ kind: 'reply', id, reply: { ok: true, value } });
    } catch (error) {
      const { signal } = new AbortController();
      const failure = failureOf(error, `errand.${errand.what}`, signal, environment);
      post({ kind: 'reply', id, reply: { ok: false, failure } });
    }
  };

  return {
    receive: (message) => {
      if (message.kind === 'cancel') schedule.cancel(message.id);
      else if (message.kind === 'cancel-marks') cancelMarks = message.folder;
      else if (message.kind === 'errand') void answerErrand(message);
      else void answer(message);
    },
    stop: session.end,
  };
};
