// What the journal tells of engagements: what is examined, for when, in which categories, how far each is,
// what it is about, and which is current.
import { z } from 'zod';
import {
  storedCurrent,
  type StoredEngagement,
  storedEngagements,
  type StoredScope,
} from './stored-engagements';
import { digestOf, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

const named = { systemName: z.string(), firm: z.string(), categories: z.array(z.string()) };
const Engagement = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1), asOf: z.string(), ...named }),
  z.object({ type: z.literal(2), period: z.object({ from: z.string(), to: z.string() }), ...named }),
]);
const Declared = z.looseObject({
  notApplicable: z.array(z.looseObject({ criterionId: z.string() })),
});

/** What an engagement is about before anybody has said it; also of those that are older than scopes. */
const NOTHING_SAID: StoredScope = {
  boundary: '',
  items: [],
  people: [],
  subserviceOrganizations: [],
  notApplicable: [],
  privacyRoles: ['processor', 'controller'],
  makesProducts: true,
};
/** Of engagements whose entry does not name one. */
const FIRST_CATALOG = '1.0.0';

interface Told {
  /** Digests; null where an entry did not say all of it. */
  frame: string | null;
  scope: string | null;
  state: unknown;
  readonly catalogVersion: unknown;
  readonly rolledForwardFrom: unknown;
}

const frameOf = (after: unknown): string | null => {
  const told = Engagement.safeParse(after).data;
  if (told === undefined) return null;
  const { type, systemName, firm } = told;
  const time = told.type === 1 ? told.asOf : [told.period.from, told.period.to];
  return digestOf({ type, time, systemName, firm, categories: told.categories.toSorted() });
};

const scopeOf = (after: unknown): string | null => {
  const told = Declared.safeParse(after).data;
  if (told === undefined) return null;
  const notApplicable = told.notApplicable.toSorted((a, b) => (a.criterionId < b.criterionId ? -1 : 1));
  return digestOf({ ...told, notApplicable });
};

const saysTheSame = (stored: StoredEngagement, told: Told): boolean =>
  (told.frame === null || told.frame === digestOf(stored.frame)) &&
  (told.scope === null || told.scope === scopeOf(stored.scope)) &&
  told.state === stored.state &&
  told.catalogVersion === stored.catalogVersion &&
  told.rolledForwardFrom === stored.rolledForwardFrom;

export const toldEngagements = (): ToldKind => {
  const told = new Map<string, Told>();
  let current: string | null = null;
  return {
    take: ({ action, subject, detail }) => {
      if (action === 'engagement.created') {
        told.set(subject, {
          frame: frameOf(detail['after']),
          scope: scopeOf(NOTHING_SAID),
          state: 'planned',
          catalogVersion: detail['catalogVersion'] ?? FIRST_CATALOG,
          rolledForwardFrom: detail['rolledForwardFrom'] ?? null,
        });
        current = subject;
      }
      if (action === 'engagement.made-current') current = subject;
      const known = told.get(subject);
      if (known === undefined) return;
      if (action === 'engagement.changed') known.frame = frameOf(detail['after']);
      if (action === 'engagement.scope-changed') known.scope = scopeOf(detail['after']);
      if (action === 'engagement.state-changed') known.state = detail['after'];
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const found: Untold[] = [];
      for (const stored of storedEngagements(db)) {
        missing.delete(stored.id);
        const known = told.get(stored.id);
        if (known !== undefined && !saysTheSame(stored, known))
          found.push({ subject: stored.id, what: WHAT_IT_SAYS });
      }
      found.push(...[...missing].map((subject) => ({ subject, what: 'that it is missing' })));
      const isStored = storedCurrent(db);
      if (current !== null && current !== isStored)
        found.push({ subject: isStored ?? current, what: 'which engagement is current' });
      yield found;
    },
  };
};
