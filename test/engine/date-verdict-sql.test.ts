// The verdict on dates is written twice, in TypeScript and in SQL. Here they must agree on everything.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examinedParameters, inExaminedTimeSql, verdictSql } from '../../src/engine/engagement';
import { type Engagement, examinedTime } from '../../src/shared/domain/engagement';
import { addDays, type CalendarDate, type DateRange, dateVerdict } from '../../src/shared/period';

const FIRST = '2026-01-01' as CalendarDate;
// Few days, so that equal and neighbouring dates are common.
const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays(FIRST, days));
const range: fc.Arbitrary<DateRange> = fc
  .tuple(day, day)
  .map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const engagement = fc.oneof(
  day.map((asOf) => ({ type: 1, asOf }) as Engagement),
  range.map((period) => ({ type: 2, period }) as Engagement),
);

describe('the verdict on dates in SQL', () => {
  const db = new Database(':memory:');
  const ask = db.prepare(`
    SELECT ${verdictSql('v')} AS verdict, ${inExaminedTimeSql('v')} AS counts
    FROM (SELECT @from AS effective_from, @to AS effective_to) AS v`);

  it('agrees with dateVerdict, and counts what is inside or partly inside', () => {
    fc.assert(
      fc.property(fc.option(range), engagement, (effective, judged) => {
        const verdict = dateVerdict(effective, examinedTime(judged));
        const row = ask.get({
          ...examinedParameters(judged),
          from: effective?.from ?? null,
          to: effective?.to ?? null,
        });
        const counts = verdict === 'inside' || verdict === 'partly-inside' ? 1 : 0;
        expect(row).toEqual({ verdict, counts });
      }),
      { numRuns: 2000 },
    );
  });

  it('says nothing and counts nothing without an engagement', () => {
    expect(ask.get({ ...examinedParameters(null), from: FIRST, to: FIRST })).toEqual({
      verdict: null,
      counts: 0,
    });
  });
});
