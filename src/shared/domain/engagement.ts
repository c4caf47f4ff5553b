// One examination by one CPA firm: what it is about, and for which day or period.
import { z } from 'zod';
import { EngagementId } from '../ids';
import { CalendarDate, DateRange, type ExaminedTime, Instant } from '../period';
import { CategoryId } from './catalog';

const name = z.string().trim().min(1).max(200);

/** Security always belongs to the scope; the engine adds it and keeps the catalog's order. */
const common = {
  systemName: name,
  categories: z.array(CategoryId).min(1),
  firm: z.string().trim().max(200),
};

export const NewEngagement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(1), asOf: CalendarDate, ...common }),
  z.strictObject({ type: z.literal(2), period: DateRange, ...common }),
]);
export type NewEngagement = z.infer<typeof NewEngagement>;

export const ENGAGEMENT_STATES = [
  'planned',
  'readiness',
  'observation',
  'fieldwork',
  'draft-report',
  'issued',
  'retained',
] as const;
export const EngagementState = z.enum(ENGAGEMENT_STATES);
export type EngagementState = z.infer<typeof EngagementState>;

const stored = {
  id: EngagementId,
  createdAt: Instant,
  state: EngagementState,
  /** Of the catalog the engagement was defined with. */
  catalogVersion: z.string(),
  rolledForwardFrom: EngagementId.nullable(),
  /** Exactly one engagement of a vault is; dates are judged against it wherever they appear. */
  isCurrent: z.boolean(),
};
export const Engagement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(1), asOf: CalendarDate, ...common, ...stored }),
  z.strictObject({ type: z.literal(2), period: DateRange, ...common, ...stored }),
]);
export type Engagement = z.infer<typeof Engagement>;

export const examinedTime = (engagement: NewEngagement | Engagement): ExaminedTime =>
  engagement.type === 1 ? { type: 1, asOf: engagement.asOf } : { type: 2, period: engagement.period };
