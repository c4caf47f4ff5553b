import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  buildPackage,
  changeException,
  createEngagement,
  type ExceptionQuery,
  getException,
  listExceptions,
  listJournal,
  loadStarterControls,
  type OpenVault,
  recordException,
  setExceptionState,
  verifyPackage,
  withdrawException,
} from '../../src/engine';
import { mayFollow, missingFor } from '../../src/shared/exception-path';
import { NewEngagement } from '../../src/shared/domain/engagement';
import {
  EXCEPTION_STATES,
  type ExceptionState,
  NewException,
  NOTHING_STATED,
} from '../../src/shared/domain/exception';
import { UserError } from '../../src/shared/errors';
import { controlId, evidenceId, exceptionId, type StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, quietJob } from './temporary-vault';

const starter = (...ids: string[]) => ids as StarterControlId[];

const engage = (vault: OpenVault, system = 'Assist') =>
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: system,
      categories: ['security'],
      firm: '',
    }),
  );

const exception = (given: Partial<NewException> = {}) =>
  NewException.parse({
    ...NOTHING_STATED,
    title: 'Access review of the second quarter was late',
    controlId: 'CTL-001',
    occurrenceFrom: '2026-04-01',
    foundOn: '2026-07-01',
    ...given,
  });

/** What takes an exception as far as it goes. */
const whole = (given: Partial<NewException> = {}) =>
  exception({
    whatHappened: 'Nobody looked at the accounts in June.',
    extent: { failed: 1, of: 2 },
    response: 'We did it in July and put it into the calendar.',
    responseApprovedBy: 'Ada Byron',
    remediation: 'A calendar entry with two owners.',
    owner: 'Ada Byron',
    fixedOn: NewException.shape.foundOn.parse('2026-07-10'),
    retest: 'The review of the third quarter came on its day.',
    ...given,
  });

const ready = async () => {
  const made = await makeVault();
  engage(made.vault);
  loadStarterControls(made.vault, starter('AC-01', 'AC-02'));
  return made;
};

const list = (vault: OpenVault, given: Partial<ExceptionQuery> = {}) =>
  listExceptions(vault, {
    search: '',
    states: [],
    controlId: null,
    withWithdrawn: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 100,
    ...given,
  });
const ids = (page: ReturnType<typeof list>) => page.rows.map((row) => row.id);
const journal = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 500 });
const newest = (vault: OpenVault) => journal(vault).rows[0];

/** The error a piece of work ends with. */
const refusal = (work: () => unknown): { code: string; details: Record<string, unknown> } => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, details: { ...error.details } };
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('recording an exception', () => {
  it('makes a draft of the current engagement and tells the journal all of it', async () => {
    const { vault } = await ready();
    const made = recordException(vault, exception());
    expect(made).toMatchObject({
      id: 'EXC-01',
      engagementId: 'ENG-01',
      controlId: 'CTL-001',
      state: 'draft',
      withdrawn: null,
      packageIds: [],
      nextStates: ['confirmed'],
      createdAt: '2026-07-01T09:00:00Z',
    });
    expect(newest(vault)).toMatchObject({
      action: 'exception.recorded',
      subject: 'EXC-01',
      detail: { after: { ...exception(), engagementId: 'ENG-01', state: 'draft' } },
    });
  });

  it('keeps its evidence once and in order', async () => {
    const { vault, file } = await ready();
    for (const name of ['a.txt', 'b.txt']) {
      await addEvidence(vault, [{ facts: facts({ title: name }), paths: [file(name, name)] }], quietJob());
    }
    const made = recordException(
      vault,
      exception({ evidenceIds: [evidenceId(2), evidenceId(1), evidenceId(2)] }),
    );
    expect(made.evidenceIds).toEqual(['EVD-0001', 'EVD-0002']);
  });

  it('refuses what the vault does not know, and writes nothing then', async () => {
    const { vault } = await makeVault();
    expect(() => recordException(vault, exception())).toThrow('use.engagement-missing');
    engage(vault);
    const before = journal(vault).total;
    expect(() => recordException(vault, exception())).toThrow('use.unknown-control');
    loadStarterControls(vault, starter('AC-01'));
    expect(() => recordException(vault, exception({ evidenceIds: [evidenceId(9)] }))).toThrow(
      'use.unknown-evidence',
    );
    expect(() => getException(vault, exceptionId(1))).toThrow('use.unknown-exception');
    expect(journal(vault).total).toBe(before + 1);
  });
});

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

