// Calls about evidence: the list, one item, its versions and their review, links, and taking a copy out.
import { z } from 'zod';
import {
  EvidenceDetail,
  EvidenceFacts,
  EvidenceKind,
  EvidenceMonth,
  EvidenceState,
  EvidenceSummary,
  IntakeItem,
  IntakeResult,
  ItemFacts,
  Tag,
  VersionFacts,
} from '../domain/evidence';
import { ControlId, CriterionId, EvidenceId, FileToken, PointOfFocusId } from '../ids';
import { CalendarDate, DateVerdict } from '../period';
import { direction, done, engine, nothing, page, pageOf, reads, writes } from './call';

const version = z.number().int().min(1).max(999);
/** May be empty. */
const reason = z.string().trim().max(2000);
const statedReason = z.string().trim().min(1).max(2000);

export const evidenceCalls = {
  /** For each month of the current engagement's time, how many items speak about a day of it. */
  byMonth: engine('query', nothing, z.array(EvidenceMonth)),
  list: engine(
    'query',
    z.strictObject({
      search: z.string().max(200),
      controlId: ControlId.nullable(),
      criterionId: CriterionId.nullable(),
      verdict: DateVerdict.nullable(),
      /** Several at once ("outside the period"). Absent or empty for all. */
      verdicts: z.array(DateVerdict).optional(),
      /** Only what is linked to no control. */
      isUnlinked: z.boolean().optional(),
      /** Only what has a version in review, also one that waits over an approved version. */
      waitsForReview: z.boolean().optional(),
      /** Absent or empty for all. */
      states: z.array(EvidenceState).optional(),
      kinds: z.array(EvidenceKind).optional(),
      owner: z.string().max(200).nullable().optional(),
      tag: Tag.nullable().optional(),
      /** Only what is valid no longer on this day. */
      expiredOn: CalendarDate.nullable().optional(),
      sort: z.enum(['id', 'title', 'effective', 'takenIn', 'size', 'state', 'kind', 'owner', 'match']),
      direction,
      ...page,
    }),
    pageOf(EvidenceSummary),
  ),
  /** Owners and tags there are, for filters and suggestions, and how many items are in each state. */
  facets: engine(
    'query',
    nothing,
    z.strictObject({
      owners: z.array(z.string()),
      tags: z.array(z.string()),
      sources: z.array(z.string()),
      states: z.record(EvidenceState, z.number().int()),
    }),
  ),
  get: engine('query', z.strictObject({ id: EvidenceId }), EvidenceDetail),
  add: engine(
    'command',
    z.strictObject({ items: z.array(IntakeItem).min(1).max(1000) }),
    IntakeResult,
    (input) => input.items.flatMap((item) => item.files.map(reads)),
  ),
  /** Asks for evidence nobody has collected yet: an item with a number and no version. */
  request: engine(
    'command',
    z.strictObject({
      title: z.string().trim().min(1).max(300),
      item: ItemFacts,
      controlIds: z.array(ControlId),
      pointOfFocusIds: z.array(PointOfFocusId),
      linkReason: reason,
    }),
    EvidenceDetail,
  ),
  /**
   * Files for an item that is requested (its first version) or there already. Over an approved version the
   * new one waits for its own approval; over any other it counts at once.
   */
  addVersion: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      files: z.array(FileToken).min(1).max(100),
      facts: VersionFacts,
      changeNote: reason,
    }),
    EvidenceDetail,
    (input) => input.files.map(reads),
  ),
  /** Corrects what a draft says. Refused for a version in any other state. */
  changeVersion: engine(
    'command',
    z.strictObject({ id: EvidenceId, version, facts: VersionFacts }),
    EvidenceDetail,
  ),
  /** Changes what holds for the item: kind, owner, tags, notes, due day. */
  changeItem: engine('command', z.strictObject({ id: EvidenceId, item: ItemFacts }), EvidenceDetail),
  submit: engine('command', z.strictObject({ id: EvidenceId, version }), EvidenceDetail),
  /** Back to draft from review or rejection. */
  reopen: engine('command', z.strictObject({ id: EvidenceId, version }), EvidenceDetail),
  /**
   * By somebody else than took it in or collected it; an owner may override with a reason. A draft is submitted
   * first, in the same change, by whoever may submit.
   */
  approve: engine(
    'command',
    z.strictObject({ id: EvidenceId, version, overrideReason: reason }),
    EvidenceDetail,
  ),
  reject: engine(
    'command',
    z.strictObject({ id: EvidenceId, version, reason: statedReason }),
    EvidenceDetail,
  ),
  /** It counts no more and stays, with its reason, for ever. */
  withdraw: engine('command', z.strictObject({ id: EvidenceId, reason: statedReason }), EvidenceDetail),
  /**
   * Many items at once, each by itself: what cannot be done is listed, the rest is done. Each names the version
   * that was looked at; when another has followed, it is refused. Only what is in review is approved.
   */
  reviewMany: engine(
    'command',
    z.strictObject({
      items: z
        .array(
          z.strictObject({
            id: EvidenceId,
            /** 0 for what is only requested, which is refused. */
            version: z.number().int().min(0).max(999),
          }),
        )
        .min(1)
        .max(1000),
      step: z.enum(['submit', 'approve']),
      overrideReason: reason,
    }),
    z.strictObject({
      done: z.array(EvidenceId),
      refused: z.array(
        z.strictObject({
          id: EvidenceId,
          code: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        }),
      ),
    }),
  ),
  /**
   * The facts a next item like this one would have: the same, with the dates of the occurrence that is
   * expected next on its first control, from the control's cadence and what is there already.
   */
  nextLike: engine(
    'query',
    z.strictObject({ id: EvidenceId, today: CalendarDate }),
    z.strictObject({
      facts: EvidenceFacts,
      expected: z
        .strictObject({ controlId: ControlId, from: CalendarDate, to: CalendarDate, due: CalendarDate })
        .nullable(),
    }),
  ),
  /** Adds links; those there already stay, with their reasons. */
  link: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      controlIds: z.array(ControlId),
      pointOfFocusIds: z.array(PointOfFocusId),
      reason: reason.optional(),
    }),
    EvidenceDetail,
  ),
  setLinkReason: engine(
    'command',
    z.strictObject({ id: EvidenceId, of: z.union([ControlId, PointOfFocusId]), reason }),
    EvidenceDetail,
  ),
  /** Takes links away; the journal keeps that they were there. */
  unlink: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      controlIds: z.array(ControlId),
      pointOfFocusIds: z.array(PointOfFocusId),
    }),
    EvidenceDetail,
  ),
  /** Writes the original bytes of one file to a place the person chose; of the current version by itself. */
  saveCopy: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      version: version.optional(),
      position: z.number().int().min(1),
      target: FileToken,
      /** Another program is to open it: refused for what would run, and told so in the journal. */
      purpose: z.literal('open').optional(),
    }),
    done,
    (input) => [writes(input.target)],
  ),
} as const;
