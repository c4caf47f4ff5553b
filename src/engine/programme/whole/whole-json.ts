// The form of programme.json in an export of the whole programme (docs/format/programme-v1.md §6).
import { z } from 'zod';
import { REGISTERS } from '../../../shared/domain/programme/register';
import { CalendarDate } from '../../../shared/period';
import { isStorable } from '../settle-facts';

export const WHOLE_FORMAT = 'muniment-programme-1';
export const WHOLE_ENTRY = 'programme.json';
const MOST_RECORDS = 20_000;
/** What these bound is held by the size of the file long before; an own export always comes back. */
const MOST_VERSIONS = 100_000;
const MOST_LINKS = 100_000;

/** SQLite and JSON would each make something else of half a surrogate pair, and a zero ends a text too early. */
const text = z.string().max(20_000).refine(isStorable);

export const WholeVersion = z.strictObject({
  version: z.number().int().min(1),
  state: text,
  on: CalendarDate,
  note: text,
  via: text,
  at: text,
  by: text,
  facts: z.record(z.string(), z.unknown()),
});

export const WholeRecord = z.strictObject({
  id: z.string().max(20),
  withdrawn: text.refine((reason) => reason.trim() !== '').nullable(),
  versions: z.array(WholeVersion).min(1).max(MOST_VERSIONS),
  links: z.array(z.strictObject({ target: z.string().max(30), note: text })).max(MOST_LINKS),
});
export type WholeRecord = z.infer<typeof WholeRecord>;

const WholeRegisters = z.strictObject(
  Object.fromEntries(
    REGISTERS.map((register) => [register, z.array(WholeRecord).max(MOST_RECORDS)]),
  ) as Record<(typeof REGISTERS)[number], z.ZodArray<typeof WholeRecord>>,
);

export const Whole = z.strictObject({
  format: z.literal(WHOLE_FORMAT),
  registers: WholeRegisters,
  // What members of the other vault signed is read by people and taken in by nobody.
  signatures: z.array(z.unknown()),
  editions: z.array(z.unknown()),
  acknowledgements: z.array(z.unknown()),
  words: z.record(z.string().max(60), z.string().max(200).refine(isStorable)),
  names: z.record(z.string().max(30), z.strictObject({ title: text, sha256: z.array(z.string().max(64)) })),
});
export type Whole = z.infer<typeof Whole>;