describe('withdrawing an exception', () => {
  it('takes it off the list and keeps it readable, with its reason', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    const gone = withdrawException(vault, id, 'The review was there; we looked at the wrong folder.');
    expect(gone).toMatchObject({
      withdrawn: 'The review was there; we looked at the wrong folder.',
      nextStates: [],
    });
    expect(newest(vault)).toMatchObject({
      action: 'exception.withdrawn',
      subject: id,
      detail: { reason: 'The review was there; we looked at the wrong folder.' },
    });
    expect(ids(list(vault))).toEqual([]);
    expect(ids(list(vault, { withWithdrawn: true }))).toEqual([id]);
    for (const work of [
      () => withdrawException(vault, id, 'again'),
      () => setExceptionState(vault, id, 'confirmed'),
      () => changeException(vault, id, exception()),
    ])
      expect(work).toThrow('exception.state');
  });
});

describe('the register', () => {
  it('shows the current engagement’s, filtered, sorted, searched and in pages', async () => {
    const { vault } = await ready();
    const first = recordException(vault, whole({ title: 'Backup restore was not tried', due: null }));
    const second = recordException(
      vault,
      whole({ controlId: controlId(2), due: NewException.shape.foundOn.parse('2026-08-01'), owner: 'Grace' }),
    );
    setExceptionState(vault, second.id, 'confirmed');
    expect(ids(list(vault))).toEqual(['EXC-01', 'EXC-02']);
    expect(ids(list(vault, { search: 'grace' }))).toEqual(['EXC-02']);
    expect(ids(list(vault, { search: 'exc-01 backup' }))).toEqual(['EXC-01']);
    expect(ids(list(vault, { states: ['confirmed', 'closed'] }))).toEqual(['EXC-02']);
    expect(ids(list(vault, { controlId: controlId(1) }))).toEqual(['EXC-01']);
    expect(ids(list(vault, { sort: 'due' }))).toEqual(['EXC-02', 'EXC-01']);
    expect(ids(list(vault, { sort: 'due', direction: 'descending' }))).toEqual(['EXC-02', 'EXC-01']);
    expect(ids(list(vault, { sort: 'state', direction: 'descending' }))).toEqual(['EXC-02', 'EXC-01']);
    for (const sort of ['title', 'control', 'foundOn'] as const)
      expect(list(vault, { sort, limit: 1, offset: 1 })).toMatchObject({ total: 2, rows: [{}] });
    expect(list(vault).rows[0]?.controlTitle).toMatch(/./);
    engage(vault, 'Another system');
    expect(ids(list(vault))).toEqual([]);
    expect(getException(vault, first.id).engagementId).toBe('ENG-01');
  });
});

describe('the pages of the register', () => {
  it('come in one order, page by page and from either end, filtered or not', async () => {
    const { vault } = await ready();
    for (let number = 0; number < 17; number += 1) {
      const day = NewException.shape.foundOn.parse(`2026-08-${String(10 + ((number * 5) % 9))}`);
      const { id } = recordException(
        vault,
        whole({
          title: `Exception ${String((number * 7) % 5)}`,
          controlId: controlId(1 + (number % 2)),
          due: number % 3 === 0 ? null : day,
        }),
      );
      if (number % 4 === 0) setExceptionState(vault, id, 'confirmed');
      if (number === 5) withdrawException(vault, id, 'Was none.');
    }
    for (const sort of ['id', 'title', 'control', 'foundOn', 'due', 'state'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        for (const withWithdrawn of [false, true]) {
          const all = ids(list(vault, { sort, direction, withWithdrawn }));
          expect(new Set(all).size).toBe(withWithdrawn ? 17 : 16);
          for (const search of ['', 'exception']) {
            const pages = [0, 6, 12, 18].flatMap((offset) =>
              ids(list(vault, { sort, direction, withWithdrawn, search, offset, limit: 6 })),
            );
            expect(pages).toEqual(all);
          }
        }
      }
    }
  });
});

