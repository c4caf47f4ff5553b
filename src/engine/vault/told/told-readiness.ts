// What the journal tells of readiness: assessments with their ratings, and remediation tasks.
import { z } from 'zod';
import { assessmentId, engagementId, memberId, remediationTaskId } from '../../../shared/ids';
import { digestOf, PAGE, texts, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

const Ratings = z.array(z.looseObject({ subject: z.string() }));

const BLANK = {
  design: 'not-rated',
  documentation: 'not-rated',
  operation: 'not-rated',
  evidence: 'not-rated',
  likelihood: null,
  effort: null,
  note: '',
};

interface Told {
  readonly begun: string;
  closedAt: string | null;
  /** Digest by subject. */
  readonly ratings: Map<string, string>;
  /** Rated or closed again behind its end: no program of ours does that. */
  isReopened: boolean;
}

const REOPENED = 'an entry changes it after it was closed';

interface AssessmentRow {
  readonly number: number;
  readonly engagement: number;
  readonly name: string;
  readonly begun_at: string;
  readonly begun_by: number;
  readonly closed_at: string | null;
}

interface RatingRow {
  readonly subject: string;
  readonly rated_at: string;
}

const rated = (rating: unknown, at: string): string => digestOf({ rating, at });

export const toldAssessments = (): ToldKind => {
  const told = new Map<string, Told>();
  return {
    take: ({ action, subject, detail, time, member }) => {
      if (action === 'readiness.begun')
        told.set(subject, {
          begun: digestOf({ after: detail['after'], time, member }),
          closedAt: null,
          ratings: new Map(),
          isReopened: false,
        });
      const known = told.get(subject);
      if (known === undefined) return;
      if (known.closedAt !== null && (action === 'readiness.rated' || action === 'readiness.closed'))
        known.isReopened = true;
      if (action === 'readiness.rated')
        for (const rating of Ratings.safeParse(detail['ratings']).data ?? [])
          known.ratings.set(rating.subject, rated(rating, time));
      if (action === 'readiness.closed') {
        known.closedAt = time;
        for (const one of texts(detail['unrated']) ?? [])
          known.ratings.set(one, rated({ subject: one, ...BLANK }, time));
      }
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const rows = db.prepare('SELECT * FROM assessment ORDER BY number').all() as AssessmentRow[];
      const ratings = db.prepare(
        `SELECT subject, design, documentation, operation, evidence, likelihood, effort, note, rated_at
         FROM subject_rating WHERE assessment = ?`,
      );
      for (const row of rows) {
        const id = assessmentId(row.number);
        missing.delete(id);
        const known = told.get(id);
        const begun = digestOf({
          after: { engagementId: engagementId(row.engagement), name: row.name },
          time: row.begun_at,
          member: memberId(row.begun_by),
        });
        const stored = ratings.all(row.number) as RatingRow[];
        const says =
          known?.begun === begun &&
          known.closedAt === row.closed_at &&
          known.ratings.size === stored.length &&
          stored.every(
            ({ rated_at: at, ...rating }) => known.ratings.get(rating.subject) === rated(rating, at),
          );
        if (!says) yield [{ subject: id, what: WHAT_IT_SAYS }];
        else yield known.isReopened ? [{ subject: id, what: WHAT_IT_SAYS, sentence: REOPENED }] : [];
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};

interface TaskRow {
  readonly number: number;
  readonly createdAt: string;
  readonly changedAt: string;
}

const TASKS = `
  SELECT number, title, subject, plan, likelihood, effort, owner, due, state,
    progress_percent AS progressPercent, note, created_at AS createdAt, changed_at AS changedAt
  FROM remediation_task WHERE number > ? ORDER BY number LIMIT ${String(PAGE)}`;

export const toldTasks = (): ToldKind => {
  const told = new Map<string, { facts: string; readonly createdAt: string; changedAt: string }>();
  return {
    take: ({ action, subject, detail, time }) => {
      if (action !== 'readiness.task-added' && action !== 'readiness.task-changed') return;
      const createdAt = told.get(subject)?.createdAt ?? time;
      told.set(subject, { facts: digestOf(detail['after']), createdAt, changedAt: time });
    },
    *compare(db) {
      const missing = new Set(told.keys());
      const page = db.prepare(TASKS);
      let last = 0;
      for (;;) {
        const rows = page.all(last) as TaskRow[];
        if (rows.length === 0) break;
        yield rows.flatMap(({ number, createdAt, changedAt, ...facts }): Untold[] => {
          const id = remediationTaskId(number);
          missing.delete(id);
          last = number;
          const known = told.get(id);
          const says =
            known?.facts === digestOf(facts) &&
            known.createdAt === createdAt &&
            known.changedAt === changedAt;
          return says ? [] : [{ subject: id, what: WHAT_IT_SAYS }];
        });
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
