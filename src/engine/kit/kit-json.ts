// The form of a kit's file (docs/format/kit-v1.md). Strict throughout: a member that is not named here has no place in a kit.
import { z } from 'zod';
import { ControlFacts } from '../../shared/domain/control';
import { POLICY, QUESTIONNAIRE } from '../../shared/domain/programme';
import { HIGHEST_BROUGHT } from '../../shared/domain/programme/record-id';
import { ListMapping } from '../../shared/domain/request-list';
import {
  ControlId,
  controlId,
  CriterionId,
  numberOf,
  PointOfFocusId,
  StarterControlId,
} from '../../shared/ids';

export const KIT_FORMAT = 'muniment-kit-1';

export const KIT_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  depth: 12,
  controls: 5_000,
  policyWords: 500,
  policies: 1_000,
  questionnaires: 1_000,
  questions: 20_000,
  listMappings: 500,
  views: 500,
} as const;

/** SQLite and JSON would each make something else of half a surrogate pair, and a zero ends a text too early. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
const text = (most: number) => z.string().max(most).trim().refine(isText);
const isOneLine = (value: string): boolean => !/[\r\n\u2028\u2029]/.test(value);
const line = (most: number) => text(most).refine(isOneLine);
const named = (most: number) => line(most).refine((value) => value !== '');
const said = (most: number) => text(most).refine((value) => value !== '');

const isOnce = (values: readonly (string | null)[]): boolean => {
  const given = values.filter((one) => one !== null && one !== '');
  return new Set(given).size === given.length;
};
/** A list of at most so many, in which nothing that `of` says is there twice. */
const listOf = <T extends z.ZodType>(one: T, most: number, of: (one: z.output<T>) => string | null) =>
  z
    .array(one)
    .max(most)
    .refine((list) => isOnce(list.map(of)), 'twice');

const { cadence, weekdaysOnly, graceDays, nature, kind } = ControlFacts.shape;

export const KitControl = z.strictObject({
  // In the one spelling numbers have: CTL-0007 would be a second name of CTL-007.
  id: ControlId.refine(
    (id) => id === controlId(numberOf(id)) && numberOf(id) > 0 && numberOf(id) <= HIGHEST_BROUGHT,
  ),
  starter: StarterControlId.nullable(),
  aiSpecific: z.boolean(),
  title: named(300),
  wording: said(5000),
  ownerRole: line(200),
  domain: line(200),
  ...{ cadence, weekdaysOnly, graceDays, nature, kind },
  checklist: z.array(said(500)).max(100),
  mappings: listOf(
    z.strictObject({ to: z.union([PointOfFocusId, CriterionId]), rationale: text(2000) }),
    400,
    (one) => one.to,
  ),
});
export type KitControl = z.infer<typeof KitControl>;

export const KitWord = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,60}$/),
  value: named(200).refine((value) => !/[\p{Cc}\p{Cf}]|\{\{|\}\}/u.test(value)),
});
export type KitWord = z.infer<typeof KitWord>;

export const KitPolicy = z.strictObject({
  title: named(300),
  kind: POLICY.fields.kind.schema,
  text: z.string().max(200_000).refine(isText),
  reviewMonths: POLICY.fields.reviewMonths.schema,
  acknowledgedBy: z.enum(['everyone', 'nobody', '']),
  starter: z.string().regex(/^(?:PS-\d{2,3})?$/),
  controls: listOf(ControlId, 200, (one) => one),
  criteria: listOf(CriterionId, 61, (one) => one),
});
export type KitPolicy = z.infer<typeof KitPolicy>;

const count = z.number().int().min(0).max(1_000_000_000).nullable();
const KitQuestion = z.strictObject({
  reference: named(300),
  area: line(300),
  question: said(20_000),
  kind: z.enum(['yes-no', 'choice', 'text', 'date']),
  options: line(300),
  weight: count,
  wanted: line(300),
});
export const KitQuestionnaire = z.strictObject({
  title: named(300),
  threshold: QUESTIONNAIRE.fields.threshold.schema,
  questions: listOf(KitQuestion, 1000, (one) => one.reference).refine((list) => list.length > 0),
});
export type KitQuestionnaire = z.infer<typeof KitQuestionnaire>;

/** Every text in it, whatever it is for. */
const hasOnlyTexts = (value: unknown): boolean =>
  typeof value === 'string'
    ? isText(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(hasOnlyTexts);

export const KitMapping = z.strictObject({
  firm: named(200),
  mapping: ListMapping.refine(hasOnlyTexts),
});
export type KitMapping = z.infer<typeof KitMapping>;

const words = z.array(line(60)).max(40);
/** What a view asks that means the same in another vault: no control, no person, no piece of evidence of this one. */
export const KitViewQuery = z.strictObject({
  ...{ q: text(200).optional(), tag: text(200).optional(), criterion: CriterionId.optional() },
  ...{
    dates: words.optional(),
    states: words.optional(),
    kinds: words.optional(),
    columns: words.optional(),
  },
  unlinked: z.literal(true).optional(),
  review: z.literal(true).optional(),
  ending: z.literal(true).optional(),
  sort: line(60).optional(),
  direction: line(60).optional(),
});
export const KitView = z.strictObject({ name: named(100), query: KitViewQuery });
export type KitView = z.infer<typeof KitView>;

/** One firm however it is spelled with spaces and capitals. */
export const firmKeyOf = (firm: string): string =>
  firm.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

export const Kit = z.strictObject({
  format: z.literal(KIT_FORMAT),
  controls: listOf(KitControl, KIT_LIMITS.controls, (one) => String(numberOf(one.id))).refine(
    (list) => isOnce(list.map((one) => one.starter)),
    'twice',
  ),
  policyWords: listOf(KitWord, KIT_LIMITS.policyWords, (one) => one.name),
  policies: z.array(KitPolicy).max(KIT_LIMITS.policies),
  questionnaires: z
    .array(KitQuestionnaire)
    .max(KIT_LIMITS.questionnaires)
    .refine((list) => list.reduce((sum, one) => sum + one.questions.length, 0) <= KIT_LIMITS.questions),
  listMappings: listOf(KitMapping, KIT_LIMITS.listMappings, (one) => firmKeyOf(one.firm)),
  views: listOf(KitView, KIT_LIMITS.views, (one) => one.name),
});
export type Kit = z.infer<typeof Kit>;
