// What the journal tells of engagements: what is examined, for when, in which categories.
import { z } from 'zod';
import { engagementId } from '../../../shared/ids';
import { digestOf, type ToldKind, ungrouped, WHAT_IT_SAYS } from './told-kind';

const named = { systemName: z.string(), firm: z.string(), categories: z.array(z.string()) };
const Engagement = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1), asOf: z.string(), ...named }),
  z.object({ type: z.literal(2), period: z.object({ from: z.string(), to: z.string() }), ...named }),
]);

const toldOf = (after: unknown): Record<string, unknown> | null => {
  const told = Engagement.safeParse(after).data;
  if (told === undefined) return null;
  const { systemName, firm } = told;
  const time = told.type === 1 ? told.asOf : [told.period.from, told.period.to];
  return { type: told.type, time, systemName, firm, categories: told.categories.toSorted() };
};

interface EngagementRow {
  readonly number: number;
  readonly type: 1 | 2;
  readonly as_of: string | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly system_name: string;
  readonly firm: string;
  readonly categories: string;
}

const factsOf = (row: EngagementRow): unknown => ({
  type: row.type,
  time: row.type === 1 ? row.as_of : [row.period_start, row.period_end],
  systemName: row.system_name,
  firm: row.firm,
  categories: ungrouped(row.categories).sort(),
});

export const toldEngagements = (): ToldKind => {
  const facts = new Map<string, string | null>();
  return {
    take: ({ action, subject, detail }) => {
      if (action !== 'engagement.created' && action !== 'engagement.changed') return;
      const told = toldOf(detail['after']);
      facts.set(subject, told && digestOf(told));
    },
    *compare(db) {
      const rows = db
        .prepare(
          `SELECT number, type, as_of, period_start, period_end, system_name, firm,
             (SELECT group_concat(category) FROM engagement_category WHERE engagement = number) AS categories
           FROM engagement`,
        )
        .all() as EngagementRow[];
      yield rows.flatMap((row) => {
        const subject = engagementId(row.number);
        const told = facts.get(subject) ?? null;
        return told === null || told === digestOf(factsOf(row)) ? [] : [{ subject, what: WHAT_IT_SAYS }];
      });
    },
  };
};
