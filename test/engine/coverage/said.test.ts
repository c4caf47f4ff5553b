// What a person says about an occurrence: excuses, and which evidence belongs to it.
import { describe, expect, it } from 'vitest';
import {
  assignEvidence,
  excuseOccurrence,
  getEvidence,
  getOccurrence,
  unassignEvidence,
  withdrawExcuse,
} from '../../../src/engine';
import { evidenceId } from '../../../src/shared/ids';
import { TODAY, ONE, Q1, Q2, withControl, add, on, statesOf, refusal, lastEntry } from './coverage-fixture';

describe('what a person says about an occurrence', () => {
  it('is an excuse with its reason, replaced when said again, and told in the journal', async () => {
    const { vault } = await withControl('quarterly');
    const asked = { controlId: ONE, from: Q1 };
    excuseOccurrence(vault, { ...asked, reason: 'Nobody to review.' });
    const first = lastEntry(vault);
    expect(first).toMatchObject({ action: 'coverage.excused', subject: ONE });
    excuseOccurrence(vault, { ...asked, reason: 'Nobody to review.' });
    expect(lastEntry(vault).seq).toBe(first.seq);
    excuseOccurrence(vault, { ...asked, reason: 'The system went live in April.' });
    expect(lastEntry(vault).detail).toEqual({
      engagement: 'ENG-01',
      from: Q1,
      reason: 'The system went live in April.',
    });
    expect(getOccurrence(vault, { today: TODAY, ...asked }).excuse).toEqual({
      reason: 'The system went live in April.',
      by: 'Ada Byron',
      at: '2026-07-01T09:00:00Z',
    });
    withdrawExcuse(vault, asked);
    expect(lastEntry(vault)).toMatchObject({ action: 'coverage.excuse-withdrawn' });
    expect(getOccurrence(vault, { today: TODAY, ...asked })).toMatchObject({
      state: 'missed',
      excuse: null,
      before: null,
      after: { from: Q2 },
    });
    const seq = lastEntry(vault).seq;
    withdrawExcuse(vault, asked);
    expect(lastEntry(vault).seq).toBe(seq);
  });

  it('is which evidence belongs to it: linked where it was not, and late where its days say so', async () => {
    const made = await withControl('quarterly');
    const { vault } = made;
    const early = await add(made, on('2026-04-08'));
    const other = await add(made, on('2026-09-09'), false);
    expect(statesOf(vault).slice(0, 2)).toEqual(['missed', 'met']);
    assignEvidence(vault, { controlId: ONE, from: Q1, evidenceIds: [early, other] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['late', 'missed', 'missed']);
    expect(getEvidence(vault, other).controlIds).toEqual([ONE]);
    const actions = vault.db
      .prepare('SELECT action, subject FROM journal ORDER BY seq DESC LIMIT 2')
      .raw()
      .all();
    expect(actions).toEqual([
      ['coverage.assigned', ONE],
      ['evidence.linked', other],
    ]);
    const detail = getOccurrence(vault, { today: TODAY, controlId: ONE, from: Q1 });
    expect(detail.evidenceIds).toEqual([early]);
    expect(detail.evidence.map((one) => [one.id, one.isAssigned])).toEqual([
      [early, true],
      [other, true],
    ]);
    const seq = lastEntry(vault).seq;
    assignEvidence(vault, { controlId: ONE, from: Q1, evidenceIds: [other] });
    expect(lastEntry(vault).seq).toBe(seq);
    unassignEvidence(vault, { controlId: ONE, evidenceIds: [early, evidenceId(88)] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['missed', 'met', 'missed']);
    unassignEvidence(vault, { controlId: ONE, evidenceIds: [other] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['missed', 'met', 'met']);
  });

  it('refuses evidence that is not there, and writes nothing then', async () => {
    const made = await withControl('quarterly');
    const id = await add(made, on('2026-04-08'));
    const seq = lastEntry(made.vault).seq;
    const evidenceIds = [id, evidenceId(4711)];
    expect(() => assignEvidence(made.vault, { controlId: ONE, from: Q1, evidenceIds })).toThrow(
      refusal('use.unknown-evidence'),
    );
    expect(lastEntry(made.vault).seq).toBe(seq);
  });
});
