// What somebody owes, and by when. Computed from what is there, never stored: it is done when it is there.
import { z } from 'zod';
import { ControlId, EvidenceId, PopulationId, RemediationTaskId, RequestId, SampleItemId } from '../ids';
import { CalendarDate } from '../period';

export const TASK_KINDS = [
  'requested',
  'occurrence',
  'review',
  'rejected',
  'renewal',
  'sample',
  'remediation',
  'request',
] as const;
/**
 * `requested`: an item that was asked for. `occurrence`: a control's occurrence that is due or late without
 * evidence. `review`: waits for a second pair of eyes. `rejected`: to be collected again. `renewal`: valid no
 * longer soon. `sample`: a picked row without evidence for all its attributes. `remediation`: from readiness.
 * `request`: the auditor asked for it, it waits on the organization, and there is a day for it.
 */
export const TaskKind = z.enum(TASK_KINDS);
export type TaskKind = z.infer<typeof TaskKind>;

export const EvidenceTask = z.strictObject({
  /** Stable while the task is: its kind and what it is about. */
  key: z.string(),
  kind: TaskKind,
  title: z.string(),
  /** A name; empty when nobody is named. */
  owner: z.string(),
  due: CalendarDate.nullable(),
  isOverdue: z.boolean(),
  controlIds: z.array(ControlId),
  about: z.union([
    z.strictObject({ evidenceId: EvidenceId }),
    z.strictObject({
      controlId: ControlId,
      from: CalendarDate,
      to: CalendarDate,
      /** How many the control has missed, when this one is the first of them; 0 while it is open. */
      missedCount: z.number().int(),
    }),
    z.strictObject({ populationId: PopulationId, sampleItemId: SampleItemId }),
    z.strictObject({ taskId: RemediationTaskId }),
    z.strictObject({ requestId: RequestId }),
  ]),
});
export type EvidenceTask = z.infer<typeof EvidenceTask>;
