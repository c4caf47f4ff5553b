// What one takes from vault to vault, as it is looked at: before a kit is made, each text that would leave; before one is
// applied, what each entry would change. The file itself: docs/format/kit-v1.md.
import { z } from 'zod';
import { Sha256 } from '../ids';

/** What a kit is made of, in the order of its file. */
export const KIT_PARTS = [
  'control',
  'policy-word',
  'policy',
  'questionnaire',
  'list-mapping',
  'view',
] as const;
export type KitPart = (typeof KIT_PARTS)[number];
const Part = z.enum(KIT_PARTS);

/** Names an entry: by its id where it has one (`CTL-007`, `POL-002`), else `word:company`, `policy:1`. */
export const KitKey = z.string().min(1).max(80);

/** One text that would leave the vault. */
export const KitText = z.strictObject({
  field: z.string(),
  text: z.string(),
  /** What of it names the client: the organization, its people, numbers of its vault, addresses. Each once. */
  names: z.array(z.string()),
});
export type KitText = z.infer<typeof KitText>;

export const KitOffer = z.strictObject({
  key: KitKey,
  part: Part,
  title: z.string(),
  texts: z.array(KitText),
  /** Of all its texts, each once. */
  names: z.array(z.string()),
  /** Of the entry as the file would have it: what leaves is what was looked at. */
  sha256: Sha256,
});
export type KitOffer = z.infer<typeof KitOffer>;

export const KIT_CHANGES = ['new', 'same', 'differs', 'refused'] as const;
export type KitChange = (typeof KIT_CHANGES)[number];
/** What applying it does: adds it; another version of what is here; another one beside it; takes its place. */
export const KIT_EFFECTS = ['adds', 'new-version', 'beside', 'replaces'] as const;
export type KitEffect = (typeof KIT_EFFECTS)[number];

export const KitRow = z.strictObject({
  key: KitKey,
  part: Part,
  title: z.string(),
  change: z.enum(KIT_CHANGES),
  /** Null where there is nothing to do. */
  effect: z.enum(KIT_EFFECTS).nullable(),
  /** What it is here already, by id or name; null for nothing. */
  here: z.string().nullable(),
  /** The number a new one gets, where it is not the one in the file; null otherwise. */
  becomes: z.string().nullable(),
  fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
  /** Why it is refused, in words. */
  problem: z.string().nullable(),
});
export type KitRow = z.infer<typeof KitRow>;

export const KitTaken = z.strictObject({ key: KitKey, id: z.string(), how: z.enum(KIT_EFFECTS) });
export type KitTaken = z.infer<typeof KitTaken>;

export const KitLook = z.strictObject({
  rows: z.array(KitRow),
  counts: z.strictObject({
    new: z.number().int(),
    same: z.number().int(),
    differs: z.number().int(),
    refused: z.number().int(),
  }),
  /** SHA-256 of the file: what is applied is what was looked at, or it is refused. */
  sha256: Sha256,
  applied: z.boolean(),
  /** What was taken in; empty for a look. */
  taken: z.array(KitTaken),
});
export type KitLook = z.infer<typeof KitLook>;
