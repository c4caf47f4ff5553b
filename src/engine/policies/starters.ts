// The policy starters we ship, read from resources/policies once and checked as strictly as input from outside.
// Bundled into the program: there is no file to go missing at run time.
import { z } from 'zod';
import indexJson from '../../../resources/policies/index.json';
import wordsJson from '../../../resources/policies/variables.json';
import { CriterionId, StarterControlId } from '../../shared/ids';
import { invariant, UserError } from '../../shared/errors';
import { wordCount } from './read-text';

const StarterWord = z.strictObject({
  name: z.string().regex(/^[a-z_]+$/),
  label: z.string().min(1),
  group: z.enum(['company', 'roles', 'systems', 'periods']),
  default: z.string().min(1),
});
/** A word the texts leave to each company, and what stands there until somebody says it. */
export type StarterWord = z.infer<typeof StarterWord>;

const Starter = z.strictObject({
  id: z.string().regex(/^PS-\d{2}$/),
  title: z.string().min(1),
  kind: z.enum(['policy', 'standard', 'procedure', 'plan', 'charter', 'addendum']),
  purpose: z.string().min(1),
  file: z.string(),
  review_months: z.union([z.literal(3), z.literal(6), z.literal(12), z.literal(24)]),
  controls: z.array(StarterControlId),
  criteria: z.array(CriterionId),
  is_addendum: z.boolean(),
  addendum_to: z.string().nullable(),
  commonly_required: z.boolean(),
  /** The word that names who keeps it. */
  owner: z.string(),
});
const Index = z.strictObject({
  format: z.literal('muniment-policy-starters-1'),
  starters: z.array(Starter),
});

export type Starter = z.infer<typeof Starter> & {
  /** Markdown with `{{word}}` in it. */
  readonly text: string;
  /** Words of it, beside the headings. */
  readonly words: number;
};

const FILES = import.meta.glob('../../../resources/policies/PS-*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const textOf = (file: string): string => {
  const text = FILES[`../../../resources/policies/${file}`];
  invariant(text !== undefined, 'every starter has its text');
  return text;
};

let starters: readonly Starter[] | null = null;
let words: readonly StarterWord[] | null = null;

/** In the order they are offered. */
export const policyStarters = (): readonly Starter[] =>
  (starters ??= Index.parse(indexJson).starters.map((one) => {
    const text = textOf(one.file);
    return { ...one, text, words: wordCount(text) };
  }));

export const starterWords = (): readonly StarterWord[] => (words ??= z.array(StarterWord).parse(wordsJson));

/** @throws UserError policy.unknown-starter */
export const policyStarter = (id: string): Starter => {
  const starter = policyStarters().find((one) => one.id === id);
  if (starter === undefined) throw new UserError('policy.unknown-starter', { id });
  return starter;
};

const PLACE = /\{\{\s*([a-z_]+)\s*\}\}/g;

/** What a company typed is text: a name with an asterisk or a stroke in it breaks neither sentence nor table. */
export const asMarkdown = (value: string): string => value.replace(/[\\`*[\]<>|]/g, '\\$&');

/** The text with each `{{word}}` replaced; a word nobody knows stays, so that it is seen. */
export const filled = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(PLACE, (place, name: string) => {
    const value = values.get(name);
    return value === undefined ? place : asMarkdown(value);
  });
