// Coverage of a real vault: asked through the calls of the contract, changed, and read beside a writer.
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  addEvidence,
  assignEvidence,
  coverageGrid,
  type CoverageGridQuery,
  coverageRows,
  coverageSummary,
  createEngagement,
  excuseOccurrence,
  getEvidence,
  getOccurrence,
  linkEvidence,
  loadStarterControls,
  occurrencesOfControl,
  openVault,
  type OpenVault,
  starterControls,
  unassignEvidence,
  unlinkEvidence,
  withdrawExcuse,
} from '../../src/engine';
import { coverageCalls } from '../../src/shared/calls/coverage';
import type { Cadence } from '../../src/shared/domain/catalog';
import { NewEngagement } from '../../src/shared/domain/engagement';
import type { ErrorCode } from '../../src/shared/errors';
import { controlId, type EngagementId, type EvidenceId, evidenceId } from '../../src/shared/ids';
import type { CalendarDate, DateRange } from '../../src/shared/period';
import { facts, makeVault, PASSPHRASE, quietJob, type TemporaryVault } from './temporary-vault';

const date = (text: string): CalendarDate => text as CalendarDate;
const TODAY = date('2026-11-21');
const ONE = controlId(1);
const Q1 = date('2026-01-01');
const Q2 = date('2026-04-01');

const engagementOf2026 = NewEngagement.parse({
  type: 2,
  period: { from: '2026-01-01', to: '2026-12-31' },
  systemName: 'Quillmere',
  categories: ['security'],
  firm: '',
});

/** CTL-001 is the first starter control that asks for this cadence. */
const withControl = async (cadence: Cadence): Promise<TemporaryVault> => {
  const made = await makeVault();
  const starter = starterControls().find((one) => one.frequency === cadence);
  if (starter === undefined) throw new Error(`no starter control is ${cadence}`);
  loadStarterControls(made.vault, [starter.id]);
  createEngagement(made.vault, engagementOf2026);
  return made;
};

const add = async (
  { vault, file }: TemporaryVault,
  effective: DateRange | null,
  control: boolean = true,
): Promise<EvidenceId> => {
  const path = file(`${String(Math.random())}.txt`, String(Math.random()));
  const given = facts({ effective, controlIds: control ? [ONE] : [] });
  const { added } = await addEvidence(vault, [{ paths: [path], facts: given }], quietJob());
  const [id] = added;
  if (id === undefined) throw new Error('the item was added');
  return id;
};
const on = (text: string): DateRange => ({ from: date(text), to: date(text) });

const statesOf = (vault: OpenVault, today = TODAY): string[] =>
  occurrencesOfControl(vault, { today, controlId: ONE }).occurrences.map((one) => one.state);

const gridQuery: CoverageGridQuery = {
  today: TODAY,
  search: '',
  cadences: [],
  states: [],
  owner: null,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 100,
};
const grid = (vault: OpenVault, given: Partial<CoverageGridQuery> = {}) =>
  coverageGrid(vault, { ...gridQuery, ...given });

const refusal = (code: ErrorCode): Error => expect.objectContaining({ code }) as Error;

const lastEntry = (vault: OpenVault) =>
  JSON.parse(
    vault.db.prepare('SELECT line FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() as string,
  ) as { seq: number; action: string; subject: string; detail: unknown };

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

describe('what a person says about an occurrence', () => {
  it('is an excuse with its reason, replaced when said again, and told in the journal', async () => {
    const { vault } = await withControl('quarterly');
    const asked = { controlId: ONE, from: Q1 };
    excuseOccurrence(vault, { ...asked, reason: 'Nobody to review.' });
    const first = lastEntry(vault);
    expect(first).toMatchObject({ action: 'coverage.excused', subject: ONE });
    excuseOccurrence(vault, { ...asked, reason: 'Nobody to review.' });
    expect(lastEntry(vault).seq).toBe(first.seq);
    excuseOccurrence(vault, { ...asked, reason: 'The system went live in April.' });
    expect(lastEntry(vault).detail).toEqual({
      engagement: 'ENG-01',
      from: Q1,
      reason: 'The system went live in April.',
    });
    expect(getOccurrence(vault, { today: TODAY, ...asked }).excuse).toEqual({
      reason: 'The system went live in April.',
      by: 'Ada Byron',
      at: '2026-07-01T09:00:00Z',
    });
    withdrawExcuse(vault, asked);
    expect(lastEntry(vault)).toMatchObject({ action: 'coverage.excuse-withdrawn' });
    expect(getOccurrence(vault, { today: TODAY, ...asked })).toMatchObject({
      state: 'missed',
      excuse: null,
      before: null,
      after: { from: Q2 },
    });
    const seq = lastEntry(vault).seq;
    withdrawExcuse(vault, asked);
    expect(lastEntry(vault).seq).toBe(seq);
  });

  it('is which evidence belongs to it: linked where it was not, and late where its days say so', async () => {
    const made = await withControl('quarterly');
    const { vault } = made;
    const early = await add(made, on('2026-04-08'));
    const other = await add(made, on('2026-09-09'), false);
    expect(statesOf(vault).slice(0, 2)).toEqual(['missed', 'met']);
    assignEvidence(vault, { controlId: ONE, from: Q1, evidenceIds: [early, other] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['late', 'missed', 'missed']);
    expect(getEvidence(vault, other).controlIds).toEqual([ONE]);
    const actions = vault.db
      .prepare('SELECT action, subject FROM journal ORDER BY seq DESC LIMIT 2')
      .raw()
      .all();
    expect(actions).toEqual([
      ['coverage.assigned', ONE],
      ['evidence.linked', other],
    ]);
    const detail = getOccurrence(vault, { today: TODAY, controlId: ONE, from: Q1 });
    expect(detail.evidenceIds).toEqual([early]);
    expect(detail.evidence.map((one) => [one.id, one.isAssigned])).toEqual([
      [early, true],
      [other, true],
    ]);
    const seq = lastEntry(vault).seq;
    assignEvidence(vault, { controlId: ONE, from: Q1, evidenceIds: [other] });
    expect(lastEntry(vault).seq).toBe(seq);
    unassignEvidence(vault, { controlId: ONE, evidenceIds: [early, evidenceId(88)] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['missed', 'met', 'missed']);
    unassignEvidence(vault, { controlId: ONE, evidenceIds: [other] });
    expect(statesOf(vault).slice(0, 3)).toEqual(['missed', 'met', 'met']);
  });

  it('refuses evidence that is not there, and writes nothing then', async () => {
    const made = await withControl('quarterly');
    const id = await add(made, on('2026-04-08'));
    const seq = lastEntry(made.vault).seq;
    const evidenceIds = [id, evidenceId(4711)];
    expect(() => assignEvidence(made.vault, { controlId: ONE, from: Q1, evidenceIds })).toThrow(
      refusal('use.unknown-evidence'),
    );
    expect(lastEntry(made.vault).seq).toBe(seq);
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
