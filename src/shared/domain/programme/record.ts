// A record of a register as it is shown: what it says now, what it said before, to what it is linked, and what about it
// wants somebody's eye.
import { z } from 'zod';
import { ControlId, CriterionId, EvidenceId, PointOfFocusId } from '../../ids';
import { CalendarDate, Instant } from '../../period';
import { RecordId } from './record-id';
import { Register } from './register';
import { Signal } from './signal';

/** By field name; held against the register's own schema where it is stored. */
export const RecordFacts = z.record(z.string().max(60), z.unknown());
export type RecordFacts = z.infer<typeof RecordFacts>;

export const RecordTarget = z.union([ControlId, CriterionId, PointOfFocusId, EvidenceId, RecordId]);
export type RecordTarget = z.infer<typeof RecordTarget>;

export const RecordSummary = z.strictObject({
  id: RecordId,
  register: Register,
  version: z.number().int().min(1),
  title: z.string(),
  state: z.string(),
  group: z.string(),
  owner: z.string(),
  dueOn: CalendarDate.nullable(),
  /** The record it belongs to, with its title; null for none. */
  parent: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  facts: RecordFacts,
  signals: z.array(Signal),
  /** How much it is linked to, links from its fields included. */
  links: z.strictObject({
    controls: z.number().int(),
    criteria: z.number().int(),
    evidence: z.number().int(),
  }),
  /** Why it was withdrawn; null while it stands. */
  withdrawn: z.string().nullable(),
  /** The day from which this holds; one to come says that it is not so yet. */
  on: CalendarDate,
  changedAt: Instant,
});
export type RecordSummary = z.infer<typeof RecordSummary>;

/** How it came about: typed by hand, from a file, from a starter, from answers that came back, or by a step of the app. */
export const VIAS = ['typed', 'file', 'starter', 'answers', 'step'] as const;
export const Via = z.enum(VIAS);
export type Via = z.infer<typeof Via>;

export const RecordVersion = z.strictObject({
  version: z.number().int().min(1),
  state: z.string(),
  facts: RecordFacts,
  /** The day from which it holds; the registers are listed as at a day by it. */
  on: CalendarDate,
  note: z.string(),
  via: Via,
  /** By the vault's clock. */
  at: Instant,
  by: z.string(),
});
export type RecordVersion = z.infer<typeof RecordVersion>;

export const RecordLink = z.strictObject({
  target: RecordTarget,
  title: z.string(),
  /** The field that names it; empty for a link made by hand. */
  field: z.string(),
  note: z.string(),
});
export type RecordLink = z.infer<typeof RecordLink>;

/** A member put their name to one version: their key signed the journal entry that says so. */
export const RecordSignature = z.strictObject({
  version: z.number().int(),
  meaning: z.enum(['approved', 'reviewed', 'signed']),
  by: z.string(),
  at: Instant,
  /** SHA-256 of the canonical JSON of state and facts. */
  digest: z.string(),
});
export type RecordSignature = z.infer<typeof RecordSignature>;

export const RecordDetail = RecordSummary.extend({
  /** The newest first. */
  versions: z.array(RecordVersion),
  linked: z.array(RecordLink),
  /** Records that name this one: a vendor's reports, a report's shares. */
  children: z.array(z.strictObject({ id: RecordId, title: z.string(), state: z.string() })),
  signatures: z.array(RecordSignature),
  createdAt: Instant,
});
export type RecordDetail = z.infer<typeof RecordDetail>;

/** One version that came into force within some days. */
export const RegisterChange = z.strictObject({
  id: RecordId,
  title: z.string(),
  what: z.enum(['added', 'changed', 'withdrawn']),
  on: CalendarDate,
  at: Instant,
  by: z.string(),
  note: z.string(),
  /** Labels of the fields that differ from the version before, and 'State'. */
  fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
});
export type RegisterChange = z.infer<typeof RegisterChange>;
