// Numbers have one spelling: with two, a link would be stored under one and looked for under the other.
import { describe, expect, it } from 'vitest';
import { addToRegister, linkInRegister, loadStarterControls, referringRecords } from '../../../src/engine';
import type { RecordTarget } from '../../../src/shared/domain/programme/record';
import type { StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

const ON = '2026-06-01' as CalendarDate;

describe('a number written with more zeros than it has', () => {
  it('is refused in links and in fields, and the real one is found again', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const add = (controls: readonly string[]) =>
      addToRegister(vault, {
        ...{ register: 'incident', on: ON, note: '' },
        records: [{ facts: { title: 'Keys in a log', controls }, state: null }],
      });
    const link = (target: string) => {
      const [id] = add([]);
      if (id !== undefined) linkInRegister(vault, { ids: [id], targets: [target as RecordTarget], note: '' });
    };
    expect(() => add(['CTL-0001'])).toThrow('use.unknown-control');
    expect(() => {
      link('CTL-0001');
    }).toThrow('use.unknown-control');
    add(['CTL-001']);
    link('CTL-001');
    expect(referringRecords(vault, 'CTL-001' as RecordTarget, ON)).toHaveLength(2);
  });
});
