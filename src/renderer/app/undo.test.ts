import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallFailed } from './call-failed';
import { forgetUndo, offerUndo, undoLast } from './undo';
import { act, call } from './use-call';

const done = () => Promise.resolve({ ok: true, value: {} });
vi.mock('./bridge', () => ({
  bridge: {
    calls: {
      evidence: { approve: () => done(), get: () => done() },
      app: { setPreferences: () => done() },
    },
    on: () => () => undefined,
  },
}));

afterEach(forgetUndo);

describe('taking back the last act', () => {
  it('does the act of the opposite kind, once', async () => {
    const done: string[] = [];
    offerUndo({ done: 'A', undo: () => Promise.resolve(done.push('undone')) });
    expect(await Promise.all([undoLast(), undoLast()])).toEqual([true, false]);
    expect(await undoLast()).toBe(false);
    expect(done).toEqual(['undone']);
  });

  it('offers the last one only, and nothing after the vault is left', async () => {
    const done: string[] = [];
    offerUndo({ done: 'A', undo: () => Promise.resolve(done.push('A')) });
    offerUndo({ done: 'B', undo: () => Promise.resolve(done.push('B')) });
    await undoLast();
    expect(done).toEqual(['B']);
    offerUndo({ done: 'C', undo: () => Promise.resolve(done.push('C')) });
    forgetUndo();
    expect(await undoLast()).toBe(false);
    expect(done).toEqual(['B']);
  });

  it('says that it failed, and does not try again behind anybody’s back', async () => {
    let tries = 0;
    offerUndo({
      done: 'A',
      undo: () => {
        tries += 1;
        return Promise.reject(new CallFailed({ code: 'vault.locked', details: {} } as never));
      },
    });
    expect(await undoLast()).toBe(false);
    expect(await undoLast()).toBe(false);
    expect(tries).toBe(1);
  });
});

describe('attack: Ctrl Z', () => {
  const offer = (undone: string[]) => {
    offerUndo({ done: 'Sent for review', undo: () => Promise.resolve(undone.push('reopened')) });
  };

  it('after an approval does not take back the submission before it, and with it the approval', async () => {
    const undone: string[] = [];
    offer(undone);
    await act('evidence', 'approve', { id: 'EVD-0001', version: 1, overrideReason: '' });
    expect(await undoLast()).toBe(false);
    expect(undone).toEqual([]);
  });

  it('takes back the last act though one looked at something, or changed how the app looks', async () => {
    const undone: string[] = [];
    offer(undone);
    await call('evidence', 'get', { id: 'EVD-0001' });
    await act('app', 'setPreferences', {} as never);
    expect(await undoLast()).toBe(true);
    expect(undone).toEqual(['reopened']);
  });

  it('whose counter-act ends after the vault was locked says nothing of that vault', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    let later = 0;
    offerUndo({ done: 'A name of this vault', undo: () => ended });
    const undoing = undoLast();
    forgetUndo();
    offerUndo({ done: 'In the next vault', undo: () => Promise.resolve((later += 1)) });
    end();
    await undoing;
    expect(await undoLast()).toBe(true);
    expect(later).toBe(1);
  });
});
