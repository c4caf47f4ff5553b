// Starter controls become controls of the vault, once.
import { describe, expect, it } from 'vitest';
import {
  getControl,
  loadedStarterControls,
  loadStarterControls,
  unmapControl,
  starterControls,
} from '../../../src/engine';
import { controlId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';
import { starter, points, allStarters, list, newest } from './register-fixture';

describe('loading starter controls', () => {
  it('makes controls in the order of the set, with wording, examples and mappings', async () => {
    const { vault } = await makeVault();
    const result = loadStarterControls(vault, starter('AC-03', 'AC-01'));
    expect(result).toEqual({ added: ['CTL-001', 'CTL-002'], alreadyPresent: [] });
    const [first] = starterControls();
    expect(getControl(vault, controlId(1))).toMatchObject({
      starterId: 'AC-01',
      title: first?.title,
      wording: first?.description,
      cadence: first?.frequency,
      checklistItems: first?.evidence_examples.map((text, at) => ({
        number: at + 1,
        text,
        evidenceIds: [],
        evidenceInPeriodCount: 0,
      })),
      criterionIds: first?.criteria,
      pointOfFocusCount: first?.points_of_focus.length,
      createdAt: '2026-07-01T09:00:00Z',
      evidence: [],
    });
    expect(getControl(vault, controlId(1)).mappings.map((one) => one.pointOfFocusId)).toEqual(
      first?.points_of_focus,
    );
    expect(getControl(vault, controlId(2)).starterId).toBe('AC-03');
  });

  it('leaves what is loaded as it is, and numbers go on', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-02'));
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-4'), criterionIds: [] });
    const before = getControl(vault, controlId(1));
    const again = loadStarterControls(vault, starter('AC-01', 'AC-02'));
    expect(again).toEqual({ added: ['CTL-002'], alreadyPresent: ['AC-02'] });
    expect(getControl(vault, controlId(1))).toEqual(before);
    expect(getControl(vault, controlId(2)).starterId).toBe('AC-01');
  });

  it('loads all 90, one journal entry for each, and nothing the second time', async () => {
    const { vault } = await makeVault();
    expect(loadStarterControls(vault, allStarters).added).toHaveLength(90);
    expect(newest(vault)).toMatchObject({ seq: 90, action: 'control.added', subject: 'CTL-090' });
    expect(loadStarterControls(vault, allStarters)).toEqual({ added: [], alreadyPresent: allStarters });
    expect(loadedStarterControls(vault)).toEqual(allStarters);
    expect(newest(vault)?.seq).toBe(90);
  });

  it('loads nothing when one of them is unknown', async () => {
    const { vault } = await makeVault();
    expect(() => loadStarterControls(vault, starter('AC-01', 'AC-91'))).toThrow(
      expect.objectContaining({ code: 'use.unknown-control', details: { id: 'AC-91' } }),
    );
    expect(list(vault).total).toBe(0);
  });
});
