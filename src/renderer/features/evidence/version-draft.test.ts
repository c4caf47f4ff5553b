import { describe, expect, it } from 'vitest';
import type { EvidenceVersion } from '../../../shared/domain/evidence';
import type { CalendarDate } from '../../../shared/period';
import { factsOfDraft, versionDraftOf, versionFaults } from './version-draft';

const day = (text: string): CalendarDate => text as CalendarDate;
const version = {
  title: 'Access review',
  effective: { from: day('2026-04-01'), to: day('2026-06-30') },
  capturedOn: null,
  validUntil: null,
  source: '',
  sensitivity: 'internal',
  collector: '',
  method: 'unstated',
  quality: ['clock'],
} as unknown as EvidenceVersion;

describe('correcting a draft', () => {
  it('says the same when nothing was touched', () => {
    expect(factsOfDraft(versionDraftOf(version))).toEqual(version);
  });

  it('takes one day alone for that day, and no day for undated', () => {
    const draft = versionDraftOf(version);
    expect(factsOfDraft({ ...draft, effectiveTo: null }).effective).toEqual({
      from: '2026-04-01',
      to: '2026-04-01',
    });
    expect(factsOfDraft({ ...draft, effectiveFrom: null, effectiveTo: null }).effective).toBeNull();
  });

  it('finds a missing title and days that run backwards', () => {
    const draft = { ...versionDraftOf(version), title: ' ', effectiveTo: day('2026-03-01') };
    expect([...versionFaults(draft)].sort()).toEqual(['dates-reversed', 'no-title']);
  });
});
