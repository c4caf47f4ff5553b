import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../shared/domain/engagement';
import type { Gap } from '../../../shared/domain/package';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { controlId, engagementId, packageId } from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import {
  gapsWithoutReason,
  gapTitle,
  groupGaps,
  newDraft,
  nextRound,
  omissionsOf,
  partBytesOf,
  possibleBases,
  scopeFaults,
  selectionOf,
  suggestedZipName,
  verdictAsItStands,
  withReason,
} from './package-draft';

const gap = (kind: Gap['kind'], id: string): Gap => ({
  key: `${kind}:${id}`,
  kind,
  what: id,
  controlId: null,
  criterionIds: [],
  answeredBy: null,
});
const gaps = [
  gap('control-without-evidence', 'CTL-009'),
  gap('criterion-without-control', 'CC6.8'),
  gap('control-without-evidence', 'CTL-010'),
];
const none = new Map<string, string>();

describe('the gaps of a package', () => {
  it('stand by kind, what is missing entirely first, kinds without a gap left out', () => {
    expect(groupGaps(gaps).map((group) => [group.kind, group.gaps.map((one) => one.what)])).toEqual([
      ['criterion-without-control', ['CC6.8']],
      ['control-without-evidence', ['CTL-009', 'CTL-010']],
    ]);
  });

  it('show their title beside their number, not the number twice', () => {
    const one = { ...gap('control-without-evidence', 'CTL-012'), controlId: controlId(12) };
    expect(gapTitle({ ...one, what: 'No evidence for CTL-012 Fraud risk review' })).toBe('Fraud risk review');
    expect(gapTitle({ ...one, what: 'Fraud risk review' })).toBe('Fraud risk review');
    const missed = '2 of 4 occurrences of CTL-012 Fraud risk review missed';
    expect(gapTitle({ ...one, what: missed })).toBe('Fraud risk review: 2 of 4');
  });

  it('make a draft until each has a reason; spaces are no reason', () => {
    expect(verdictAsItStands([], none)).toBe('complete');
    expect(verdictAsItStands(gaps, none)).toBe('draft');
    const two = withReason(
      none,
      ['control-without-evidence:CTL-009', 'criterion-without-control:CC6.8'],
      'Later',
    );
    const spaces = withReason(two, ['control-without-evidence:CTL-010'], '  ');
    expect(verdictAsItStands(gaps, spaces)).toBe('draft');
    expect(gapsWithoutReason(gaps, spaces).map((one) => one.what)).toEqual(['CTL-010']);
    const all = withReason(spaces, ['control-without-evidence:CTL-010'], 'Same');
    expect(verdictAsItStands(gaps, all)).toBe('complete-with-declared-omissions');
  });

  it('hand only reasons of gaps that exist to the engine', () => {
    const reasons = withReason(
      none,
      ['control-without-evidence:CTL-009', 'control-without-evidence:CTL-999'],
      ' Because ',
    );
    expect(omissionsOf(gaps, reasons)).toEqual([
      { key: 'control-without-evidence:CTL-009', reason: 'Because' },
    ]);
  });
});

describe('gaps that are answered elsewhere', () => {
  it('need no reason, as with exceptions for missed occurrences', () => {
    const answered = { ...gap('occurrences-missed', 'CTL-034'), answeredBy: 'EXC-01, EXC-03' };
    expect(gapsWithoutReason([answered], none)).toEqual([]);
    expect(verdictAsItStands([answered], none)).toBe('complete-with-declared-omissions');
    expect(omissionsOf([answered], none)).toEqual([]);
  });

  it('stand beside files left out by choice, which make a package no draft and no complete one', () => {
    const left = { key: 'file-unreadable:EVD-0042.03.1', reason: ' Damaged ', what: 'EVD-0042.03.1' };
    expect(verdictAsItStands([], none, [left])).toBe('complete-with-declared-omissions');
    expect(omissionsOf([], none, [left])).toEqual([{ key: left.key, reason: 'Damaged' }]);
  });
});

const round = (number: number, at: number, over: Partial<PackageSummary> = {}): PackageSummary =>
  ({
    id: packageId(2026, number),
    round: 1,
    kind: 'full',
    engagementId: engagementId(1),
    builtAt: `2026-09-0${String(at)}T10:00:00.000Z` as Instant,
    canBeRebuilt: true,
    recipientIds: [],
    ...over,
  }) as PackageSummary;

