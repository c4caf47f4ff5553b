import { describe, expect, it } from 'vitest';
import type { ControlVersion } from '../../../shared/domain/control';
import type { Instant } from '../../../shared/period';
import { factChanges } from './version-changes';

const version: ControlVersion = {
  version: 1,
  title: 'User access review',
  wording: 'Owners review access.',
  ownerRole: 'IT Lead',
  owner: '',
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: null,
  nature: 'detective',
  kind: 'manual',
  validFrom: null,
  validTo: null,
  note: '',
  createdAt: '2026-01-04T09:00:00Z' as Instant,
};

describe('what differs between two versions beside the wording', () => {
  it('is said in words, in the order of the form', () => {
    const next: ControlVersion = { ...version, owner: 'Tomas', cadence: 'monthly', graceDays: 1 };
    expect(factChanges(version, next)).toEqual([
      { name: 'Owner', before: 'nothing', after: 'Tomas' },
      { name: 'Cadence', before: 'Quarterly', after: 'Monthly' },
      { name: 'Days of grace', before: 'as usual', after: '1 day' },
    ]);
  });

  it('is nothing where only the wording or the days differ', () => {
    expect(factChanges(version, { ...version, version: 2, wording: 'Other words.' })).toEqual([]);
  });
});
