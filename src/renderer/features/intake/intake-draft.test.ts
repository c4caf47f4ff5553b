import { describe, expect, it } from 'vitest';
import { controlId, evidenceId } from '../../../shared/ids';
import { effectiveOf, intakeItemOf, kindOf, methodOf, rowOf, versionFactsOf } from './intake-draft';
import { day, fileRef, row } from './rows-test-support';

describe('a new row of the intake table', () => {
  it('takes title and dates from the name and the control from where it was dropped', () => {
    const made = rowOf('1', fileRef('access-review-2026Q2.csv'), { controlIds: [controlId(26)] });
    expect(made).toMatchObject({
      title: 'Access review 2026Q2',
      effectiveFrom: '2026-04-01',
      effectiveTo: '2026-06-30',
      controlIds: ['CTL-026'],
      capturedOn: null,
      action: 'auto',
    });
  });

  it('names its collector, and reads a week without a year in the examined time', () => {
    const within = { from: day('2026-01-01'), to: day('2026-12-31') };
    const made = rowOf('1', fileRef('Vuln scan wk36.pdf'), {}, { member: 'Ada', within });
    expect(made).toMatchObject({
      collector: 'Ada',
      effectiveFrom: '2026-08-31',
      effectiveTo: '2026-09-06',
    });
  });

  it('goes before a guess with the days of where it was dropped', () => {
    const within = { from: day('2026-01-01'), to: day('2026-12-31') };
    const effective = { from: day('2026-04-01'), to: day('2026-06-30') };
    const made = rowOf('1', fileRef('review Q1.csv'), { effective }, { member: '', within });
    expect(made.effectiveFrom).toBe('2026-04-01');
  });

  it('is for the item on which it was dropped', () => {
    expect(row('a.csv', {}, { versionOf: evidenceId(42) })).toMatchObject({
      action: 'version',
      itemId: 'EVD-0042',
    });
  });

  it('has the kind somebody said, else that of its type and name, and a method that follows', () => {
    const picture = row('console.png');
    expect([kindOf(picture), methodOf(picture)]).toEqual(['screenshot', 'screenshot']);
    expect([kindOf(row('a.bin'), 'image/png'), kindOf(row('a.bin'))]).toEqual(['screenshot', 'other']);
    const said = { ...picture, kind: 'configuration' as const };
    expect([kindOf(said), methodOf(said)]).toEqual(['configuration', 'unstated']);
  });

  it('becomes the item the engine is asked to store, or what a version says', () => {
    const made = { ...row('scan 2026-05-04.pdf'), title: ' Scan ', source: ' scanner ', linkReason: ' why ' };
    const item = intakeItemOf(made);
    expect(item.files).toHaveLength(1);
    expect(item.facts).toMatchObject({
      title: 'Scan',
      kind: 'report',
      source: 'scanner',
      linkReason: 'why',
      effective: { from: '2026-05-04', to: '2026-05-04' },
    });
    expect(versionFactsOf(made)).toMatchObject({ title: 'Scan', source: 'scanner', method: 'unstated' });
  });
});

describe('the days of a row', () => {
  it('is one day when only one date is given', () => {
    const only = { from: '2026-05-01', to: '2026-05-01' };
    expect(effectiveOf({ effectiveFrom: day('2026-05-01'), effectiveTo: null })).toEqual(only);
    expect(effectiveOf({ effectiveFrom: null, effectiveTo: day('2026-05-01') })).toEqual(only);
  });

  it('is none when they run backwards', () => {
    const reversed = { effectiveFrom: day('2026-05-02'), effectiveTo: day('2026-05-01') };
    expect(effectiveOf(reversed)).toBeNull();
    expect(intakeItemOf({ ...row('a.csv'), ...reversed }).facts.effective).toBeNull();
  });
});