describe('what is asked for', () => {
  it('is a round of the package built last for this engagement, for the same recipients, as protected', () => {
    const built = [
      round(1, 1),
      round(2, 3, { recipientIds: ['RCP-02' as never], encryption: 'recipients' }),
      round(3, 5, { engagementId: engagementId(9) }),
    ];
    const draft = newDraft(engagementId(1), built);
    expect(draft.round).toEqual({ kind: 'next-round', of: 'PKG-2026-02' });
    expect(draft.recipientIds).toEqual(['RCP-02']);
    expect(draft.encryption).toBe('recipients');
    expect(nextRound(draft.round, [...built, round(2, 4, { round: 2 })])).toBe(3);
    expect(newDraft(engagementId(1), []).round).toEqual({ kind: 'new-package' });
  });

  it('is all of the engagement until somebody narrows it; dates count in full or not at all', () => {
    const draft = newDraft(engagementId(1), []);
    const from = '2026-01-01' as CalendarDate;
    expect(selectionOf({ ...draft, from }).dates).toBeNull();
    expect(selectionOf({ ...draft, mostSensitive: 'internal' }).mostSensitive).toBe('restricted');
    const narrowed = { ...draft, isNarrowed: true, from, controlIds: [controlId(4)] };
    expect(selectionOf(narrowed)).toEqual({
      criterionIds: null,
      controlIds: ['CTL-004'],
      dates: null,
      mostSensitive: 'restricted',
    });
    expect([...scopeFaults(narrowed)]).toEqual(['one-date']);
    const to = '2025-12-31' as CalendarDate;
    expect([...scopeFaults({ ...narrowed, to })]).toEqual(['dates-reversed']);
    expect(selectionOf({ ...narrowed, from: to, to: from }).dates).toEqual({ from: to, to: from });
  });

  it('says the size of a part in bytes, and takes none below one megabyte', () => {
    expect(partBytesOf({ parts: 'one', otherPart: '' })).toBeNull();
    expect(partBytesOf({ parts: '25', otherPart: '' })).toBe(25_000_000);
    expect(partBytesOf({ parts: 'other', otherPart: '1,5' })).toBe(1_500_000);
    for (const otherPart of ['', '0.5', 'many', '1e400'])
      expect(partBytesOf({ parts: 'other', otherPart })).toBeNull();
  });

  it('offers full rounds of the engagement that can be written again as the base of a delta', () => {
    const built = [
      round(1, 1),
      round(1, 2, { round: 2, kind: 'delta' }),
      round(2, 3, { canBeRebuilt: false }),
      round(3, 4, { engagementId: engagementId(9) }),
      round(4, 5),
    ];
    expect(possibleBases(engagementId(1), built).map((one) => one.id)).toEqual([
      'PKG-2026-04',
      'PKG-2026-01',
    ]);
  });
});

describe('the name offered for the package', () => {
  const engagement = {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' },
  } as Engagement;
  const asked = { isDraft: false, isEncrypted: false, isDelta: false, roundRef: null };

  it('says whose it is, what it is and for which time', () => {
    expect(suggestedZipName('Société Müller & Co.', engagement, asked)).toBe(
      'societe-muller-co_SOC2-TypeII_2025-10-01_2026-09-30.zip',
    );
  });

  it('says when it is a draft, and stands without a Latin name', () => {
    expect(suggestedZipName('株式会社', engagement, { ...asked, isDraft: true })).toBe(
      'package_SOC2-TypeII_2025-10-01_2026-09-30_DRAFT.zip',
    );
  });

  it('says which round it is, that it is a delta and that it is encrypted, in at most 100 characters', () => {
    const name = suggestedZipName('An organization with a long name, Limited', engagement, {
      isDraft: true,
      isEncrypted: true,
      isDelta: true,
      roundRef: 'PKG-2026-02-r12',
    });
    expect(name).toMatch(/_PKG-2026-02-r12_DELTA_DRAFT\.zip\.age$/);
    expect(name.length).toBeLessThanOrEqual(100);
  });
});
