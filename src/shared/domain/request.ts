// What the auditor asks for, request by request: the firm's own words, kept as they came, two status tracks, and
// the talk about it. Only the auditor moves the auditor's track; the vault records what they said.
import { z } from 'zod';
import {
  ControlId,
  EngagementId,
  EvidenceId,
  MemberId,
  PackageId,
  PopulationId,
  RequestId,
  SampleItemId,
} from '../ids';
import { CalendarDate, DateRange, Instant } from '../period';

export const AUDITOR_STATUSES = [
  'draft',
  'open',
  'submitted',
  'in-review',
  'returned',
  'accepted',
  'not-applicable',
  'withdrawn',
] as const;
/** The auditor's track. `submitted` follows from a delivery; every other step is what the auditor told. */
export const AuditorStatus = z.enum(AUDITOR_STATUSES);
export type AuditorStatus = z.infer<typeof AuditorStatus>;
/** On these the auditor waits for nothing any more. */
export const SETTLED_STATUSES: readonly AuditorStatus[] = ['accepted', 'not-applicable', 'withdrawn'];

export const INTERNAL_STATUSES = [
  'new',
  'assigned',
  'in-progress',
  'needs-clarification',
  'ready-for-review',
  'submitted',
  'closed',
] as const;
/** The organization's own track. */
export const InternalStatus = z.enum(INTERNAL_STATUSES);
export type InternalStatus = z.infer<typeof InternalStatus>;

export const REQUEST_KINDS = ['document', 'population', 'sample', 'walkthrough', 'inquiry', 'other'] as const;
export const RequestKind = z.enum(REQUEST_KINDS);
export type RequestKind = z.infer<typeof RequestKind>;

export const REQUEST_PRIORITIES = ['high', 'normal', 'low'] as const;
export const RequestPriority = z.enum(REQUEST_PRIORITIES);
export type RequestPriority = z.infer<typeof RequestPriority>;

const text = z.string().trim().max(10_000);
const line = z.string().trim().max(300);

/** A cell of the firm's list that no field of ours is for, under the head of its column. */
export const ExtraCell = z.strictObject({ column: line, value: z.string().max(10_000) });
export type ExtraCell = z.infer<typeof ExtraCell>;

/** What is asked, as the firm wrote it. */
export const AskedFacts = z.strictObject({
  /** The firm's own number, stable and never used twice in one engagement; empty where they gave none. */
  reference: line,
  /** Verbatim. */
  wording: text.min(1),
  /** A few words; empty where the firm gave none. */
  title: line,
  /** The section of the list it stands in. */
  area: line,
  kind: RequestKind,
  /** Criteria and controls as the firm named them; what they were linked to stands in the links. */
  named: line,
  /** The days the evidence is to be about. */
  period: DateRange.nullable(),
  requestedOn: CalendarDate.nullable(),
  dueOn: CalendarDate.nullable(),
  priority: RequestPriority,
  extra: z.array(ExtraCell).max(60),
});
export type AskedFacts = z.infer<typeof AskedFacts>;

/** What the organization says of it. */
export const HandledFacts = z.strictObject({
  /** A role or a name; empty while nobody has it. */
  owner: line,
  /** Our own date, before the firm's. */
  ownDueOn: CalendarDate.nullable(),
});
export type HandledFacts = z.infer<typeof HandledFacts>;

export const RequestTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('control'), id: ControlId }),
  z.strictObject({ kind: z.literal('evidence'), id: EvidenceId }),
  z.strictObject({ kind: z.literal('population'), id: PopulationId }),
  z.strictObject({ kind: z.literal('sample'), id: SampleItemId }),
]);
export type RequestTarget = z.infer<typeof RequestTarget>;

/** Whose turn it is: the organization's, the auditor's, or nobody's (settled). */
export const WAITING_ON = ['organization', 'auditor', 'nobody'] as const;
export type WaitingOn = (typeof WAITING_ON)[number];

export const RequestSummary = AskedFacts.omit({ extra: true }).extend({
  id: RequestId,
  engagementId: EngagementId,
  ...HandledFacts.shape,
  internal: InternalStatus,
  auditor: AuditorStatus,
  /** Why it was returned; empty otherwise. */
  returnReason: z.string(),
  waitingOn: z.enum(WAITING_ON),
  /** The day the turn last passed over. */
  waitingSince: CalendarDate,
  /** Not settled, waiting on the organization, and past the firm's due day. */
  isLate: z.boolean(),
  /** The newest round it was submitted with. */
  submittedWith: z.strictObject({ packageId: PackageId, round: z.number().int() }).nullable(),
  counts: z.strictObject({
    controls: z.number().int(),
    evidence: z.number().int(),
    populations: z.number().int(),
    samples: z.number().int(),
    comments: z.number().int(),
    conflicts: z.number().int(),
  }),
});
export type RequestSummary = z.infer<typeof RequestSummary>;

