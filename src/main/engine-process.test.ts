import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { FromEngine, ToEngine } from '../shared/engine-messages';
import type { EngineChannel } from './engine-channel';
import { startEngine } from './engine-process';
import { openLog } from './log';

/** An engine that does what the test says, over the same channel as the real ones. */
const scripted = () => {
  const sent: ToEngine[] = [];
  const starts: {
    say: (message: FromEngine) => void;
    end: (code: number) => void;
    killed: boolean;
    kills: string[];
  }[] = [];
  const start = (): EngineChannel => {
    const listeners: { message?: (message: FromEngine) => void; exit?: (code: number | null) => void } = {};
    const run = {
      say: (message: FromEngine) => listeners.message?.(message),
      end: (code: number) => listeners.exit?.(code),
      killed: false,
      kills: [] as string[],
    };
    starts.push(run);
    return {
      post: (message) => sent.push(message),
      onMessage: (listener) => (listeners.message = listener),
      onExit: (listener) => (listeners.exit = listener),
      kill: (how) => {
        run.killed = true;
        run.kills.push(how);
      },
    };
  };
  return { sent, starts, start, last: () => starts.at(-1) };
};

const setUp = () => {
  const engine = scripted();
  const events: string[] = [];
  const log = openLog(path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-log-')), 'x.log'));
  const running = startEngine(engine.start, 'engine.js', log, {
    changed: (topics) => events.push(`changed ${topics.join()}`),
    stopped: (incidentId) => events.push(`stopped ${incidentId}`),
  });
  const ready = () => engine.last()?.say({ kind: 'ready', node: '24', electron: null });
  return { engine, running, events, ready };
};
const CALL = { group: 'vault', name: 'current', input: {}, paths: {} };

describe('the engine process seen from main', () => {
  it('holds calls back until the engine is ready', () => {
    const { engine, running, ready } = setUp();
    running.call(CALL);
    expect(engine.sent).toEqual([]);
    ready();
    expect(engine.sent.filter(({ kind }) => kind === 'call')).toEqual([{ kind: 'call', id: 1, ...CALL }]);
  });

  it('gives each reply and each progress to the call it belongs to', async () => {
    const { engine, running, ready } = setUp();
    ready();
    const seen: number[] = [];
    const first = running.call(CALL);
    const second = running.call(CALL, (progress) => seen.push(progress.done));
    const progress = { phase: 'reading', done: 7, total: 9, unit: 'items' } as const;
    engine.last()?.say({ kind: 'progress', id: second.id, progress });
    engine.last()?.say({ kind: 'reply', id: second.id, reply: { ok: true, value: 'second' } });
    engine.last()?.say({ kind: 'reply', id: first.id, reply: { ok: true, value: 'first' } });
    expect(await first.reply).toEqual({ ok: true, value: 'first' });
    expect(await second.reply).toEqual({ ok: true, value: 'second' });
    expect(seen).toEqual([7]);
  });

  it('answers every open call when the engine ends unexpectedly, says so, and starts it again', async () => {
    const { engine, running, events, ready } = setUp();
    ready();
    const { reply } = running.call(CALL);
    engine.last()?.end(11);
    const answer = await reply;
    expect(answer).toMatchObject({ ok: false, failure: { code: 'engine.stopped' } });
    expect(events).toHaveLength(1);
    expect(engine.starts).toHaveLength(2);
  });

  it('does not start an engine over and over that cannot live, but tries again for a new call', () => {
    const { engine, running } = setUp();
    for (let end = 0; end < 3; end += 1) engine.last()?.end(1);
    expect(engine.starts).toHaveLength(3);
    running.call(CALL);
    expect(engine.starts).toHaveLength(4);
  });

  it('passes on a cancel only for a call that is open', () => {
    const { engine, running, ready } = setUp();
    ready();
    const { id } = running.call(CALL);
    running.cancel(id);
    running.cancel(99);
    expect(engine.sent.filter((message) => message.kind === 'cancel')).toEqual([{ kind: 'cancel', id }]);
  });

  it('marks what is cancelled for an engine too busy to hear it, until it has answered', () => {
    const { engine, running, ready } = setUp();
    ready();
    const told = engine.sent.find((message) => message.kind === 'cancel-marks');
    const folder = told?.folder ?? '';
    const { id } = running.call(CALL);
    expect(fs.readdirSync(folder)).toEqual([]);
    running.cancel(id);
    expect(fs.readdirSync(folder)).toEqual([String(id)]);
    engine.last()?.say({ kind: 'reply', id, reply: { ok: true, value: null } });
    expect(fs.readdirSync(folder)).toEqual([]);
    running.stop();
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('answers open and later calls when the app is closing', async () => {
    const { engine, running, ready } = setUp();
    ready();
    const before = running.call(CALL);
    running.stop();
    const after = running.call(CALL);
    expect(engine.last()?.killed).toBe(true);
    expect(await before.reply).toMatchObject({ failure: { code: 'engine.stopped' } });
    expect(await after.reply).toMatchObject({ failure: { code: 'engine.stopped' } });
    expect(engine.starts).toHaveLength(1);
  });

  it('ends a process at once that does not end in order, and leaves one alone that did', () => {
    vi.useFakeTimers();
    try {
      const hanging = setUp();
      hanging.running.stop();
      const orderly = setUp();
      orderly.running.stop();
      orderly.engine.last()?.end(0);
      vi.advanceTimersByTime(60_000);
      expect(hanging.engine.last()?.kills).toEqual(['in order', 'at once']);
      expect(orderly.engine.last()?.kills).toEqual(['in order']);
      expect(orderly.engine.starts).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
