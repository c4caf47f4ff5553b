// Coverage worked out by hand: what a person would write on a sheet of paper for a few whole years.
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../../src/engine/coverage/calendar';
import { countEvidence, NO_DAY } from '../../src/engine/coverage/count-evidence';
import {
  type ExaminedDays,
  expectOccurrences,
  type VersionDays,
} from '../../src/engine/coverage/occurrences';
import { statesOf } from '../../src/engine/coverage/states';
import type { Cadence } from '../../src/shared/domain/catalog';
import { OCCURRENCE_STATES } from '../../src/shared/domain/coverage';
import type { CalendarDate } from '../../src/shared/period';

const day = (text: string): number => dayOf(text as CalendarDate);

interface Told {
  readonly cadence: Cadence;
  readonly from?: string;
  readonly to?: string;
  readonly weekdaysOnly?: boolean;
  readonly graceDays?: number;
}

const period = (from: string, to: string): ExaminedDays => ({ type: 2, from: day(from), to: day(to) });
const asOf = (date: string): ExaminedDays => ({ type: 1, from: day(date), to: day(date) });

const POLICY = 'policy ';

/** Lines such as `2026-01-01..2026-03-31 met 2026-03-30`; items are dates or ranges, `>` names an occurrence, `policy ` stands before one of that kind. */
const sheet = (
  time: ExaminedDays,
  versions: readonly Told[],
  items: readonly string[],
  { today = '2029-01-01', excused = [] }: { today?: string; excused?: readonly string[] } = {},
): string[] => {
  const plain = versions.map((one): VersionDays => ({
    cadence: one.cadence,
    weekdaysOnly: one.weekdaysOnly ?? false,
    graceDays: one.graceDays ?? null,
    from: one.from === undefined ? null : day(one.from),
    to: one.to === undefined ? null : day(one.to),
  }));
  const occurrences = expectOccurrences(time)(plain);
  const froms = new Int32Array(items.length + 1).fill(NO_DAY);
  const tos = new Int32Array(items.length + 1).fill(NO_DAY);
  const assigned = new Map<number, number>();
  items.forEach((item, at) => {
    const [dates = '', named] = item.replace(POLICY, '').split('>');
    const [from = '', to = from] = dates.split('..');
    froms[at + 1] = day(from);
    tos[at + 1] = day(to);
    if (named !== undefined) assigned.set(at + 1, day(named));
  });
  const numbers = items.map((_, at) => at + 1);
  const policies = new Set(numbers.filter((at) => items[at - 1]?.startsWith(POLICY)));
  const asked = { excused: new Set(excused.map(day)), today: day(today) };
  const counted = countEvidence(occurrences, { numbers, froms, tos, assigned, policies }, asked);
  const states = statesOf(occurrences, counted, asked);
  return [...states].map((state, at) => {
    const [start, end] = [occurrences.starts[at] as number, occurrences.ends[at] as number];
    const on = counted.servedOn[at] as number;
    const served = on === NO_DAY ? '' : ` ${dateOf(on)}`;
    return `${dateOf(start)}..${dateOf(end)} ${String(OCCURRENCE_STATES[state])}${served}`;
  });
};

