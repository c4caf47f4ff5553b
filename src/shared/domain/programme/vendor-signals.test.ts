import { describe, expect, it } from 'vitest';
import type { CalendarDate, DateRange } from '../../period';
import { nothingStated } from './field';
import { reportTime, twelveMonthsAfter } from './report-time';
import type { SignalCode } from './signal';
import { VENDOR, type Vendor } from './vendor';
import { vendorReportSignals } from './vendor-report-signals';
import { VENDOR_REPORT, type VendorReport } from './vendor-report';
import { vendorSignals } from './vendor-signals';

const day = (text: string): CalendarDate => text as CalendarDate;
const TODAY = day('2027-01-20');
const PERIOD: DateRange = { from: day('2026-01-01'), to: day('2026-12-31') };

const vendor = (given: Partial<Vendor>): Vendor => ({
  ...(nothingStated(VENDOR.fields) as Vendor),
  name: 'Northern Cloud',
  ...given,
});
/** A Type II report to the end of our period, read and concluded. */
const report = (given: Partial<VendorReport> = {}): VendorReport => ({
  ...(nothingStated(VENDOR_REPORT.fields) as VendorReport),
  type: 'soc2-type2',
  periodFrom: day('2026-01-01'),
  periodTo: day('2026-12-31'),
  opinion: 'unmodified',
  coversOurServices: 'yes',
  reviewer: 'Ada Byron',
  reviewedOn: TODAY,
  conclusion: 'Relied on.',
  ...given,
});
const cuec = (given: Partial<VendorReport['cuecs'][number]> = {}): VendorReport['cuecs'][number] => ({
  ...{ reference: '1', wording: 'Rotate keys', applies: 'unknown', controls: [], evidence: [], note: '' },
  ...given,
});

type Told = `${SignalCode} ${'stop' | 'look' | 'note'}${'' | ` ${number}`}`;
const told = (signals: ReturnType<typeof vendorReportSignals>): string[] =>
  signals.map(
    ({ code, weight, number }) => `${code} ${weight}${number === null ? '' : ` ${String(number)}`}`,
  );
const ofReport = (given: Partial<VendorReport>, state = 'reviewed', others: VendorReport[] = []): string[] =>
  told(vendorReportSignals(report(given), state, { today: TODAY, period: PERIOD, others }));
const exception = { control: 'Leavers', what: 'Two of 25', effect: 'Support', answer: 'Switched off' };

describe('a report of a vendor', () => {
  const CASES: readonly (readonly [string, Partial<VendorReport>, readonly Told[]])[] = [
    ['clean and to the end of our period', {}, []],
    [
      'qualified, nobody wrote why it is relied on',
      { opinion: 'qualified' },
      ['opinion-qualified stop', 'no-remediation-review stop'],
    ],
    [
      'qualified with a remediation review',
      { opinion: 'qualified', remediation: 'Fixed.' },
      ['opinion-qualified look'],
    ],
    ['adverse', { opinion: 'adverse' }, ['opinion-adverse stop', 'no-remediation-review stop']],
    ['disclaimed', { opinion: 'disclaimer', remediation: 'x' }, ['opinion-disclaimer look']],
    ['with exceptions nobody listed', { exceptionCount: 3 }, ['has-exceptions note 3']],
    ['with one answered', { exceptionCount: 1, exceptions: [exception] }, ['has-exceptions note 1']],
    [
      'with one not answered',
      { exceptionCount: 1, exceptions: [{ ...exception, answer: '' }] },
      ['has-exceptions look 1'],
    ],
    ['a Type I', { type: 'soc2-type1', asOf: day('2026-12-31'), periodTo: null }, ['type1-only look']],
    ['92 days short', { periodTo: day('2026-09-30') }, ['gap-to-period-end look 92']],
    [
      '92 days short, 90 of them bridged',
      { periodTo: day('2026-09-30'), bridgeFrom: day('2026-10-01'), bridgeTo: day('2026-12-29') },
      ['gap-to-period-end look 92'],
    ],
    [
      '92 days short and bridged',
      { periodTo: day('2026-09-30'), bridgeFrom: day('2026-10-01'), bridgeTo: day('2026-12-31') },
      ['bridge-over-90-days look 92', 'gap-to-period-end note 92'],
    ],
    [
      '61 days short and bridged by a letter without its first day',
      { periodTo: day('2026-10-31'), bridgeTo: day('2027-01-05') },
      ['gap-to-period-end note 61'],
    ],
    [
      'bridged over an incident',
      { periodTo: day('2026-11-30'), bridgeTo: day('2026-12-31'), incidentInGap: 'yes' },
      ['bridge-with-incident look', 'gap-to-period-end note 31'],
    ],
    ['12 months old to the day', { periodTo: day('2026-01-20') }, ['gap-to-period-end look 345']],
    [
      'one day older than that',
      { periodTo: day('2026-01-19') },
      ['older-than-12-months look 1', 'gap-to-period-end look 346'],
    ],
    ['without the services we use', { coversOurServices: 'no' }, ['services-not-covered look']],
    [
      'that expects what nobody answers',
      { cuecs: [cuec(), cuec({ controls: ['CTL-001' as never] })] },
      ['cuecs-open look 2'],
    ],
    [
      'whose expectations are answered, or are not for us',
      {
        cuecs: [
          cuec({ controls: ['CTL-001' as never], evidence: ['EVD-0001' as never] }),
          cuec({ applies: 'no', note: 'No keys of our own.' }),
        ],
      },
      [],
    ],
    [
      'whose expectation is not for us, without a word',
      { cuecs: [cuec({ applies: 'no' })] },
      ['cuecs-open look 1'],
    ],
    [
      'of which we expect something for no criterion',
      { csocs: [{ wording: 'Doors', criteria: [], where: '' }] },
      ['csocs-open look 1'],
    ],
    ['reviewed without a conclusion', { conclusion: '' }, ['not-reviewed look']],
    ['a certificate of years ago', { type: 'iso27001', asOf: day('2024-05-01'), periodTo: null }, []],
  ];
  it.each(CASES)('%s', (_what, given, expected) => {
    expect(ofReport(given)).toEqual(expected);
  });

  it('that nobody has reviewed says so, and its exceptions are to be read', () => {
    expect(ofReport({ exceptionCount: 2, exceptions: [exception] }, 'received')).toEqual([
      'has-exceptions look 2',
      'not-reviewed look',
    ]);
  });

  it('asks nobody for anything once another one has taken its place', () => {
    const old = { opinion: 'adverse', periodTo: day('2025-12-31') } as const;
    expect(ofReport(old, 'reviewed', [report()])).toEqual([]);
    expect(ofReport(old, 'superseded')).toEqual([]);
    const typeI = { type: 'soc2-type1', asOf: day('2026-03-01'), periodTo: null } as const;
    expect(ofReport(typeI, 'reviewed', [report()])).toEqual([]);
    expect(ofReport({}, 'reviewed', [report({ type: 'soc3', periodTo: day('2027-12-31') })])).toEqual([]);
  });

  it('has no gap where there is no engagement', () => {
    const context = { today: TODAY, period: null, others: [] };
    expect(told(vendorReportSignals(report({ periodTo: day('2026-09-30') }), 'reviewed', context))).toEqual(
      [],
    );
  });

  it('keeps days that another type asked for out of the count', () => {
    const stale = report({ type: 'soc2-type1', asOf: day('2026-06-30'), periodTo: day('2026-12-31') });
    expect(reportTime(stale, PERIOD)).toMatchObject({ lastDay: '2026-06-30', gapDays: 184, openDays: 184 });
    expect(twelveMonthsAfter(day('2028-02-29'))).toBe('2029-02-28');
  });
});