describe('exceptions in a package', () => {
  const prepared = async () => {
    const made = await ready();
    const { vault, file, desk } = made;
    const inside = { from: '2026-02-01', to: '2026-02-28' } as never;
    await addEvidence(
      vault,
      [
        { facts: facts({ controlIds: [controlId(1)], effective: inside }), paths: [file('a.txt', 'a')] },
        { facts: facts({ title: 'The retest' }), paths: [file('retest.txt', 'retest')] },
      ],
      quietJob(),
    );
    const build = (name: string) =>
      buildPackage(
        vault,
        { engagementId: 'ENG-01' as never, targetPath: join(desk, name), omissions: [], allowDraft: true },
        quietJob(),
      );
    const read = (name: string, path: string): string =>
      execFileSync('unzip', ['-p', join(desk, name), `*/data/${path}`], { encoding: 'utf8' });
    const json = (name: string) =>
      JSON.parse(read(name, 'package.json')) as {
        exceptions: Record<string, unknown>[];
        counts: Record<string, number>;
        evidence: { ref: string }[];
      };
    return { ...made, build, read, json };
  };

  it('hands over what is confirmed, with its evidence, and nothing else', async () => {
    const { vault, desk, build, read, json } = await prepared();
    recordException(vault, whole({ title: 'Still a draft' }));
    const { id } = recordException(vault, whole({ evidenceIds: [evidenceId(2)] }));
    const gone = recordException(vault, whole({ title: 'Was none' }));
    for (const one of [id, gone.id]) setExceptionState(vault, one, 'confirmed');
    withdrawException(vault, gone.id, 'It did not happen.');
    await build('one.zip');
    const { exceptions, counts, evidence } = json('one.zip');
    expect(exceptions).toEqual([
      expect.objectContaining({
        id,
        control: 'CTL-001',
        state: 'confirmed',
        extent: { failed: 1, of: 2 },
        response_approved_by: 'Ada Byron',
        evidence: ['EVD-0002.01'],
      }),
    ]);
    expect(counts['exceptions']).toBe(1);
    expect(evidence.map((one) => one.ref)).toEqual(['EVD-0001.01', 'EVD-0002.01']);
    const page = read('one.zip', '60_exceptions/exceptions.html');
    expect(page).toContain('Nobody looked at the accounts in June.');
    for (const unseen of ['Still a draft', 'Was none']) {
      expect(page).not.toContain(unseen);
      expect(read('one.zip', '90_custody/entries.jsonl')).not.toContain(unseen);
    }
    const report = await verifyPackage(join(desk, 'one.zip'), { signer: null }, quietJob());
    expect(report.findings).toEqual([]);
  });

  it('gives the same package for the same exceptions, and another one when an answer has changed', async () => {
    const { vault, build } = await prepared();
    const { id } = recordException(vault, whole());
    setExceptionState(vault, id, 'confirmed');
    const first = await build('one.zip');
    expect(await build('two.zip')).toEqual(first);
    recordException(vault, whole({ title: 'A draft changes nothing' }));
    expect(await build('three.zip')).toEqual(first);
    changeException(vault, id, whole({ cause: 'Nobody was the deputy.' }));
    const next = await build('four.zip');
    expect(next.id).not.toBe(first.id);
    expect(getException(vault, id).packageIds).toEqual([first.id, next.id]);
  });

  it('never lets go of one that was handed over', async () => {
    const { vault, build, json } = await prepared();
    const { id } = recordException(vault, whole());
    setExceptionState(vault, id, 'confirmed');
    const { id: packageId } = await build('one.zip');
    const before = getException(vault, id);
    expect(before).toMatchObject({ packageIds: [packageId], nextStates: ['responded', 'accepted'] });
    for (const work of [
      () => withdrawException(vault, id, 'We would rather not.'),
      () => setExceptionState(vault, id, 'draft'),
    ]) {
      expect(refusal(work)).toEqual({
        code: 'exception.in-package',
        details: { id, package: packageId },
      });
    }
    expect(getException(vault, id)).toEqual(before);
    setExceptionState(vault, id, 'responded');
    await build('two.zip');
    expect(json('two.zip').exceptions).toMatchObject([{ id, state: 'responded' }]);
  });
});
