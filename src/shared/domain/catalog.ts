// The AICPA Trust Services Criteria as we ship them: ids and short names are facts, every summary is
// our own paraphrase. The JSON in resources/catalog has exactly these shapes (snake_case keys kept).
import { z } from 'zod';
import { CriterionId, PointOfFocusId, SeriesId, StarterControlId } from '../ids';

export const CATEGORY_IDS = [
  'security',
  'availability',
  'processing-integrity',
  'confidentiality',
  'privacy',
] as const;
export const CategoryId = z.enum(CATEGORY_IDS);
export type CategoryId = z.infer<typeof CategoryId>;

export const Category = z.strictObject({
  id: CategoryId,
  name: z.string(),
  required: z.boolean(),
  criteria_series: z.array(SeriesId),
  additional_series: z.array(SeriesId),
});

export const Series = z.strictObject({
  id: SeriesId,
  name: z.string(),
  categories: z.array(CategoryId),
  coso: z.boolean(),
});

export const Criterion = z.strictObject({
  id: CriterionId,
  series: SeriesId,
  coso_principle: z.number().int().nullable(),
  title: z.string(),
  summary: z.string(),
});
export type Criterion = z.infer<typeof Criterion>;

export const PointOfFocus = z.strictObject({
  id: PointOfFocusId,
  criterion: CriterionId,
  title: z.string(),
  summary: z.string(),
  applies_to: z.array(z.union([z.literal('all'), CategoryId])),
  origin: z.string(),
  condition: z.string().nullable(),
  privacy_roles: z.array(z.string()),
  /** The heading under which CC3.1 lists its points; the other criteria have none. */
  group: z.string().optional(),
});
export type PointOfFocus = z.infer<typeof PointOfFocus>;

export const Catalog = z.strictObject({
  framework: z.looseObject({ id: z.string(), short_name: z.string(), catalog_version: z.string() }),
  categories: z.array(Category),
  series: z.array(Series),
  criteria: z.array(Criterion),
  points_of_focus: z.array(PointOfFocus),
});
export type Catalog = z.infer<typeof Catalog>;

export const CADENCES = [
  'annual',
  'semi-annual',
  'quarterly',
  'monthly',
  'weekly',
  'daily',
  'per-event',
  'continuous',
] as const;
export const Cadence = z.enum(CADENCES);
export type Cadence = z.infer<typeof Cadence>;

export const ControlNature = z.enum(['preventive', 'detective', 'corrective']);
export type ControlNature = z.infer<typeof ControlNature>;
export const ControlKind = z.enum(['manual', 'it-dependent-manual', 'automated']);
export type ControlKind = z.infer<typeof ControlKind>;

/** A control we suggest to AI companies; ours, never the AICPA's. */
export const StarterControl = z.strictObject({
  id: StarterControlId,
  title: z.string(),
  description: z.string(),
  domain: z.string(),
  frequency: Cadence,
  nature: ControlNature,
  kind: ControlKind,
  owner_role: z.string(),
  criteria: z.array(CriterionId),
  points_of_focus: z.array(PointOfFocusId),
  evidence_examples: z.array(z.string()),
  ai_specific: z.boolean(),
});
export type StarterControl = z.infer<typeof StarterControl>;
