import { describe, expect, it } from 'vitest';
import type { AskedFacts } from '../../../shared/domain/request';
import type { CalendarDate } from '../../../shared/period';
import { askedText, NOTHING_ASKED } from '../lists/compare-asked';
import { withField } from './asked-field';

const day = (text: string): CalendarDate => text as CalendarDate;
const ASKED: AskedFacts = {
  ...{
    reference: 'PBC-01',
    wording: 'Leavers – and\nmovers',
    title: 'Leavers',
    area: 'HR',
    kind: 'population',
  },
  ...{ named: 'CC6.2', period: { from: day('2026-01-01'), to: day('2026-06-30') }, priority: 'high' },
  ...{ requestedOn: day('2026-06-01'), dueOn: day('2026-07-01'), extra: [{ column: 'Tester', value: 'N' }] },
};
const FIELDS = [
  ...(['reference', 'wording', 'title', 'area', 'kind', 'named', 'period'] as const),
  ...(['requestedOn', 'dueOn', 'priority'] as const),
];

describe('a field that two sides say differently', () => {
  it.each(FIELDS)('is read back out of the text it is kept as: %s', (field) => {
    const taken = withField({ ...NOTHING_ASKED, wording: 'Before' }, field, askedText(ASKED, field));
    expect(taken[field]).toEqual(ASKED[field]);
    expect({ ...taken, [field]: null }).toEqual({ ...NOTHING_ASKED, wording: 'Before', [field]: null });
  });

  it('is empty where the auditor took it away', () => {
    for (const field of ['period', 'requestedOn', 'dueOn'] as const)
      expect(withField(ASKED, field, '')[field]).toBeNull();
  });

  it.each([
    ['extra', '[]'],
    ['owner', 'Dana'],
    ['__proto__', 'x'],
    ['dueOn', 'soon'],
    ['kind', 'opinion'],
    ['wording', ''],
    ['period', '2026-06-30 – 2026-01-01'],
  ])('is refused where it is none: %s', (field, text) => {
    expect(() => withField(ASKED, field, text)).toThrow(
      expect.objectContaining({ code: 'request.state' }) as Error,
    );
  });
});
