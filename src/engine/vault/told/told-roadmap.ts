// What the journal tells of roadmaps: the path and the steps as they were saved last.
import { z } from 'zod';
import { engagementId } from '../../../shared/ids';
import { digestOf, type ToldKind, type Untold } from './told-kind';

const Plan = z.strictObject({ path: z.string(), steps: z.array(z.looseObject({ step: z.string() })) });
type Plan = z.infer<typeof Plan>;

/** The order of steps follows from the path; here they are sorted by name. */
const digestOfPlan = ({ path, steps }: Plan): string =>
  digestOf({ path, steps: steps.toSorted((a, b) => (a.step < b.step ? -1 : 1)) });

const STEPS = `
  SELECT step, planned_from AS plannedFrom, planned_to AS plannedTo, actual_from AS actualFrom,
    actual_to AS actualTo, owner, note
  FROM roadmap_step WHERE engagement = ?`;

const ITS_ROADMAP = 'its roadmap';

export const toldRoadmaps = (): ToldKind => {
  const told = new Map<string, string | null>();
  return {
    take: ({ action, subject, detail }) => {
      if (action !== 'roadmap.changed') return;
      const plan = Plan.safeParse(detail['after']).data;
      told.set(subject, plan === undefined ? null : digestOfPlan(plan));
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const steps = db.prepare(STEPS);
      const rows = db.prepare('SELECT engagement, path FROM roadmap').all() as {
        engagement: number;
        path: string;
      }[];
      const found = rows.flatMap(({ engagement, path }): Untold[] => {
        const subject = engagementId(engagement);
        missing.delete(subject);
        const plan = { path, steps: steps.all(engagement) as Plan['steps'] };
        return told.get(subject) === digestOfPlan(plan) ? [] : [{ subject, what: ITS_ROADMAP }];
      });
      yield [...found, ...[...missing].map((subject) => ({ subject, what: ITS_ROADMAP }))];
    },
  };
};