describe('coverage by hand', () => {
  const year2026 = period('2026-01-01', '2026-12-31');

  it('of a quarterly control over a calendar year, with a miss and the last one still open', () => {
    const items = ['2026-03-30', '2026-09-01..2026-09-30', '2026-08-02'];
    expect(sheet(year2026, [{ cadence: 'quarterly' }], items, { today: '2026-11-21' })).toEqual([
      '2026-01-01..2026-03-31 met 2026-03-30',
      '2026-04-01..2026-06-30 missed',
      '2026-07-01..2026-09-30 met 2026-08-02',
      '2026-10-01..2026-12-31 not-due',
    ]);
    expect(sheet(year2026, [{ cadence: 'quarterly' }], [], { today: '2026-12-02' })[3]).toContain(' due');
    expect(sheet(year2026, [{ cadence: 'quarterly' }], [], { today: '2027-01-15' })[3]).toContain(' due');
    expect(sheet(year2026, [{ cadence: 'quarterly' }], [], { today: '2027-01-16' })[3]).toContain('missed');
  });

  it('of a miss that early evidence of the next quarter does not heal, until a person says so', () => {
    const lone = sheet(year2026, [{ cadence: 'quarterly' }], ['2026-04-08']);
    expect(lone.slice(0, 2)).toEqual([
      '2026-01-01..2026-03-31 missed',
      '2026-04-01..2026-06-30 met 2026-04-08',
    ]);
    const two = sheet(year2026, [{ cadence: 'quarterly' }], ['2026-04-08', '2026-06-20']);
    expect(two.slice(0, 2)).toEqual([
      '2026-01-01..2026-03-31 late 2026-04-08',
      '2026-04-01..2026-06-30 met 2026-06-20',
    ]);
    const said = sheet(year2026, [{ cadence: 'quarterly' }], ['2026-04-08>2026-01-01']);
    expect(said.slice(0, 2)).toEqual([
      '2026-01-01..2026-03-31 late 2026-04-08',
      '2026-04-01..2026-06-30 missed',
    ]);
  });

  it('of the last quarter by evidence that came after the period', () => {
    const late = sheet(year2026, [{ cadence: 'quarterly' }], ['2027-01-15', '2027-01-10']);
    expect(late[3]).toBe('2026-10-01..2026-12-31 late 2027-01-10');
    expect(sheet(year2026, [{ cadence: 'quarterly' }], ['2027-01-16'])[3]).toContain('missed');
    const patient = [{ cadence: 'quarterly', graceDays: 40 }] as const;
    expect(sheet(year2026, patient, ['2027-01-16'])[3]).toBe('2026-10-01..2026-12-31 late 2027-01-16');
  });

  it('of an annual control over a year from July to June, in which a leap day lies', () => {
    const time = period('2027-07-01', '2028-06-30');
    expect(sheet(time, [{ cadence: 'annual' }], ['2028-02-29'])).toEqual([
      '2027-07-01..2028-06-30 met 2028-02-29',
    ]);
    expect(sheet(time, [{ cadence: 'semi-annual' }], ['2027-12-31'])).toEqual([
      '2027-07-01..2027-12-31 met 2027-12-31',
      '2028-01-01..2028-06-30 missed',
    ]);
  });

  it('of a period of three months, in which annual controls are expected once all the same', () => {
    const time = period('2026-04-01', '2026-06-30');
    expect(sheet(time, [{ cadence: 'annual' }], [])).toEqual(['2026-04-01..2026-06-30 missed']);
    expect(sheet(time, [{ cadence: 'semi-annual' }], [])).toEqual(['2026-04-01..2026-06-30 missed']);
    expect(sheet(time, [{ cadence: 'monthly' }], ['2026-05-31', '2026-06-30'])).toEqual([
      '2026-04-01..2026-04-30 missed',
      '2026-05-01..2026-05-31 met 2026-05-31',
      '2026-06-01..2026-06-30 met 2026-06-30',
    ]);
  });

  it('of weeks that the edges of the period cut', () => {
    // 1 October 2026 is a Thursday, 31 October a Saturday.
    expect(sheet(period('2026-10-01', '2026-10-31'), [{ cadence: 'weekly' }], ['2026-10-02'])).toEqual([
      '2026-10-01..2026-10-04 met 2026-10-02',
      '2026-10-05..2026-10-11 missed',
      '2026-10-12..2026-10-18 missed',
      '2026-10-19..2026-10-25 missed',
      '2026-10-26..2026-10-31 missed',
    ]);
    expect(sheet(period('2026-10-02', '2026-10-12'), [{ cadence: 'weekly' }], [])).toEqual([
      '2026-10-02..2026-10-04 not-expected',
      '2026-10-05..2026-10-11 missed',
      '2026-10-12..2026-10-12 not-expected',
    ]);
  });

  it('of a control whose cadence changed on 10 May, and whose wording changed without a gap', () => {
    const versions: Told[] = [
      { cadence: 'annual', to: '2026-05-09' },
      { cadence: 'quarterly', from: '2026-05-10', to: '2026-08-15' },
      { cadence: 'quarterly', from: '2026-08-16' },
    ];
    expect(sheet(year2026, versions, ['2026-06-29', '2026-07-07'])).toEqual([
      '2026-01-01..2026-05-09 not-expected',
      '2026-05-10..2026-06-30 met 2026-06-29',
      '2026-07-01..2026-09-30 met 2026-07-07',
      '2026-10-01..2026-12-31 missed',
    ]);
  });

  it('of a control introduced in October and one retired in February', () => {
    expect(sheet(year2026, [{ cadence: 'annual', from: '2026-10-05' }], [])).toEqual([
      '2026-10-05..2026-12-31 missed',
    ]);
    const retired = [{ cadence: 'monthly', to: '2026-02-10' }] as const;
    expect(sheet(year2026, retired, ['2026-02-03'])).toEqual([
      '2026-01-01..2026-01-31 late 2026-02-03',
      '2026-02-01..2026-02-10 not-expected',
    ]);
    expect(sheet(year2026, [{ cadence: 'monthly', to: '2025-12-31' }], [])).toEqual([]);
  });

  it('of a daily control on weekdays over new year', () => {
    // 31 December 2026 is a Thursday, 1 January 2027 a Friday.
    const time = period('2026-12-29', '2027-01-05');
    const weekdays = [{ cadence: 'daily', weekdaysOnly: true }] as const;
    const items = ['2026-12-29', '2026-12-30..2027-01-01'];
    expect(sheet(time, weekdays, items, { today: '2027-01-05' })).toEqual([
      '2026-12-29..2026-12-29 met 2026-12-29',
      '2026-12-30..2026-12-30 met 2026-12-30',
      '2026-12-31..2026-12-31 met 2026-12-31',
      '2027-01-01..2027-01-03 met 2027-01-01',
      '2027-01-04..2027-01-04 due',
      '2027-01-05..2027-01-05 due',
    ]);
    expect(sheet(time, weekdays, [], { excused: ['2027-01-01'] })[3]).toContain('excused');
  });

  it('of a period that ends on a Friday, and one that begins on a Saturday', () => {
    const weekdays = [{ cadence: 'daily', weekdaysOnly: true }] as const;
    expect(sheet(period('2026-07-30', '2026-07-31'), weekdays, [])).toEqual([
      '2026-07-30..2026-07-30 missed',
      '2026-07-31..2026-07-31 missed',
    ]);
    expect(sheet(period('2026-08-01', '2026-08-03'), weekdays, [])).toEqual([
      '2026-08-01..2026-08-02 not-expected',
      '2026-08-03..2026-08-03 missed',
    ]);
  });

  it('of a whole year by one range, unless it was assigned to one quarter', () => {
    const all = sheet(year2026, [{ cadence: 'quarterly' }], ['2025-12-01..2027-02-01']);
    expect(all.map((line) => line.slice(23))).toEqual([
      'met 2026-03-31',
      'met 2026-06-30',
      'met 2026-09-30',
      'met 2026-12-31',
    ]);
    const one = sheet(year2026, [{ cadence: 'quarterly' }], ['2025-12-01..2027-02-01>2026-04-01']);
    expect(one.map((line) => line.slice(23))).toEqual(['missed', 'met 2026-06-30', 'missed', 'missed']);
  });

  it('of a policy, which shows that nothing ran, unless a person says which occurrence it shows', () => {
    const lines = (...items: string[]) =>
      sheet(year2026, [{ cadence: 'quarterly' }], items).map((line) => line.slice(23));
    const nothing = ['missed', 'missed', 'missed', 'missed'];
    expect(lines('policy 2026-01-01..2026-12-31')).toEqual(nothing);
    expect(lines('policy 2026-05-05')).toEqual(nothing);
    expect(lines('policy 2026-01-01..2026-12-31>2026-04-01')).toEqual([
      ...['missed', 'met 2026-06-30', 'missed', 'missed'],
    ]);
  });

  it('of a range that goes on after today, which speaks for no day that has not come', () => {
    const on = (today: string, items: readonly string[]) =>
      sheet(year2026, [{ cadence: 'quarterly' }], items, { today }).map((line) => line.slice(23));
    const allYear = ['2026-01-01..2026-12-31'];
    const whole = ['met 2026-03-31', 'met 2026-06-30', 'met 2026-09-30'];
    expect(on('2026-11-21', allYear)).toEqual([...whole, 'not-due']);
    expect(on('2026-12-30', allYear)).toEqual([...whole, 'due']);
    expect(on('2026-12-31', allYear)).toEqual([...whole, 'met 2026-12-31']);
    expect(on('2026-02-02', allYear)[0]).toBe('met 2026-02-02');
    expect(on('2026-11-21', ['2026-11-22'])[3]).toBe('not-due');
  });

  it('of excused occurrences, which keep their evidence and take none', () => {
    const lines = sheet(year2026, [{ cadence: 'quarterly' }], ['2026-04-02', '2026-04-03'], {
      excused: ['2026-01-01'],
    });
    expect(lines.slice(0, 2)).toEqual([
      '2026-01-01..2026-03-31 excused',
      '2026-04-01..2026-06-30 met 2026-04-02',
    ]);
  });

  it('of an assignment to an occurrence that is none: the dates decide', () => {
    const lines = sheet(year2026, [{ cadence: 'quarterly' }], ['2026-05-05>2026-02-01']);
    expect(lines[1]).toBe('2026-04-01..2026-06-30 met 2026-05-05');
  });

  it('of Type I: one occurrence on the day, whatever the cadence, and none of what happens per event', () => {
    const time = asOf('2026-06-30');
    const versions: Told[] = [
      { cadence: 'annual', to: '2026-05-31' },
      { cadence: 'daily', graceDays: 9, from: '2026-06-01' },
    ];
    const on = (today: string) => sheet(time, versions, [], { today });
    expect(on('2026-05-31')).toEqual(['2026-06-30..2026-06-30 not-due']);
    expect(on('2026-06-01')).toEqual(['2026-06-30..2026-06-30 due']);
    expect(on('2026-07-01')).toEqual(['2026-06-30..2026-06-30 missed']);
    expect(sheet(time, versions, ['2026-01-01..2026-12-31'])).toEqual([
      '2026-06-30..2026-06-30 met 2026-06-30',
    ]);
    expect(sheet(time, versions, ['2026-07-01'])).toEqual(['2026-06-30..2026-06-30 missed']);
    expect(sheet(time, [{ cadence: 'per-event' }], ['2026-06-30'])).toEqual([]);
  });
});
