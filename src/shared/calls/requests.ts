// Calls about what the auditor asks for: the list, each request's two tracks and its talk, lists and responses that
// come in, and how long everything takes.
import { z } from 'zod';
import {
  AskedFacts,
  AuditorStatus,
  FollowUp,
  HandledFacts,
  InternalStatus,
  RequestDetail,
  RequestSummary,
  RequestTarget,
} from '../domain/request';
import { ListImport, ListLook, ListMapping, ResponseLook } from '../domain/request-list';
import { ControlId, EvidenceId, FileToken, PackageId, PopulationId, RequestId, Sha256 } from '../ids';
import { CalendarDate } from '../period';
import { direction, done, engine, page, pageOf, reads, search, writes } from './call';

const ids = z.array(RequestId).min(1).max(1000);
const note = z.string().trim().max(2000);
/** From the asker, as in calls about coverage: the engine's clock knows no place on earth. */
const today = CalendarDate;
const key = z.string().trim().max(400).nullable();

/** Rows a person has looked at and wants: the spreadsheet's row numbers. Others change nothing. */
const chosen = {
  /** Null takes every row that is not refused; conflicts are always kept with both sides. */
  rows: z.array(z.number().int().min(1)).max(20_000).nullable(),
  /** Of the file that was previewed; needed to apply. */
  sha256: Sha256.nullable(),
  apply: z.boolean(),
};
const isPreviewed = (input: { readonly apply: boolean; readonly sha256: string | null }): boolean =>
  !input.apply || input.sha256 !== null;
const UNSEEN = 'what comes in is applied by the SHA-256 of its preview';

export const REQUEST_VIEWS = [
  'all',
  'mine',
  'open',
  'late',
  'returned',
  'waiting-on-auditor',
  'settled',
  'conflicts',
] as const;

export const requestCalls = {
  /** Of the current engagement. */
  list: engine(
    'query',
    z.strictObject({
      search,
      today,
      view: z.enum(REQUEST_VIEWS),
      /** Empty for all. */
      auditor: z.array(AuditorStatus),
      internal: z.array(InternalStatus),
      owner: z.string().max(300).nullable(),
      area: z.string().max(300).nullable(),
      controlId: ControlId.nullable(),
      evidenceId: EvidenceId.nullable(),
      populationId: PopulationId.nullable(),
      sort: z.enum(['list', 'reference', 'due', 'waiting', 'owner', 'internal', 'auditor']),
      direction,
      ...page,
    }),
    pageOf(RequestSummary),
  ),
  /** How many each view of the list would show, and what can be chosen in its filters. */
  facets: engine(
    'query',
    z.strictObject({ today }),
    z.strictObject({
      views: z.record(z.enum(REQUEST_VIEWS), z.number().int()),
      owners: z.array(z.string()),
      areas: z.array(z.string()),
      firm: z.string(),
    }),
  ),
  get: engine('query', z.strictObject({ today, id: RequestId }), RequestDetail),
  /** One that was asked on the telephone: written down by us. */
  add: engine('command', z.strictObject({ asked: AskedFacts, handled: HandledFacts }), RequestDetail),
  change: engine(
    'command',
    z.strictObject({ id: RequestId, asked: AskedFacts, handled: HandledFacts }),
    RequestDetail,
  ),
  /** Owner or our own date of many. Null leaves as it is. */
  assign: engine(
    'command',
    z.strictObject({
      ids,
      owner: HandledFacts.shape.owner.nullable(),
      ownDueOn: CalendarDate.nullable(),
    }),
    done,
  ),
  /** The organization's own track. Refused with request.state when the step is not allowed. */
  setInternal: engine('command', z.strictObject({ ids, to: InternalStatus, note }), done),
  /** What the auditor told by another route; `returned` needs a reason in `note`. */
  recordAuditor: engine(
    'command',
    z.strictObject({
      id: RequestId,
      to: AuditorStatus,
      on: CalendarDate,
      toldBy: z.string().trim().min(1).max(200),
      note,
    }),
    RequestDetail,
  ),
  /** They went to the auditor: with a round, or (null) by another way, on that day. */
  submit: engine(
    'command',
    z.strictObject({
      ids,
      round: z.strictObject({ packageId: PackageId, round: z.number().int().min(1) }).nullable(),
      on: CalendarDate,
      note,
    }),
    done,
  ),
  comment: engine(
    'command',
    z.strictObject({ id: RequestId, text: z.string().trim().min(1).max(10_000), isInternal: z.boolean() }),
    RequestDetail,
  ),
  link: engine(
    'command',
    z.strictObject({ ids, targets: z.array(RequestTarget).min(1).max(500), note }),
    done,
  ),
  unlink: engine(
    'command',
    z.strictObject({ id: RequestId, targets: z.array(RequestTarget).min(1).max(500) }),
    done,
  ),
  resolveConflict: engine(
    'command',
    z.strictObject({ id: RequestId, number: z.number().int(), take: z.enum(['ours', 'theirs']), note }),
    RequestDetail,
  ),
  /** What a firm's file holds and how it would be read; nothing is stored. */
  lookAtList: engine(
    'query',
    z.strictObject({
      file: FileToken,
      firm: z.string().trim().min(1).max(200),
      mapping: ListMapping.nullable(),
    }),
    ListLook,
    (input) => [reads(input.file)],
  ),
  importList: engine(
    'command',
    z
      .strictObject({
        file: FileToken,
        firm: z.string().trim().min(1).max(200),
        mapping: ListMapping,
        ...chosen,
      })
      .refine(isPreviewed, UNSEEN),
    ListImport,
    (input) => [reads(input.file)],
  ),
  /** The list as a workbook or CSV that the auditor can fill in and send back. */
  exportList: engine(
    'command',
    z.strictObject({ target: FileToken }),
    z.strictObject({ requests: z.number().int() }),
    (input) => [writes(input.target)],
  ),
  /** A response file of the app with its signature, or a workbook of ours that was filled in. */
  takeResponse: engine(
    'command',
    z
      .strictObject({ file: FileToken, signature: FileToken.nullable(), key, ...chosen })
      .refine(isPreviewed, UNSEEN),
    ResponseLook,
    (input) => [reads(input.file), ...(input.signature === null ? [] : [reads(input.signature)])],
  ),
  followUp: engine('query', z.strictObject({ today }), FollowUp),
  /** By the ending of the name: a workbook or a PDF. */
  exportFollowUp: engine('command', z.strictObject({ today, target: FileToken }), done, (input) => [
    writes(input.target),
  ]),
} as const;
