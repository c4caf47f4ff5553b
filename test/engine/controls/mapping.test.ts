// Tying controls to points of focus and criteria.
import { describe, expect, it } from 'vitest';
import {
  getControl,
  loadStarterControls,
  mapControl,
  mapControls,
  setRationale,
  unmapControl,
  addControl,
} from '../../../src/engine';
import { controlId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';
import {
  criteria,
  criterion,
  engage,
  entries,
  newest,
  own,
  point,
  points,
  starter,
} from './register-fixture';

describe('mapping a control', () => {
  it('adds what is missing, keeps the rationale of what is there, and says which is which', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    const result = mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: points('CC1.1-1', 'CC6.1-2', 'CC6.1-2'), criterionIds: [] },
      'Covers sign-in.',
    );
    expect(result).toEqual({ added: ['CC6.1-2'], alreadyMapped: ['CC1.1-1'] });
    const control = getControl(vault, controlId(1));
    expect(control.criterionIds).toEqual(['CC1.1', 'CC6.1']);
    expect(control.mappings.find((one) => one.pointOfFocusId === 'CC6.1-2')?.rationale).toBe(
      'Covers sign-in.',
    );
    expect(control.mappings.find((one) => one.pointOfFocusId === 'CC1.1-1')?.rationale).toMatch(
      /starter set/,
    );
    expect(newest(vault)).toMatchObject({
      action: 'control.mapped',
      subject: 'CTL-001',
      detail: { pointsOfFocus: ['CC6.1-2'], rationale: 'Covers sign-in.' },
    });
  });

  it('twice is the same as once, without a second journal entry', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    mapControl(vault, controlId(1), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, '');
    const before = newest(vault);
    expect(
      mapControl(vault, controlId(1), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, 'another'),
    ).toEqual({
      added: [],
      alreadyMapped: ['CC6.1-2'],
    });
    expect(newest(vault)).toEqual(before);
  });

  it('maps nothing when a point of focus is unknown', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    expect(() =>
      mapControl(
        vault,
        controlId(1),
        { pointOfFocusIds: points('CC6.1-2', 'CC6.1-99'), criterionIds: [] },
        '',
      ),
    ).toThrow(expect.objectContaining({ code: 'use.unknown-criterion', details: { id: 'CC6.1-99' } }));
    expect(getControl(vault, controlId(1)).criterionIds).toEqual(['CC1.1']);
  });

  it('takes a mapping away once, and passes over what is not mapped', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-1', 'CC6.1-2'), criterionIds: [] });
    expect(newest(vault)).toMatchObject({
      action: 'control.unmapped',
      detail: { pointsOfFocus: ['CC1.1-1'] },
    });
    const before = newest(vault);
    unmapControl(vault, controlId(1), { pointOfFocusIds: points('CC1.1-1'), criterionIds: [] });
    expect(newest(vault)).toEqual(before);
    expect(getControl(vault, controlId(1)).mappings.map((one) => one.pointOfFocusId)).not.toContain(
      'CC1.1-1',
    );
  });

  it('does not know controls that do not exist', async () => {
    const { vault } = await makeVault();
    const unknown = expect.objectContaining({
      code: 'use.unknown-control',
      details: { id: 'CTL-404' },
    }) as Error;
    expect(() => getControl(vault, controlId(404))).toThrow(unknown);
    expect(() =>
      mapControl(vault, controlId(404), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }, ''),
    ).toThrow(unknown);
    expect(() =>
      unmapControl(vault, controlId(404), { pointOfFocusIds: points('CC6.1-2'), criterionIds: [] }),
    ).toThrow(unknown);
  });

  it('marks points of focus that the engagement does not ask for', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, starter('AC-01'));
    mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: points('CC6.1-13'), criterionIds: [] },
      'Personal data too.',
    );
    const scopeOf = (point: string) =>
      getControl(vault, controlId(1)).mappings.find((one) => one.pointOfFocusId === point)?.inScope;
    expect(scopeOf('CC6.1-13')).toBe(true);
    engage(vault);
    expect(scopeOf('CC6.1-13')).toBe(false);
    expect(scopeOf('CC1.1-1')).toBe(true);
    engage(vault, ['privacy']);
    expect(scopeOf('CC6.1-13')).toBe(true);
  });
});
describe('mapping to a criterion as a whole', () => {
  it('stands beside the points of focus, with a rationale and its scope', async () => {
    const { vault } = await makeVault();
    addControl(vault, own({ pointOfFocusIds: ['CC6.1-2'], criterionIds: ['P1.1'], rationale: 'Both.' }));
    mapControl(
      vault,
      controlId(1),
      { pointOfFocusIds: [], criterionIds: criteria('CC7.2', 'P1.1') },
      'Whole.',
    );
    engage(vault);
    const control = getControl(vault, controlId(1));
    expect(control).toMatchObject({ criterionIds: ['CC6.1', 'CC7.2', 'P1.1'], pointOfFocusCount: 1 });
    expect(control.criterionMappings).toMatchObject([
      { criterionId: 'CC7.2', rationale: 'Whole.', inScope: true },
      { criterionId: 'P1.1', rationale: 'Both.', inScope: false },
    ]);
    expect(newest(vault)?.action).toBe('engagement.created');
    unmapControl(vault, controlId(1), { pointOfFocusIds: [], criterionIds: criteria('CC7.2', 'CC8.1') });
    expect(newest(vault)?.detail).toEqual({ pointsOfFocus: [], criteria: ['CC7.2'] });
    expect(getControl(vault, controlId(1)).criterionIds).toEqual(['CC6.1', 'P1.1']);
    const unknown = { pointOfFocusIds: [], criterionIds: criteria('CC9.9') };
    expect(() => mapControl(vault, controlId(1), unknown, '')).toThrow(
      expect.objectContaining({ code: 'use.unknown-criterion' }),
    );
  });

  it('says anew why, for what the control is mapped to', async () => {
    const { vault } = await makeVault();
    addControl(vault, own({ pointOfFocusIds: ['CC6.1-2'], criterionIds: ['CC7.2'], rationale: 'Both.' }));
    setRationale(vault, controlId(1), point('CC6.1-2'), 'One.');
    setRationale(vault, controlId(1), criterion('CC7.2'), 'Two.');
    expect(newest(vault)).toMatchObject({
      action: 'control.rationale-changed',
      detail: { of: 'CC7.2', before: 'Both.', after: 'Two.' },
    });
    const control = getControl(vault, controlId(1));
    expect([control.mappings[0]?.rationale, control.criterionMappings[0]?.rationale]).toEqual([
      'One.',
      'Two.',
    ]);
    const before = newest(vault);
    setRationale(vault, controlId(1), criterion('CC7.2'), 'Two.');
    expect(newest(vault)).toEqual(before);
    expect(() => setRationale(vault, controlId(1), criterion('CC8.1'), 'x')).toThrow(
      expect.objectContaining({ code: 'use.unknown-criterion' }),
    );
  });
});

