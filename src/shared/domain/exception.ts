// An occurrence that failed: what happened, how far it reaches, and what management answers. Whether it
// changes an opinion is the auditor's affair and stands nowhere here.
import { z } from 'zod';
import { ControlId, EngagementId, EvidenceId, ExceptionId, PackageId } from '../ids';
import { CalendarDate, Instant } from '../period';

export const EXCEPTION_STATES = [
  'draft',
  'confirmed',
  'responded',
  'remediating',
  'fixed',
  'retested',
  'closed',
  'accepted',
] as const;
/** One after the other, or one back; `accepted` (the risk is carried) may follow any from `confirmed` to `retested`. */
export const ExceptionState = z.enum(EXCEPTION_STATES);
export type ExceptionState = z.infer<typeof ExceptionState>;

const text = z.string().trim().max(5000);
const line = z.string().trim().max(300);

export const NewException = z.strictObject({
  title: line.min(1),
  controlId: ControlId,
  /** The first day of the occurrence it is about; null when it is about none in particular. */
  occurrenceFrom: CalendarDate.nullable(),
  whatHappened: text,
  foundBy: z.enum(['self', 'auditor']),
  foundOn: CalendarDate,
  cause: text,
  /** `failed` of `of` occurrences or items; null while nobody has counted. */
  extent: z
    .strictObject({ failed: z.number().int().min(0), of: z.number().int().min(1) })
    .refine(({ failed, of }) => failed <= of, 'more failed than there were')
    .nullable(),
  effect: text,
  compensatingControl: text,
  remediation: text,
  owner: line,
  due: CalendarDate.nullable(),
  fixedOn: CalendarDate.nullable(),
  retest: text,
  response: text,
  responseApprovedBy: line,
  responseApprovedOn: CalendarDate.nullable(),
  /** Evidence of cause, remediation or retest. */
  evidenceIds: z.array(EvidenceId).max(200),
});
export type NewException = z.infer<typeof NewException>;

/** What nobody has stated yet; title, control and the day it was found have no such value. */
export const NOTHING_STATED: Readonly<Omit<NewException, 'title' | 'controlId' | 'foundOn'>> = {
  occurrenceFrom: null,
  whatHappened: '',
  foundBy: 'self',
  cause: '',
  extent: null,
  effect: '',
  compensatingControl: '',
  remediation: '',
  owner: '',
  due: null,
  fixedOn: null,
  retest: '',
  response: '',
  responseApprovedBy: '',
  responseApprovedOn: null,
  evidenceIds: [],
};

export const ExceptionSummary = z.strictObject({
  id: ExceptionId,
  engagementId: EngagementId,
  title: z.string(),
  controlId: ControlId,
  controlTitle: z.string(),
  occurrenceFrom: CalendarDate.nullable(),
  foundBy: z.enum(['self', 'auditor']),
  foundOn: CalendarDate,
  extent: z.strictObject({ failed: z.number().int(), of: z.number().int() }).nullable(),
  owner: z.string(),
  due: CalendarDate.nullable(),
  state: ExceptionState,
  /** Why it was withdrawn; null while it stands. Only one that is in no package can be. */
  withdrawn: z.string().nullable(),
  /** Packages it was handed over in. */
  packageIds: z.array(PackageId),
});
export type ExceptionSummary = z.infer<typeof ExceptionSummary>;

export const ExceptionDetail = ExceptionSummary.extend({
  ...NewException.shape,
  createdAt: Instant,
  changedAt: Instant,
  /** The states it may go to from here. */
  nextStates: z.array(ExceptionState),
});
export type ExceptionDetail = z.infer<typeof ExceptionDetail>;
