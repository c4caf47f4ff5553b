// The member `programme` of package.json, as far as the verifier relies on it (docs/format/package-v1.md §6.7).
import { z } from 'zod';

const size = z.number().int().nonnegative();
const text = z.string().max(20_000);
const ref = z.string().max(20);
const id = z.string().max(20);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const path = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/)
  .max(110);

const Record = z.looseObject({
  id: z.string().regex(/^[A-Z]{3}-\d{2,6}$/),
  title: text,
  version: z.number().int().min(1),
  state: id,
  on: day,
  entered: instant,
  entered_by: text,
  told_afterwards: z.literal(true).optional(),
  facts: z.looseObject({}),
  controls: z.array(id),
  criteria: z.array(id),
  evidence: z.array(ref),
  for_inspection: z.array(
    z.looseObject({
      ref,
      title: text,
      files: z.array(z.looseObject({ position: z.number().int().min(1), size, sha256 })),
    }),
  ),
  signatures: z.array(
    z.looseObject({ meaning: z.enum(['approved', 'reviewed', 'signed']), by: text, at: instant }),
  ),
  files: z.array(path).optional(),
});
export type PackageRecordJson = z.infer<typeof Record>;

const Register = z.looseObject({
  register: z.string().max(40),
  page: path,
  table: path.optional(),
  records: z.array(Record).max(200_000),
  changes: z.array(
    z.looseObject({
      id,
      title: text,
      what: z.enum(['added', 'changed', 'withdrawn']),
      on: day,
      entered: instant,
      entered_by: text,
      fields: z.array(z.looseObject({ field: text, before: text, after: text })),
    }),
  ),
  withdrawn: size,
  afterwards: size,
});
export type PackageRegisterJson = z.infer<typeof Register>;

const Edition = z.looseObject({
  policy: z.string().regex(/^POL-\d{3,6}$/),
  edition: z.number().int().min(1),
  title: text,
  in_force_from: day,
  in_force_to: day.nullable(),
  approved: instant,
  approved_by: text,
  text_sha256: sha256,
  text: path,
  page: path,
  evidence: ref.nullable(),
  asked: size.nullable(),
  open: size.nullable(),
  acknowledged: z.array(
    z.looseObject({
      person: z.string().regex(/^PER-\d{3,6}$/),
      name: text,
      on: day,
      how: z.enum(['list', 'sheet', 'row']),
      evidence: ref.nullable(),
    }),
  ),
});

export const ProgrammeJson = z.looseObject({
  as_at: day,
  changes_from: day.nullable(),
  registers: z.array(Register).max(20),
  editions: z.array(Edition).max(100_000),
  not_finished: z.array(
    z.looseObject({ id, register: z.enum(['policy', 'document']), title: text, state: id }),
  ),
});
export type ProgrammeJson = z.infer<typeof ProgrammeJson>;
