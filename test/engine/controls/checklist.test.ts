// What an auditor will ask for, and the evidence that ticks it off.
import { describe, expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  getControl,
  getEvidence,
  setChecklist,
  tickItem,
  unlinkEvidence,
  untickItem,
} from '../../../src/engine';
import { controlId, evidenceId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob } from '../temporary-vault';
import { days, engage, entries, items, newest, own } from './register-fixture';

const one = controlId(1);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

const register = async () => {
  const made = await makeVault();
  addControl(made.vault, own({ checklist: ['one', 'two'] }));
  const item = (name: string, effective: ReturnType<typeof days>) => ({
    paths: [made.file(name, name)],
    facts: facts({ effective }),
  });
  await addEvidence(
    made.vault,
    [item('in', days('2026-02-01', '2026-02-28')), item('before', days('2025-02-01', '2025-02-28'))],
    quietJob(),
  );
  return made;
};
const texts = (control: ReturnType<typeof getControl>) =>
  control.checklistItems.map((item) => [item.number, item.text]);

describe('the checklist', () => {
  it('keeps numbers with their items and never gives one out again', async () => {
    const { vault } = await register();
    const changed = setChecklist(vault, one, [
      { number: 2, text: 'two, better' },
      { number: null, text: 'three' },
    ]);
    expect(texts(changed)).toEqual([
      [2, 'two, better'],
      [3, 'three'],
    ]);
    setChecklist(vault, one, [{ number: 2, text: 'two, better' }]);
    expect(texts(setChecklist(vault, one, [{ number: null, text: 'four' }]))).toEqual([[4, 'four']]);
    expect(newest(vault)).toMatchObject({
      action: 'control.checklist-changed',
      detail: { before: [{ number: 2, text: 'two, better' }], after: [{ number: 4, text: 'four' }] },
    });
    const seen = entries(vault).length;
    setChecklist(vault, one, [{ number: 4, text: 'four' }]);
    expect(entries(vault)).toHaveLength(seen);
  });

  it('knows no numbers but its own, each once', async () => {
    const { vault } = await register();
    for (const numbers of [[3], [1, 1]]) {
      const given = numbers.map((number) => ({ number, text: 'x' }));
      expect(() => setChecklist(vault, one, given)).toThrow(refusal('use.bad-input'));
    }
    expect(() => tickItem(vault, one, 9, items('EVD-0001'))).toThrow(refusal('use.bad-input'));
    expect(() => tickItem(vault, one, 1, items('EVD-0001', 'EVD-0009'))).toThrow(
      refusal('use.unknown-evidence'),
    );
    expect(() => tickItem(vault, controlId(9), 1, items('EVD-0001'))).toThrow(refusal('use.unknown-control'));
    expect(getControl(vault, one).evidenceCount).toBe(0);
  });
});

describe('ticking off', () => {
  it('links the evidence to the control, tells both, and counts what lies inside the period', async () => {
    const { vault } = await register();
    engage(vault);
    const seen = entries(vault).length;
    const ticked = tickItem(vault, one, 1, items('EVD-0002', 'EVD-0001', 'EVD-0001'));
    expect(ticked.checklistItems[0]).toEqual({
      number: 1,
      text: 'one',
      evidenceIds: ['EVD-0001', 'EVD-0002'],
      evidenceInPeriodCount: 1,
    });
    expect(ticked.checklist).toEqual({ ticked: 1, total: 2 });
    expect(getEvidence(vault, evidenceId(1)).controlIds).toEqual(['CTL-001']);
    expect(
      entries(vault)
        .slice(seen)
        .map((entry) => [entry.action, entry.subject]),
    ).toEqual([
      ['evidence.linked', 'EVD-0002'],
      ['evidence.linked', 'EVD-0001'],
      ['control.ticked', 'CTL-001'],
    ]);
    expect(newest(vault)?.detail).toEqual({ number: 1, evidence: ['EVD-0002', 'EVD-0001'] });
    const before = entries(vault).length;
    tickItem(vault, one, 1, items('EVD-0001'));
    expect(entries(vault)).toHaveLength(before);
  });

  it('is taken back, while the evidence stays linked', async () => {
    const { vault } = await register();
    tickItem(vault, one, 1, items('EVD-0001', 'EVD-0002'));
    const left = untickItem(vault, one, 1, items('EVD-0002'));
    expect(left.checklistItems[0]?.evidenceIds).toEqual(['EVD-0001']);
    expect(left.evidenceCount).toBe(2);
    expect(newest(vault)).toMatchObject({
      action: 'control.unticked',
      detail: { number: 1, evidence: ['EVD-0002'] },
    });
    const before = entries(vault).length;
    untickItem(vault, one, 1, items('EVD-0002'));
    expect(entries(vault)).toHaveLength(before);
  });

  it('counts while the evidence is linked to the control', async () => {
    const { vault } = await register();
    engage(vault);
    tickItem(vault, one, 1, items('EVD-0001'));
    unlinkEvidence(vault, evidenceId(1), [one], []);
    expect(getControl(vault, one)).toMatchObject({
      checklist: { ticked: 0, total: 2 },
      checklistItems: [{ evidenceIds: [] }, {}],
    });
    expect(tickItem(vault, one, 1, items('EVD-0001')).checklist.ticked).toBe(1);
  });
});
