// The way of an exception from a draft to closed, and what each state needs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeException,
  getException,
  listJournal,
  recordException,
  setExceptionState,
} from '../../../src/engine';
import { mayFollow, missingFor } from '../../../src/shared/exception-path';
import {
  EXCEPTION_STATES,
  type ExceptionState,
  type NewException,
} from '../../../src/shared/domain/exception';
import { UserError } from '../../../src/shared/errors';
import { exception, whole, ready, journal, newest, refusal } from './exception-fixture';

describe('the way of an exception', () => {
  it('goes step by step to closed when everything is stated, and back again', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    const way = ['confirmed', 'responded', 'remediating', 'fixed', 'retested', 'closed'] as const;
    for (const state of way) expect(setExceptionState(vault, id, state).state).toBe(state);
    for (const state of ['retested', 'fixed', 'remediating', 'responded', 'confirmed', 'draft'] as const)
      expect(setExceptionState(vault, id, state).state).toBe(state);
    expect(newest(vault)).toMatchObject({
      action: 'exception.changed',
      subject: id,
      detail: { before: { state: 'confirmed' }, after: { state: 'draft', title: whole().title } },
    });
  });

  it.each([
    ['confirmed', { whatHappened: '' }, 'what happened'],
    ['confirmed', { extent: null }, 'its extent (how many failed, of how many)'],
    ['responded', { response: '' }, 'management’s response'],
    ['responded', { responseApprovedBy: '' }, 'who approved the response'],
    ['remediating', { remediation: '', owner: '' }, 'the remediation and its owner'],
    ['fixed', { fixedOn: null }, 'the day it was fixed'],
    ['retested', { retest: '' }, 'the retest'],
    ['accepted', { response: '' }, 'management’s response'],
  ] as const)('does not become %s without what it needs (%j)', async (state, missing, words) => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole(missing));
    const way = EXCEPTION_STATES.slice(
      1,
      EXCEPTION_STATES.indexOf(state === 'accepted' ? 'responded' : state),
    );
    for (const step of way) setExceptionState(vault, id, step);
    expect(refusal(() => setExceptionState(vault, id, state))).toEqual({
      code: 'exception.state',
      details: { id, state, what: `For that it needs ${words}, which nobody has stated.` },
    });
    expect(getException(vault, id).state).toBe(way.at(-1) ?? 'draft');
  });

  it('leaves out no step, and says which may follow', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    expect(refusal(() => setExceptionState(vault, id, 'closed')).details['what']).toBe(
      'It is draft; from there it may become confirmed.',
    );
    expect(() => setExceptionState(vault, id, 'accepted')).toThrow('exception.state');
  });

  it('keeps what its state needs', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    setExceptionState(vault, id, 'confirmed');
    expect(refusal(() => changeException(vault, id, whole({ extent: null }))).code).toBe('exception.state');
    expect(changeException(vault, id, whole({ retest: '' })).retest).toBe('');
  });

  it('writes nothing when nothing changes', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    const before = journal(vault).total;
    changeException(vault, id, whole());
    expect(journal(vault).total).toBe(before);
  });

  it('asks for every fact before the state that needs it, whatever the order of steps (10,000 cases)', () => {
    const fact = fc.constantFrom(
      'whatHappened',
      'extent',
      'response',
      'responseApprovedBy',
      'remediation',
      'owner',
      'fixedOn',
      'retest',
    );
    const move = fc.oneof(
      { weight: 2, arbitrary: fc.record({ state: fc.constantFrom(...EXCEPTION_STATES) }) },
      { weight: 3, arbitrary: fc.record({ fact, isThere: fc.boolean() }) },
    );
    const needed: Readonly<Record<ExceptionState, number>> = {
      draft: 0,
      confirmed: 2,
      responded: 4,
      accepted: 4,
      remediating: 6,
      fixed: 7,
      retested: 8,
      closed: 8,
    };
    const order = [
      'whatHappened',
      'extent',
      'response',
      'responseApprovedBy',
      'remediation',
      'owner',
      'fixedOn',
      'retest',
    ] as const;
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), fc.boolean(), (moves, isInPackage) => {
        let stated: NewException = exception();
        let state: ExceptionState = isInPackage ? 'confirmed' : 'draft';
        if (isInPackage) stated = whole();
        for (const one of moves) {
          if ('state' in one) {
            const may = mayFollow(state, isInPackage).includes(one.state);
            if (!may || missingFor(one.state, stated).length > 0) continue;
            // One step along the way, or in and out of accepted.
            const steps = Math.abs(EXCEPTION_STATES.indexOf(one.state) - EXCEPTION_STATES.indexOf(state));
            if (one.state !== 'accepted' && state !== 'accepted') expect(steps).toBe(1);
            state = one.state;
          } else {
            const next = { ...stated, [one.fact]: (one.isThere ? whole() : exception())[one.fact] };
            if (missingFor(state, next).length === 0) stated = next;
          }
          if (isInPackage) expect(state).not.toBe('draft');
          for (const key of order.slice(0, needed[state])) expect(stated[key]).toEqual(whole()[key]);
          expect(mayFollow(state, isInPackage).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('keeps a vault and its journal on the same way, whatever is tried', async () => {
    const { vault } = await ready();
    const move = fc.oneof(
      fc.record({ state: fc.constantFrom(...EXCEPTION_STATES) }),
      fc.record({
        change: fc.constantFrom(exception(), whole(), whole({ retest: '' }), whole({ owner: '' })),
      }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const { id } = recordException(vault, exception());
        for (const one of moves) {
          try {
            if ('state' in one) setExceptionState(vault, id, one.state);
            else changeException(vault, id, one.change);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            expect(error.code).toBe('exception.state');
          }
        }
        const told = listJournal(vault, { subject: id, newestFirst: false, offset: 0, limit: 500 }).rows;
        const last = told.at(-1)?.detail['after'] as object;
        expect(getException(vault, id)).toMatchObject(last);
        for (const [at, entry] of told.entries())
          if (at > 0) expect(entry.detail['before']).toEqual(told[at - 1]?.detail['after']);
      }),
      { numRuns: 60 },
    );
  });
});