export const SIDES = ['organization', 'firm'] as const;
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;

export const RequestComment = z.strictObject({
  number: z.number().int(),
  side: Side,
  author: z.string(),
  /** As the author's side said it; a list may tell a day only. */
  at: Instant,
  text: z.string(),
  /** Stays in the vault: never in a package, never in an exported list. */
  isInternal: z.boolean(),
  via: z.enum(['typed', 'list', 'response']),
});
export type RequestComment = z.infer<typeof RequestComment>;

export const TRACKS = ['internal', 'auditor'] as const;
/** How the vault learned of something: typed by us, told to us, out of a firm's list or response, or by a delivery. */
export const VIAS = ['typed', 'told', 'list', 'response', 'delivery'] as const;
export type Via = (typeof VIAS)[number];
/** One step on one track. */
export const RequestTurn = z.strictObject({
  track: z.enum(TRACKS),
  from: z.string(),
  to: z.string(),
  /** The day it happened, as far as anybody said; `at` is when the vault learned of it. */
  on: CalendarDate,
  at: Instant,
  by: MemberId,
  byName: z.string(),
  via: z.enum(VIAS),
  /** Who told it, of what the auditor told by telephone, list or response; empty for what we did. */
  saidBy: z.string(),
  note: z.string(),
});
export type RequestTurn = z.infer<typeof RequestTurn>;

/** The vault says one thing and what came back another, and both changed since the list went out. */
export const RequestConflict = z.strictObject({
  number: z.number().int(),
  /** A field of the request, `status`, or `wording` and so on. */
  field: z.string(),
  /** When the list went out. */
  base: z.string(),
  ours: z.string(),
  theirs: z.string(),
  foundAt: Instant,
  /** Who said so, by the response. */
  saidBy: z.string(),
  resolved: z
    .strictObject({ take: z.enum(['ours', 'theirs']), at: Instant, byName: z.string(), note: z.string() })
    .nullable(),
});
export type RequestConflict = z.infer<typeof RequestConflict>;

export const RequestLink = z.strictObject({
  target: RequestTarget,
  title: z.string(),
  /** The state of what it leads to, in the words of its own kind. */
  state: z.string(),
  note: z.string(),
});
export type RequestLink = z.infer<typeof RequestLink>;

export const RequestDetail = RequestSummary.extend({
  extra: AskedFacts.shape.extra,
  /** The word the firm used for its status; empty where it was told otherwise. */
  auditorWord: z.string(),
  links: z.array(RequestLink),
  comments: z.array(RequestComment),
  turns: z.array(RequestTurn),
  conflicts: z.array(RequestConflict),
  nextInternal: z.array(InternalStatus),
});
export type RequestDetail = z.infer<typeof RequestDetail>;

/** Days between turns, and what is open: one row of the follow-up. */
export const FollowUp = z.strictObject({
  today: CalendarDate,
  counts: z.strictObject({
    requests: z.number().int(),
    settled: z.number().int(),
    waitingOnOrganization: z.number().int(),
    waitingOnAuditor: z.number().int(),
    late: z.number().int(),
    returned: z.number().int(),
  }),
  /** Open requests by how many days they have waited: 0–7, 8–14, 15–30, more. */
  ageing: z.array(
    z.strictObject({
      fromDays: z.number().int(),
      toDays: z.number().int().nullable(),
      organization: z.number().int(),
      auditor: z.number().int(),
    }),
  ),
  /** Whole days from asked to first submitted (organization) and from submitted to an answer (firm). */
  turnaround: z.array(
    z.strictObject({
      side: Side,
      turns: z.number().int(),
      medianDays: z.number().nullable(),
      longestDays: z.number().int().nullable(),
    }),
  ),
  owners: z.array(
    z.strictObject({
      owner: z.string(),
      open: z.number().int(),
      late: z.number().int(),
      oldestDays: z.number().int(),
    }),
  ),
  /** How many hold the audit up; `blocking` may have only the worst of them. */
  blockingCount: z.number().int(),
  /** What holds the audit up, worst first: late and returned ones, conflicts, requests without evidence near their day. */
  blocking: z.array(
    z.strictObject({
      id: RequestId,
      reference: z.string(),
      title: z.string(),
      owner: z.string(),
      dueOn: CalendarDate.nullable(),
      waitingDays: z.number().int(),
      why: z.enum([
        'conflict',
        'returned-and-late',
        'late',
        'returned',
        'no-evidence',
        'needs-clarification',
      ]),
    }),
  ),
});
export type FollowUp = z.infer<typeof FollowUp>;