describe('a vendor', () => {
  const ready: Partial<Vendor> = { dpa: 'signed', baa: 'signed' };
  const NONE: readonly VendorReport[] = [];
  const CASES: readonly (readonly [string, Partial<Vendor>, readonly VendorReport[], readonly Told[]])[] = [
    ['that touches nothing', { dataTouched: ['none'] }, NONE, []],
    [
      'with personal data and no report',
      { ...ready, dataTouched: ['personal'] },
      NONE,
      ['personal-data-without-type2 stop'],
    ],
    [
      'with health data and a Type I',
      { ...ready, dataTouched: ['health'] },
      [report({ type: 'soc2-type1' })],
      ['personal-data-without-type2 stop'],
    ],
    ['with customer data and a Type II', { ...ready, dataTouched: ['customer'] }, [report()], []],
    [
      'with personal data and a Type II of long ago',
      { ...ready, dataTouched: ['personal'] },
      [report({ periodTo: day('2025-12-31') })],
      ['personal-data-without-type2 stop'],
    ],
    ['with personal data and nothing agreed', { dataTouched: ['personal'] }, [report()], ['no-dpa look']],
    [
      'with health data and nothing agreed',
      { dataTouched: ['health'], dpa: 'none' },
      [report()],
      ['no-dpa look', 'no-baa look'],
    ],
    ['that is critical, without a report', { tier: 'critical' }, NONE, ['no-report look']],
    [
      'that is a subservice organization without a method',
      { role: 'subservice' },
      [report()],
      ['no-method look'],
    ],
    [
      'whose report is qualified',
      { tier: 'high' },
      [report({ opinion: 'qualified' })],
      ['no-remediation-review stop'],
    ],
    [
      'whose older report was qualified',
      { tier: 'high' },
      [report({ opinion: 'qualified', periodTo: day('2025-12-31') }), report()],
      [],
    ],
    [
      'that trains on our data',
      { isModelProvider: 'yes', trainsOnOurData: 'yes' },
      NONE,
      ['trains-on-our-data look'],
    ],
    ['whose contract has ended', { contractEndsOn: day('2027-01-10') }, NONE, ['contract-ended look 10']],
  ];
  it.each(CASES)('%s', (_what, given, reports, expected) => {
    const of = reports.map((facts) => ({ facts, state: 'reviewed' }));
    expect(told(vendorSignals(vendor(given), 'assessed', of, TODAY))).toEqual(expected);
  });

  it('is to be assessed before anything rests on it', () => {
    expect(told(vendorSignals(vendor({}), 'to-assess', [], TODAY))).toEqual(['not-assessed note']);
    const entrusted = vendor({ ...ready, dataTouched: ['customer'] });
    expect(
      told(vendorSignals(entrusted, 'to-assess', [{ facts: report(), state: 'received' }], TODAY)),
    ).toEqual(['not-assessed look']);
    expect(vendorSignals(vendor({ dataTouched: ['health'] }), 'ended', [], TODAY)).toEqual([]);
  });
});
