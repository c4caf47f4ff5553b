// What an engagement is about, beside its frame (type, dates, categories): the system and its parts, the
// people, the subservice organizations, and the criteria that do not apply, each with its reason.
import { z } from 'zod';
import { CriterionId } from '../ids';

const line = z.string().trim().max(300);
const text = z.string().trim().max(5000);

/** The components of a system as a system description lists them, plus how data moves between them. */
export const SCOPE_ITEM_KINDS = [
  'service',
  'infrastructure',
  'software',
  'data',
  'data-flow',
  'people',
] as const;
export const ScopeItemKind = z.enum(SCOPE_ITEM_KINDS);
export type ScopeItemKind = z.infer<typeof ScopeItemKind>;

export const ScopeItem = z.strictObject({
  kind: ScopeItemKind,
  name: line.min(1),
  note: text,
  inScope: z.boolean(),
  /** Why it is left out; empty for what is in scope. */
  reason: text,
});
export type ScopeItem = z.infer<typeof ScopeItem>;

export const EngagementPerson = z.strictObject({
  side: z.enum(['organization', 'firm']),
  name: line.min(1),
  /** What they do here: signatory, system owner, engagement partner … */
  role: line,
  email: line,
});
export type EngagementPerson = z.infer<typeof EngagementPerson>;

export const SubserviceOrganization = z.strictObject({
  name: line.min(1),
  service: line,
  /** Carve-out leaves their controls out of the examination; inclusive brings them in. */
  method: z.enum(['carve-out', 'inclusive']),
  /** The controls we assume they run (complementary subservice organization controls). */
  assumedControls: text,
  note: text,
});
export type SubserviceOrganization = z.infer<typeof SubserviceOrganization>;

export const NotApplicableCriterion = z.strictObject({ criterionId: CriterionId, reason: text.min(1) });
export type NotApplicableCriterion = z.infer<typeof NotApplicableCriterion>;

export const PRIVACY_ROLES = ['processor', 'controller'] as const;

export const EngagementScope = z.strictObject({
  /** Where the system ends, in words. */
  boundary: text,
  items: z.array(ScopeItem).max(1000),
  people: z.array(EngagementPerson).max(200),
  subserviceOrganizations: z.array(SubserviceOrganization).max(200),
  /** Each criterion once. */
  notApplicable: z.array(NotApplicableCriterion).max(61),
  /** In which part personal information is handled; decides which points of the P series are shown. */
  privacyRoles: z.array(z.enum(PRIVACY_ROLES)).min(1).max(2),
  /** Whether the system makes or distributes products; one point of focus asks only then. */
  makesProducts: z.boolean(),
});
export type EngagementScope = z.infer<typeof EngagementScope>;