describe('mapping many controls', () => {
  it('gives each what it lacks, with an entry of its own, or nothing to any', async () => {
    const { vault } = await makeVault();
    for (const title of ['A', 'B', 'C']) addControl(vault, own({ title }));
    const mapped = { pointOfFocusIds: points('CC6.1-2'), criterionIds: criteria('CC7.2') };
    mapControl(vault, controlId(2), { ...mapped, criterionIds: [] }, 'mine');
    const seen = entries(vault).length;
    const all = [controlId(1), controlId(2), controlId(3), controlId(1)];
    expect(mapControls(vault, all, mapped, 'ours')).toEqual({ added: 5, alreadyMapped: 1 });
    expect(
      entries(vault)
        .slice(seen)
        .map((one) => [one.action, one.subject, one.detail['pointsOfFocus']]),
    ).toEqual([
      ['control.mapped', 'CTL-001', ['CC6.1-2']],
      ['control.mapped', 'CTL-002', []],
      ['control.mapped', 'CTL-003', ['CC6.1-2']],
    ]);
    expect(getControl(vault, controlId(2)).mappings[0]?.rationale).toBe('mine');
    const before = entries(vault).length;
    expect(() =>
      mapControls(vault, [controlId(1), controlId(9)], { ...mapped, criterionIds: criteria('A1.1') }, ''),
    ).toThrow(expect.objectContaining({ code: 'use.unknown-control' }));
    expect(mapControls(vault, all, mapped, 'again')).toEqual({ added: 0, alreadyMapped: 6 });
    expect(entries(vault)).toHaveLength(before);
  });
});
