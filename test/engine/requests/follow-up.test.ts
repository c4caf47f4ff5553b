// The figures of the follow-up, held against a slow reading of each request by itself.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportFollowUp, followUp, getRequest, type OpenVault, openVault } from '../../../src/engine';
import {
  addRequest,
  changeHandled,
  linkTargets,
  moveAuditor,
  moveInternal,
  submitRequests,
} from '../../../src/engine/requests';
import { readSheet, readSheetFile } from '../../../src/engine/tables';
import {
  AUDITOR_STATUSES,
  type FollowUp,
  type RequestDetail,
  type RequestTurn,
} from '../../../src/shared/domain/request';
import { UserError } from '../../../src/shared/errors';
import { addDays, daysBetween } from '../../../src/shared/period';
import { generator } from '../seeded';
import { makeVault, PASSPHRASE, testEnvironment } from '../temporary-vault';
import { vaultFixture, type VaultFixture } from '../vault-fixture';
import { asked, day, EVIDENCE, fillWithRequests, handled, REQ, TODAY } from './requests-fixture';

const SEED = 20261121;
const COUNT = 120;

let fixture: VaultFixture;
let vault: OpenVault;
let all: RequestDetail[];

/** Lives that requests may have, and some days that were told in the wrong order. */
const live = (target: OpenVault): void => {
  const below = generator(SEED);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const someDay = () => addDays(TODAY, below(120) - 100);
  target.write((change) => {
    for (let at = 0; at < COUNT; at += 1) {
      const auditor = pick(AUDITOR_STATUSES.filter((one) => one !== 'returned'));
      const facts = asked({
        reference: below(3) === 0 ? '' : `R-${String(at)}`,
        title: below(4) === 0 ? '' : `Request ${String(at)}`,
        requestedOn: below(4) === 0 ? null : someDay(),
        dueOn: below(3) === 0 ? null : addDays(TODAY, below(60) - 30),
      });
      const owner = pick(['', 'Eve', 'Zoë', 'Dana Owner']);
      const how = { via: 'list', auditorWord: '', returnReason: '', on: someDay() } as const;
      const number = addRequest(change, 1, facts, handled({ owner }), { ...how, auditor });
      for (let step = below(7); step > 0; step -= 1) {
        const on = someDay();
        const told = {
          on,
          via: 'told',
          saidBy: 'N.',
          note: '',
          auditorWord: '',
          returnReason: 'Why not.',
        } as const;
        if (below(2) === 0) submitRequests(change, [number], null, { on, note: '' });
        else moveAuditor(change, number, pick(AUDITOR_STATUSES), told);
      }
      if (below(3) === 0) linkTargets(change, number, [{ kind: 'evidence', id: EVIDENCE }], '');
      if (below(3) === 0)
        try {
          moveInternal(change, number, 'needs-clarification', { on: TODAY, via: 'typed', note: '' });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      if (below(5) === 0) changeHandled(change, number, handled({ owner: 'Ada' }));
    }
  });
};

beforeAll(async () => {
  fixture = await vaultFixture(async (made, work) => {
    await fillWithRequests(made, work);
    live(made);
  });
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  all = Array.from({ length: COUNT + 4 }, (_, at) => getRequest(vault, REQ(at + 1), TODAY));
});
afterAll(async () => {
  vault.close();
  await fixture.remove();
});

const waited = ({ waitingSince }: RequestDetail): number => Math.max(0, daysBetween(waitingSince, TODAY));
const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const isWith = (side: 'us' | 'auditor', status: string): boolean =>
  (side === 'us' ? ['draft', 'open', 'returned'] : ['submitted', 'in-review']).includes(status);

/** Walks the turns of one request like a person with a calendar. */
const lasted = ({ turns, requestedOn }: RequestDetail): { organization: number[]; firm: number[] } => {
  const found = { organization: [] as number[], firm: [] as number[] };
  let since: RequestTurn | null = null;
  let isFirst = true;
  for (const turn of turns.filter((one) => one.track === 'auditor')) {
    if (since !== null && !isWith('auditor', turn.to)) {
      found.firm.push(Math.max(0, daysBetween(since.on, turn.on)));
      since = null;
    } else if (!isWith('auditor', turn.from) && isWith('auditor', turn.to)) {
      since = turn;
      if (isFirst && requestedOn !== null)
        found.organization.push(Math.max(0, daysBetween(requestedOn, turn.on)));
      isFirst = false;
    }
  }
  return found;
};

const why = (one: RequestDetail): FollowUp['blocking'][number]['why'] | null => {
  const isOurs = isWith('us', one.auditor);
  if (one.auditor === 'returned') return one.isLate ? 'returned-and-late' : 'returned';
  if (one.isLate) return 'late';
  const answers = one.counts.evidence + one.counts.populations + one.counts.samples;
  if (isOurs && one.dueOn !== null && one.dueOn <= addDays(TODAY, 14) && answers === 0) return 'no-evidence';
  return isOurs && one.internal === 'needs-clarification' ? 'needs-clarification' : null;
};

it('counts what each request by itself says', () => {
  const ours = all.filter((one) => isWith('us', one.auditor));
  const theirs = all.filter((one) => isWith('auditor', one.auditor));
  const found = followUp(vault, TODAY);
  expect(found.counts).toEqual({
    requests: all.length,
    settled: all.length - ours.length - theirs.length,
    waitingOnOrganization: ours.length,
    waitingOnAuditor: theirs.length,
    late: ours.filter((one) => one.dueOn !== null && one.dueOn < TODAY).length,
    returned: all.filter((one) => one.auditor === 'returned').length,
  });
  expect(found.counts.late * found.counts.returned * theirs.length).toBeGreaterThan(0);
  expect(found.ageing).toEqual(
    [
      [0, 7],
      [8, 14],
      [15, 30],
      [31, null],
    ].map(([fromDays = 0, toDays]) => {
      const isOfAge = (one: RequestDetail) =>
        waited(one) >= (fromDays ?? 0) && waited(one) <= (toDays ?? Infinity);
      return {
        fromDays,
        toDays,
        organization: ours.filter(isOfAge).length,
        auditor: theirs.filter(isOfAge).length,
      };
    }),
  );
  const owners = Map.groupBy(ours, (one) => one.owner);
  expect(found.owners.map((one) => one.owner).sort()).toEqual([...owners.keys()].sort());
  for (const one of found.owners) {
    const own = owners.get(one.owner) ?? [];
    expect(one).toMatchObject({
      open: own.length,
      late: own.filter((each) => each.isLate).length,
      oldestDays: Math.max(...own.map(waited)),
    });
  }
});

it('says how long turns took, as somebody with a calendar does', () => {
  const turns = all.map(lasted);
  for (const side of ['organization', 'firm'] as const) {
    const days = turns.flatMap((one) => one[side]);
    expect(days.length).toBeGreaterThan(10);
    expect(followUp(vault, TODAY).turnaround.find((one) => one.side === side)).toEqual({
      ...{ side, turns: days.length, medianDays: median(days), longestDays: Math.max(...days) },
    });
  }
});

it('names what holds the audit up, the worst first', () => {
  const order = ['conflict', 'returned-and-late', 'late', 'returned', 'no-evidence', 'needs-clarification'];
  const found = followUp(vault, TODAY).blocking;
  const expected = all.flatMap((one) => {
    const reason = why(one);
    return reason === null ? [] : [{ id: one.id, why: reason }];
  });
  const byId = (rows: readonly { id: string; why: string }[]) =>
    rows.map(({ id, why: reason }) => `${id} ${reason}`).sort();
  expect(byId(found)).toEqual(byId(expected));
  expect(new Set(found.map((one) => one.why)).size).toBe(5);
  const places = found.map((one) => order.indexOf(one.why));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(found.every((one) => one.title !== '' && one.waitingDays >= 0)).toBe(true);
  expect(followUp(vault, TODAY, 3)).toMatchObject({
    blockingCount: found.length,
    blocking: found.slice(0, 3),
  });
});

it('is written as a workbook with all of it, and as a letter of one page size', async () => {
  const { work } = fixture;
  await exportFollowUp(vault, TODAY, join(work, 'follow-up.xlsx'));
  const file = await readSheetFile(join(work, 'follow-up.xlsx'));
  const [counts, blocking] = await Promise.all(
    ['Follow-up', 'Blocking'].map((name) => readSheet(file, name)),
  );
  expect(counts?.rows.slice(0, 2)).toEqual([
    [`As of ${TODAY}`, 'Requests'],
    ['Requests', String(all.length)],
  ]);
  expect(blocking?.rows.slice(1).map((row) => row[0])).toEqual(
    followUp(vault, TODAY).blocking.map((one) => one.id),
  );
  await exportFollowUp(vault, TODAY, join(work, 'follow-up.pdf'));
  const pdf = (await readFile(join(work, 'follow-up.pdf'))).toString('latin1');
  expect(pdf.startsWith('%PDF-1.4')).toBe(true);
  const says = (words: string): boolean => pdf.includes(Buffer.from(words, 'latin1').toString('hex'));
  expect([says('What holds the audit up'), says('The fonts of this page lack')]).toEqual([true, false]);
});

it('says in the letter when its fonts lack a letter of a name', async () => {
  const copy = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  const path = join(fixture.work, 'other-script.pdf');
  copy.write((change) => changeHandled(change, 1, handled({ owner: 'Łucja, Νίκος' })));
  await exportFollowUp(copy, TODAY, path);
  copy.close();
  const pdf = (await readFile(path)).toString('latin1');
  expect(pdf).toContain(Buffer.from('The fonts of this page lack', 'latin1').toString('hex'));
  expect(pdf).toContain(Buffer.from('Lucja, ?', 'latin1').toString('hex'));
});

it('has nothing to say without an engagement, and no file to write', async () => {
  const { vault: fresh, desk } = await makeVault();
  expect(followUp(fresh, day('2026-07-01'))).toMatchObject({
    ...{ counts: { requests: 0, late: 0 }, owners: [], blocking: [] },
    turnaround: [{ turns: 0, medianDays: null }, { turns: 0 }],
  });
  await expect(exportFollowUp(fresh, TODAY, join(desk, 'x.pdf'))).rejects.toThrow(UserError);
});
