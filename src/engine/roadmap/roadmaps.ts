// The roadmap of the current engagement: saved when somebody has planned it, proposed until then.
import type { Engagement } from '../../shared/domain/engagement';
import { type Roadmap, type RoadmapPath, RoadmapPlan, type RoadmapStep } from '../../shared/domain/roadmap';
import { UserError } from '../../shared/errors';
import { type EngagementId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { nextActions } from './next-actions';
import { proposeRoadmap, STEPS_OF, usualPath } from './propose-roadmap';
import { readFacts } from './read-facts';

interface StepRow {
  readonly step: RoadmapStep['step'];
  readonly planned_from: CalendarDate;
  readonly planned_to: CalendarDate;
  readonly actual_from: CalendarDate | null;
  readonly actual_to: CalendarDate | null;
  readonly owner: string;
  readonly note: string;
}

const engagementOf = (vault: OpenVault): Engagement => {
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  return engagement;
};

const savedPlan = (db: ReadableDb, id: EngagementId): RoadmapPlan | null => {
  const roadmap = db.prepare('SELECT path FROM roadmap WHERE engagement = ?').get(numberOf(id)) as
    { path: RoadmapPath } | undefined;
  if (roadmap === undefined) return null;
  const rows = db.prepare('SELECT * FROM roadmap_step WHERE engagement = ?').all(numberOf(id)) as StepRow[];
  const order = STEPS_OF[roadmap.path];
  return {
    path: roadmap.path,
    steps: rows
      .toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
      .map((row) => ({
        step: row.step,
        plannedFrom: row.planned_from,
        plannedTo: row.planned_to,
        actualFrom: row.actual_from,
        actualTo: row.actual_to,
        owner: row.owner,
        note: row.note,
      })),
  };
};

/**
 * The saved plan, or a proposal that begins today; and what to do next.
 * @throws UserError use.engagement-missing
 */
export const getRoadmap = (vault: OpenVault, today: CalendarDate): Roadmap => {
  const engagement = engagementOf(vault);
  const saved = savedPlan(vault.db, engagement.id);
  return {
    engagementId: engagement.id,
    isPlanned: saved !== null,
    plan: saved ?? proposeRoadmap(engagement, usualPath(engagement), today),
    nextActions: nextActions(readFacts(vault, engagement, saved, today)),
  };
};

/** @throws UserError use.engagement-missing */
export const proposedRoadmap = (vault: OpenVault, path: RoadmapPath, startsOn: CalendarDate): RoadmapPlan =>
  proposeRoadmap(engagementOf(vault), path, startsOn);

const proveSteps = ({ path, steps }: RoadmapPlan): void => {
  const expected = STEPS_OF[path];
  if (steps.length !== expected.length || steps.some((one, at) => one.step !== expected[at]))
    throw new UserError('use.bad-input', {
      what: `The steps of this path are ${expected.join(', ')}, in this order.`,
    });
  for (const { step, plannedFrom, plannedTo, actualFrom, actualTo } of steps) {
    if (plannedFrom > plannedTo)
      throw new UserError('use.period-reversed', { from: plannedFrom, to: plannedTo });
    if (actualTo === null) continue;
    if (actualFrom === null)
      throw new UserError('use.bad-input', {
        what: `The step ${step} has an actual last day, but no actual first day.`,
      });
    if (actualFrom > actualTo) throw new UserError('use.period-reversed', { from: actualFrom, to: actualTo });
  }
};

/**
 * Saves the plan. Steps may overlap each other: what lies inside one must be in order, no more. Nothing is
 * written when nothing changes.
 * @throws UserError use.engagement-missing, use.bad-input, use.period-reversed
 */
export const setRoadmap = (vault: OpenVault, today: CalendarDate, input: RoadmapPlan): Roadmap => {
  const engagement = engagementOf(vault);
  const after = RoadmapPlan.parse(input);
  proveSteps(after);
  const before = savedPlan(vault.db, engagement.id);
  if (JSON.stringify(before) === JSON.stringify(after)) return getRoadmap(vault, today);
  vault.write(({ db, record }) => {
    const number = numberOf(engagement.id);
    db.prepare('DELETE FROM roadmap_step WHERE engagement = ?').run(number);
    db.prepare(
      `INSERT INTO roadmap (engagement, path) VALUES (?, ?)
       ON CONFLICT (engagement) DO UPDATE SET path = excluded.path`,
    ).run(number, after.path);
    const insert = db.prepare(
      `INSERT INTO roadmap_step (engagement, step, planned_from, planned_to, actual_from, actual_to, owner, note)
       VALUES (@engagement, @step, @plannedFrom, @plannedTo, @actualFrom, @actualTo, @owner, @note)`,
    );
    for (const step of after.steps) insert.run({ ...step, engagement: number });
    record('roadmap.changed', engagement.id, { before, after });
  });
  return getRoadmap(vault, today);
};
