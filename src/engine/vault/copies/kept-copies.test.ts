import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/period';
import { copyName, parseCopyName } from './copy-name';
import { keptCopies, type Keeping } from './kept-copies';

const at = (text: string): { madeAt: Instant } => ({ madeAt: text as Instant });
const instant = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z` as Instant;

const KEEPING: Keeping = { newest: 3, days: 7, weeks: 4, months: 12, years: 10 };
const copies = fc
  .array(fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2030, 0, 1) }), { maxLength: 200 })
  .map((times) => times.map((time) => ({ madeAt: instant(time) })));
const keeping = fc.record({
  newest: fc.nat(5),
  days: fc.nat(8),
  weeks: fc.nat(5),
  months: fc.nat(13),
  years: fc.nat(10),
});

describe('the rule of keeping', () => {
  it('keeps the newest few, and one of each day, week, month and year', () => {
    const day = (text: string) => at(`${text}T09:00:00Z`);
    const all = [
      at('2026-07-01T12:00:00Z'),
      at('2026-07-01T11:00:00Z'),
      at('2026-07-01T10:00:00Z'),
      at('2026-07-01T08:00:00Z'),
      day('2026-06-30'),
      // Monday and Sunday of one week: with the newest of the week the other goes.
      day('2026-06-14'),
      day('2026-06-08'),
      day('2026-05-31'),
      day('2025-12-31'),
      day('2025-12-30'),
    ];
    const few: Keeping = { newest: 3, days: 2, weeks: 3, months: 3, years: 2 };
    expect(keptCopies(all, few)).toEqual([all[0], all[1], all[2], all[4], all[5], all[7], all[8]]);
  });

  it('never removes the newest, keeps a part of what there is, and does the same twice', () => {
    fc.assert(
      fc.property(copies, keeping, (all, rule) => {
        const kept = keptCopies(all, rule);
        expect(kept.every((copy) => all.includes(copy))).toBe(true);
        expect(new Set(kept).size).toBe(kept.length);
        const newestFirst = [...all].sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
        const few = newestFirst.slice(0, rule.newest).map(({ madeAt }) => madeAt);
        expect(kept.slice(0, few.length).map(({ madeAt }) => madeAt)).toEqual(few);
        expect(keptCopies(kept, rule)).toEqual(kept);
        const most = rule.newest + rule.days + rule.weeks + rule.months + rule.years;
        expect(kept.length).toBeLessThanOrEqual(Math.min(all.length, most));
      }),
    );
  });

  it('keeps one of every day of the last seven that have one, whatever else there is', () => {
    fc.assert(
      fc.property(copies, (all) => {
        const days = [...new Set(all.map(({ madeAt }) => madeAt.slice(0, 10)))].sort().reverse().slice(0, 7);
        const kept = keptCopies(all, KEEPING).map(({ madeAt }) => madeAt.slice(0, 10));
        expect(days.every((day) => kept.includes(day))).toBe(true);
      }),
    );
  });

  it('keeps as much when copies are made and removed one after the other as the rule says for all', () => {
    fc.assert(
      fc.property(copies, (all) => {
        const oldestFirst = [...all].sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
        let kept: { madeAt: Instant }[] = [];
        for (const copy of oldestFirst) kept = keptCopies([copy, ...kept], KEEPING);
        const days = new Set(keptCopies(all, { ...KEEPING, newest: 0, weeks: 0, months: 0, years: 0 }));
        const told = new Set(kept.map(({ madeAt }) => madeAt));
        for (const { madeAt } of days) expect(told.has(madeAt)).toBe(true);
      }),
    );
  });
});

describe('the name of a copy', () => {
  it('is read back as it was written, and nothing else is taken for one', () => {
    const told = {
      epoch: 3,
      journalSeq: 12,
      madeAt: '2026-07-01T09:00:00Z' as Instant,
      beforeMigrationFrom: 1,
    };
    expect(copyName(told)).toBe('db-000003-0000000012-20260701T090000Z-schema1.sqlite');
    expect(parseCopyName(copyName(told))).toEqual(told);
    expect(parseCopyName(copyName({ ...told, beforeMigrationFrom: null }))).toMatchObject({ epoch: 3 });
    for (const name of [
      'db-000003.sqlite',
      'db-0000003-0000000012-20260701T090000Z.sqlite',
      'db-000003-0000000012-20261301T090000Z.sqlite',
      'db-000003-0000000012-20260701T090000Z.sqlite.part',
      '../db-000003-0000000012-20260701T090000Z.sqlite',
      'db-000003-0000000012-20260701T090000Z-schema01.sqlite',
    ])
      expect(parseCopyName(name), name).toBeNull();
  });
});
