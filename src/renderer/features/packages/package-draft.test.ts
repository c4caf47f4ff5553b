import { describe, expect, it } from 'vitest';
import type { Engagement } from '../../../shared/domain/engagement';
import type { Gap } from '../../../shared/domain/package';
import { controlId } from '../../../shared/ids';
import {
  gapsWithoutReason,
  gapTitle,
  groupGaps,
  omissionsOf,
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

describe('the name offered for the package', () => {
  const engagement = {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' },
  } as Engagement;

  it('says whose it is, what it is and for which time', () => {
    expect(suggestedZipName('Société Müller & Co.', engagement, false)).toBe(
      'societe-muller-co_SOC2-TypeII_2025-10-01_2026-09-30.zip',
    );
  });

  it('says when it is a draft, and stands without a Latin name', () => {
    expect(suggestedZipName('株式会社', engagement, true)).toBe(
      'package_SOC2-TypeII_2025-10-01_2026-09-30_DRAFT.zip',
    );
  });
});
