// Calls about readiness: assessments with their ratings, and the tasks that follow from them.
import { z } from 'zod';
import {
  Assessment,
  Level,
  NewRemediationTask,
  RemediationTask,
  SubjectRating,
  TaskState,
  WorksheetRow,
} from '../domain/readiness';
import { ReadinessSubject } from '../domain/readiness';
import { isPreviewed, NOT_PREVIEWED, TableImport } from '../domain/table-import';
import { AssessmentId, FileToken, RemediationTaskId } from '../ids';
import { CalendarDate, Instant } from '../period';
import { direction, done, engine, name, nothing, page, pageOf, reads, search, writes } from './call';

const today = CalendarDate;

export const readinessCalls = {
  /** Of the current engagement, the newest first. */
  assessments: engine('query', nothing, z.array(Assessment)),
  /** Closes the one before, if it is open; ratings are taken over as a start when asked. */
  begin: engine('command', z.strictObject({ name, copyRatings: z.boolean() }), Assessment),
  close: engine('command', z.strictObject({ id: AssessmentId }), Assessment),
  worksheet: engine(
    'query',
    z.strictObject({
      id: AssessmentId,
      today,
      search,
      kind: z.enum(['criterion', 'control']).nullable(),
      onlyGaps: z.boolean(),
      onlyUnrated: z.boolean(),
      sort: z.enum(['subject', 'priority', 'ratedAt']),
      direction,
      ...page,
    }),
    pageOf(WorksheetRow),
  ),
  rate: engine(
    'command',
    z.strictObject({ id: AssessmentId, ratings: z.array(SubjectRating).min(1).max(1000) }),
    done,
  ),
  /** How one subject was rated in each assessment, the newest first. */
  history: engine(
    'query',
    z.strictObject({ subject: ReadinessSubject }),
    z.array(SubjectRating.extend({ assessment: Assessment, ratedAt: Instant })),
  ),
  /** Writes the worksheet as XLSX (or CSV, by the name). */
  exportWorksheet: engine(
    'command',
    z.strictObject({ id: AssessmentId, today, target: FileToken }),
    z.strictObject({ rows: z.number().int() }),
    (input) => [writes(input.target)],
  ),
  importWorksheet: engine(
    'command',
    z
      .strictObject({ id: AssessmentId, file: FileToken, apply: z.boolean(), sha256: z.string().nullable() })
      .refine(isPreviewed, NOT_PREVIEWED),
    TableImport,
    (input) => [reads(input.file)],
  ),
  tasks: engine(
    'query',
    z.strictObject({
      search,
      /** Empty for all. */
      states: z.array(TaskState),
      owner: z.string().max(200).nullable(),
      subject: ReadinessSubject.nullable(),
      likelihood: Level.nullable(),
      sort: z.enum(['id', 'priority', 'due', 'owner', 'state', 'title']),
      direction,
      ...page,
    }),
    pageOf(RemediationTask),
  ),
  task: engine('query', z.strictObject({ id: RemediationTaskId }), RemediationTask),
  addTask: engine('command', NewRemediationTask, RemediationTask),
  /** A task for each gap that has no open one; answers their numbers. */
  addTasksOfGaps: engine(
    'command',
    z.strictObject({
      id: AssessmentId,
      today,
      owner: NewRemediationTask.shape.owner,
      due: CalendarDate.nullable(),
    }),
    z.array(RemediationTaskId),
  ),
  changeTask: engine(
    'command',
    z.strictObject({ id: RemediationTaskId, task: NewRemediationTask }),
    RemediationTask,
  ),
} as const;
