// What the journal tells of exceptions: all that was stated, their state, whether one was withdrawn, and in
// which packages each was handed over.
import { z } from 'zod';
import { controlId, engagementId, evidenceId, exceptionId } from '../../../shared/ids';
import { digestOf, PAGE, texts, type ToldKind, ungrouped, type Untold, WHAT_IT_SAYS } from './told-kind';

interface ExceptionRow {
  readonly number: number;
  readonly engagement: number;
  readonly control: number;
  readonly extent_failed: number | null;
  readonly extent_of: number | null;
  readonly withdrawn: string | null;
  readonly created_at: string;
  readonly changed_at: string;
  /** The columns that are told under their own name, as JSON. */
  readonly plain: string;
  readonly evidence: string | null;
  readonly packages: string | null;
}

const PLAIN = {
  title: 'title',
  occurrenceFrom: 'occurrence_from',
  whatHappened: 'what_happened',
  foundBy: 'found_by',
  foundOn: 'found_on',
  cause: 'cause',
  effect: 'effect',
  compensatingControl: 'compensating_control',
  remediation: 'remediation',
  owner: 'owner',
  due: 'due',
  fixedOn: 'fixed_on',
  retest: 'retest',
  response: 'response',
  responseApprovedBy: 'response_approved_by',
  responseApprovedOn: 'response_approved_on',
  state: 'state',
} as const;

const ROWS = `
  SELECT number, engagement, control, extent_failed, extent_of, withdrawn, created_at, changed_at,
    json_object(${Object.entries(PLAIN)
      .map(([name, column]) => `'${name}', ${column}`)
      .join(', ')}) AS plain,
    (SELECT group_concat(evidence ORDER BY evidence) FROM exception_evidence WHERE exception = number)
      AS evidence,
    (SELECT group_concat(package ORDER BY package)
      FROM (SELECT DISTINCT package FROM round_exception WHERE exception = number))
      AS packages
  FROM exception WHERE number > ? ORDER BY number LIMIT ${String(PAGE)}`;

interface Told {
  facts: string;
  withdrawn: unknown;
  readonly createdAt: string;
  changedAt: string;
  readonly packages: Set<string>;
  /** Withdrawn, or made a draft again, after a package had handed it over: no program of ours does that. */
  isTakenBack: boolean;
}

const factsOf = (row: ExceptionRow): string =>
  digestOf({
    ...(JSON.parse(row.plain) as Record<string, unknown>),
    engagementId: engagementId(row.engagement),
    controlId: controlId(row.control),
    extent: row.extent_failed === null ? null : { failed: row.extent_failed, of: row.extent_of },
    evidenceIds: ungrouped(row.evidence).map((number) => evidenceId(Number(number))),
  });

const Draft = z.looseObject({ state: z.literal('draft') });
const isDraft = (action: string, after: unknown): boolean =>
  action === 'exception.changed' && Draft.safeParse(after).success;

const TAKEN_BACK = 'an entry takes it back after a package had handed it over';
const IN_WHICH_PACKAGES = 'in which packages it was handed over';

export const toldExceptions = (): ToldKind => {
  const told = new Map<string, Told>();
  return {
    take: ({ action, subject, detail, time }) => {
      if (action === 'exception.recorded')
        told.set(subject, {
          facts: digestOf(detail['after']),
          withdrawn: null,
          createdAt: time,
          changedAt: time,
          packages: new Set(),
          isTakenBack: false,
        });
      if (action === 'package.built')
        for (const id of texts(detail['exceptions']) ?? []) told.get(id)?.packages.add(subject);
      const known = told.get(subject);
      if (known === undefined) return;
      if (action === 'exception.changed') known.facts = digestOf(detail['after']);
      if (action === 'exception.withdrawn') known.withdrawn = detail['reason'];
      if (action === 'exception.changed' || action === 'exception.withdrawn') known.changedAt = time;
      if (known.packages.size > 0 && (action === 'exception.withdrawn' || isDraft(action, detail['after'])))
        known.isTakenBack = true;
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const page = db.prepare(ROWS);
      let last = 0;
      for (;;) {
        const rows = page.all(last) as ExceptionRow[];
        if (rows.length === 0) break;
        yield rows.flatMap((row): Untold[] => {
          const id = exceptionId(row.number);
          missing.delete(id);
          last = row.number;
          const known = told.get(id);
          const says =
            known?.facts === factsOf(row) &&
            known.withdrawn === row.withdrawn &&
            known.createdAt === row.created_at &&
            known.changedAt === row.changed_at;
          if (!says) return [{ subject: id, what: WHAT_IT_SAYS }];
          if (known.isTakenBack) return [{ subject: id, what: WHAT_IT_SAYS, sentence: TAKEN_BACK }];
          const packages = [...known.packages].sort().join(',');
          return packages === (row.packages ?? '') ? [] : [{ subject: id, what: IN_WHICH_PACKAGES }];
        });
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
