// Coverage of a real vault: asked through the calls of the contract, and read beside a writer.
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  assignEvidence,
  coverageGrid,
  coverageRows,
  coverageSummary,
  createEngagement,
  excuseOccurrence,
  getOccurrence,
  linkEvidence,
  loadStarterControls,
  occurrencesOfControl,
  openVault,
  starterControls,
  unlinkEvidence,
  withdrawExcuse,
} from '../../../src/engine';
import { coverageCalls } from '../../../src/shared/calls/coverage';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { controlId, type EngagementId, evidenceId } from '../../../src/shared/ids';
import { makeVault, PASSPHRASE } from '../temporary-vault';
import {
  date,
  TODAY,
  ONE,
  Q1,
  Q2,
  engagementOf2026,
  withControl,
  add,
  on,
  statesOf,
  gridQuery,
  grid,
  refusal,
} from './coverage-fixture';

describe('coverage of a vault', () => {
  it('has the shapes of the contract', async () => {
    const made = await withControl('quarterly');
    const { vault } = made;
    await add(made, on('2026-03-30'));
    const asked = { today: TODAY, controlId: ONE };
    const calls = coverageCalls;
    expect(calls.grid.output.safeParse(grid(vault)).error).toBeUndefined();
    const rows = coverageRows(vault, { today: TODAY, controlIds: [ONE, controlId(77)] });
    expect(calls.rows.output.parse(rows).rows).toHaveLength(1);
    const summary = coverageSummary(vault, { today: TODAY, limit: 10 });
    expect(calls.summary.output.safeParse(summary).error).toBeUndefined();
    const ofControl = occurrencesOfControl(vault, asked);
    expect(calls.ofControl.output.safeParse(ofControl).error).toBeUndefined();
    const occurrence = getOccurrence(vault, { ...asked, from: Q1 });
    expect(calls.occurrence.output.safeParse(occurrence).error).toBeUndefined();
  });

  it('tells a row as lists that run side by side, days counting from the first', async () => {
    const made = await withControl('quarterly');
    const id = await add(made, on('2026-03-30'));
    await add(made, on('2027-01-03'));
    const { rows, time, counts, byCadence, total } = grid(made.vault, { today: date('2027-02-01') });
    expect(time).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(rows[0]).toMatchObject({
      starts: [0, 90, 181, 273],
      ends: [89, 180, 272, 364],
      states: 'mxxl',
      servedOn: [88, -1, -1, 367],
      servedBy: [Number(id.slice(4)), 0, 0, 2],
      evidenceCounts: [1, 0, 0, 1],
      nextDue: null,
      eventDays: [],
    });
    expect(counts).toMatchObject({ met: 1, missed: 2, late: 1 });
    expect(byCadence).toEqual([{ cadence: 'quarterly', controls: 1, counts }]);
    expect(total).toBe(1);
  });

  it('shows the days of evidence for what happens per event, and expects nothing of it', async () => {
    const made = await withControl('per-event');
    await add(made, { from: date('2025-12-30'), to: date('2026-01-02') });
    await add(made, on('2026-01-02'));
    await add(made, on('2026-12-31'));
    const [row] = grid(made.vault).rows;
    expect(row).toMatchObject({ starts: [], states: '', eventDays: [0, 1] });
    const [later] = grid(made.vault, { today: date('2026-12-31') }).rows;
    expect(later?.eventDays).toEqual([0, 1, 364]);
    expect(coverageSummary(made.vault, { today: TODAY, limit: 5 })).toMatchObject({
      controls: 1,
      controlsWithHoles: 0,
    });
  });

  it('says what is missed, late and due first, and in which months', async () => {
    const made = await withControl('monthly');
    for (const day of ['2026-01-31', '2026-03-04', '2026-03-31']) await add(made, on(day));
    const all = coverageSummary(made.vault, { today: TODAY, limit: 2 });
    expect(all.missed.total).toBe(7);
    expect(all.missed.rows.map((one) => one.from)).toEqual(['2026-04-01', '2026-05-01']);
    expect(all.late.rows.map((one) => [one.from, one.servedOn, one.evidenceIds])).toEqual([
      ['2026-02-01', '2026-03-04', [evidenceId(2)]],
    ]);
    expect(all.due.total).toBe(2);
    expect(all.due.rows.map((one) => [one.to, one.state])).toEqual([
      ['2026-11-30', 'due'],
      ['2026-12-31', 'not-due'],
    ]);
    expect(all.missedControls).toMatchObject([{ from: '2026-10-01', state: 'missed', missedCount: 7 }]);
    expect(all.nextOfControls).toMatchObject([{ to: '2026-11-30', state: 'due' }]);
    expect(all.controlsWithHoles).toBe(1);
    expect(all.months).toHaveLength(12);
    expect(all.months[0]).toMatchObject({ month: '2026-01', counts: { met: 1 } });
    expect(all.months[1]).toMatchObject({ month: '2026-02', counts: { late: 1 } });
    expect(all.months[11]).toMatchObject({ month: '2026-12', counts: { 'not-due': 1 } });
  });

  it('filters, sorts and cuts pages over many controls', async () => {
    const { vault } = await makeVault();
    loadStarterControls(
      vault,
      starterControls().map((one) => one.id),
    );
    createEngagement(vault, engagementOf2026);
    const all = grid(vault, { limit: 500 });
    expect(all.total).toBe(starterControls().length);
    const pages = [0, 40, 80].flatMap((offset) => grid(vault, { offset, limit: 40, sort: 'title' }).rows);
    expect(new Set(pages.map((row) => row.controlId)).size).toBe(all.total);
    const titles = pages.map((row) => row.title.toLowerCase());
    expect(titles).toEqual(titles.toSorted((a, b) => (a < b ? -1 : 1)));
    const daily = grid(vault, { cadences: ['daily', 'weekly'], sort: 'cadence', limit: 500 });
    const cadences = daily.rows.map((row) => row.cadence);
    expect(cadences).toEqual(cadences.toSorted((a, b) => (a === b ? 0 : a === 'weekly' ? -1 : 1)));
    expect(daily.total).toBe(
      starterControls().filter((one) => /^(daily|weekly)$/.test(one.frequency)).length,
    );
    const wanted = all.rows[7]?.title.toUpperCase() ?? '';
    expect(grid(vault, { search: `${wanted} ctl` }).rows.map((row) => row.controlId)).toContain(
      all.rows[7]?.controlId,
    );
    expect(grid(vault, { search: 'no such control anywhere' })).toMatchObject({ total: 0, rows: [] });
    const owner = all.rows[0]?.ownerRole ?? '';
    const owned = grid(vault, { owner, limit: 500 });
    expect(owned.rows.every((row) => row.ownerRole === owner)).toBe(true);
    expect(grid(vault, { states: ['met'] }).total).toBe(0);
    const next = grid(vault, { sort: 'next-due', direction: 'descending', limit: 500 }).rows;
    const dates = next.map((row) => row.nextDue);
    expect(dates.indexOf(null)).toBe(dates.filter((one) => one !== null).length);
    const holes = grid(vault, { sort: 'holes', direction: 'descending' }).rows.map(
      (row) => row.counts.missed,
    );
    expect(holes).toEqual(holes.toSorted((a, b) => b - a));
  });

  it('sees every change at once: evidence, links, excuses', async () => {
    const made = await withControl('quarterly');
    const { vault } = made;
    expect(statesOf(vault)).toEqual(['missed', 'missed', 'missed', 'not-due']);
    const id = await add(made, on('2026-02-02'), false);
    expect(statesOf(vault)[0]).toBe('missed');
    linkEvidence(vault, id, [ONE], []);
    expect(statesOf(vault)[0]).toBe('met');
    excuseOccurrence(vault, { controlId: ONE, from: Q2, reason: 'The system was not there yet.' });
    expect(statesOf(vault)).toEqual(['met', 'excused', 'missed', 'not-due']);
    unlinkEvidence(vault, id, [ONE], []);
    expect(statesOf(vault)).toEqual(['missed', 'excused', 'missed', 'not-due']);
    expect(statesOf(vault, date('2026-01-02'))).toEqual(['not-due', 'excused', 'not-due', 'not-due']);
  });

  it('is that of another engagement when it is asked for one', async () => {
    const made = await withControl('quarterly');
    const before = 'ENG-01' as EngagementId;
    createEngagement(
      made.vault,
      NewEngagement.parse({
        ...{ type: 1, asOf: '2027-06-30', systemName: 'Quillmere' },
        ...{ categories: ['security'], firm: '' },
      }),
    );
    expect(statesOf(made.vault)).toEqual(['not-due']);
    expect(coverageGrid(made.vault, gridQuery, before).rows[0]?.states).toBe('xxxn');
    expect(coverageSummary(made.vault, { today: TODAY, limit: 1 }, before).missed.total).toBe(3);
  });

  it('says so when there is no engagement, no such control, no such occurrence', async () => {
    const { vault } = await makeVault();
    expect(() => grid(vault)).toThrow(refusal('use.engagement-missing'));
    createEngagement(vault, engagementOf2026);
    const asked = { today: TODAY, controlId: ONE, from: Q1 };
    const unknown = refusal('use.unknown-control');
    expect(() => getOccurrence(vault, asked)).toThrow(unknown);
    expect(() => excuseOccurrence(vault, { ...asked, reason: 'x' })).toThrow(unknown);
    loadStarterControls(
      vault,
      starterControls()
        .slice(0, 1)
        .map((one) => one.id),
    );
    const noOccurrence = refusal('use.unknown-occurrence');
    const other = { ...asked, from: date('2026-01-07') };
    expect(() => getOccurrence(vault, other)).toThrow(noOccurrence);
    expect(() => excuseOccurrence(vault, { ...other, reason: 'x' })).toThrow(noOccurrence);
    expect(() => withdrawExcuse(vault, other)).toThrow(noOccurrence);
    expect(() => assignEvidence(vault, { ...other, evidenceIds: [] })).toThrow(noOccurrence);
  });
});

describe('coverage read beside the writer', () => {
  it('follows what the writer does', async () => {
    const made = await withControl('quarterly');
    const reader = await openVault(made.vault.folder, { passphrase: PASSPHRASE }, made.environment, {
      readOnly: true,
    });
    onTestFinished(() => reader.close());
    expect(statesOf(reader)[0]).toBe('missed');
    await add(made, on('2026-02-02'));
    expect(statesOf(reader)[0]).toBe('met');
    excuseOccurrence(made.vault, { controlId: ONE, from: Q2, reason: 'Not yet.' });
    expect(statesOf(reader)[1]).toBe('excused');
    expect(() => excuseOccurrence(reader, { controlId: ONE, from: Q1, reason: 'No.' })).toThrow(
      refusal('vault.read-only'),
    );
  });
});
