// What was approved of a policy, from when it is in force, and who has acknowledged it.
import { z } from 'zod';
import { EvidenceVersionRef, Sha256 } from '../../ids';
import { CalendarDate, Instant } from '../../period';
import { RecordId } from './record-id';

export const PolicyEdition = z.strictObject({
  policyId: RecordId,
  /** 1, 2, 3 … as it stands on the document. */
  edition: z.number().int().min(1),
  /** The version of the record that was approved. */
  version: z.number().int(),
  title: z.string(),
  /** Of the text in UTF-8; what the approver's key signed with the journal entry. */
  textSha256: Sha256,
  approvedBy: z.string(),
  approvedAt: Instant,
  note: z.string(),
  inForceFrom: CalendarDate,
  /** The day before the next edition, or the last day of a retired policy; null while it holds. */
  inForceTo: CalendarDate.nullable(),
  /** The file of it that is evidence. */
  evidence: EvidenceVersionRef,
  acknowledged: z.number().int(),
  /** How many people of the roster are asked to, on the day the caller calls today. */
  asked: z.number().int(),
});
export type PolicyEdition = z.infer<typeof PolicyEdition>;

export const ACKNOWLEDGED_HOW = ['list', 'sheet', 'row'] as const;
/** From an imported list, by a signed sheet (a file), or one typed row. */
export const AcknowledgedHow = z.enum(ACKNOWLEDGED_HOW);
export type AcknowledgedHow = z.infer<typeof AcknowledgedHow>;

/** One person and one edition. */
export const Acknowledgement = z.strictObject({
  personId: RecordId,
  name: z.string(),
  team: z.string(),
  /** Null while it is open. */
  on: CalendarDate.nullable(),
  how: AcknowledgedHow.nullable(),
  evidence: z.string().nullable(),
  /** Joined after the edition came into force: then it counts from the first day. */
  since: CalendarDate,
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** A word that policies leave to the company. */
export const PolicyWord = z.strictObject({
  name: z.string(),
  label: z.string(),
  group: z.enum(['company', 'roles', 'systems', 'periods']),
  /** As it stands now: what somebody said, else what the vault knows, else the default. */
  value: z.string(),
  from: z.enum(['said', 'vault', 'default']),
});
export type PolicyWord = z.infer<typeof PolicyWord>;

export const PolicyStarter = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  purpose: z.string(),
  ownerRole: z.string(),
  isAddendum: z.boolean(),
  addendumTo: z.string().nullable(),
  commonlyRequired: z.boolean(),
  words: z.number().int(),
  /** Of the vault, by what was loaded from the starters it names. */
  controlIds: z.array(z.string()),
  starterControlIds: z.array(z.string()),
  criterionIds: z.array(z.string()),
  /** The policies made from it. */
  adoptedAs: z.array(RecordId),
});
export type PolicyStarter = z.infer<typeof PolicyStarter>;
