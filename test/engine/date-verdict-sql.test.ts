// The verdict on dates is written twice, in TypeScript and in SQL. Here they must agree on everything.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_IN_TIME, examinedParameters, verdictSql } from '../../src/engine/engagement';
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
  db.exec(`
    CREATE TABLE listed_evidence (evidence INTEGER PRIMARY KEY, effective_from, effective_to, counts);
    INSERT INTO listed_evidence VALUES (1, '1999-01-01', '2999-01-01', 0), (2, NULL, NULL, 1);`);
  const set = db.prepare(
    'UPDATE listed_evidence SET effective_from = ?, effective_to = ? WHERE evidence = 2',
  );
  const askVerdict = db
    .prepare(`SELECT ${verdictSql('v')} FROM listed_evidence AS v WHERE evidence = 2`)
    .pluck();
  const askCount = db.prepare(`WITH ${EVIDENCE_IN_TIME} SELECT count(*) FROM in_time`).pluck();
  const ask = (effective: DateRange | null, judged: Engagement | null) => {
    set.run(effective?.from ?? null, effective?.to ?? null);
    const parameters = examinedParameters(judged);
    return { verdict: askVerdict.get(parameters), counts: askCount.get(parameters) };
  };

  it('agrees with dateVerdict, and counts what is inside or partly inside', () => {
    fc.assert(
      fc.property(fc.option(range), engagement, (effective, judged) => {
        const verdict = dateVerdict(effective, examinedTime(judged));
        const counts = verdict === 'inside' || verdict === 'partly-inside' ? 1 : 0;
        expect(ask(effective, judged)).toEqual({ verdict, counts });
      }),
      { numRuns: 2000 },
    );
  });

  it('says nothing and counts nothing without an engagement', () => {
    expect(ask({ from: FIRST, to: FIRST }, null)).toEqual({ verdict: null, counts: 0 });
  });
});
