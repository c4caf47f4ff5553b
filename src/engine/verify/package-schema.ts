// The parts of package.json, omissions.json and roster.json that the verifier relies on. Members it does
// not know are allowed: a later writer of format 1 may add some (docs/format/package-v1.md §10).
import { z } from 'zod';
import { OCCURRENCE_STATES } from '../../shared/domain/coverage';
import { SENSITIVITIES } from '../../shared/domain/evidence';
import { PACKAGE_VERDICTS } from '../../shared/domain/package';
import { POPULATION_STATES, SAMPLE_STATES } from '../../shared/domain/population';
import { ProgrammeJson } from './programme-schema';
import { AUDITOR_STATUSES, REQUEST_KINDS, SIDES } from '../../shared/domain/request';
import { PACKAGE_FORMAT } from '../../shared/trusted-comment';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(10_000);
const size = z.number().int().nonnegative();
const path = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/)
  .max(110);

const id = z.string().max(20);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const Selection = z.looseObject({
  criteria: z.array(id).nullable(),
  controls: z.array(id).nullable(),
  dates: z.looseObject({ from: day, to: day }).nullable(),
  most_sensitive: z.enum(SENSITIVITIES),
  not_selected: z.looseObject({ criteria: size, controls: size, evidence: size }),
  withheld: z.array(z.looseObject({ id, title: text, reason: id })),
});

const Occurrence = z.looseObject({
  from: day,
  to: day,
  grace_until: day,
  state: z.enum(OCCURRENCE_STATES),
  version: z.number().int().min(1),
  served_on: day.optional(),
  evidence: z.array(id).optional(),
  excuse: text.optional(),
  exception: id.optional(),
});

const Population = z.looseObject({
  id: z.string().regex(/^POP-\d{2,4}$/),
  title: text,
  state: z.enum(POPULATION_STATES),
  controls: z.array(id),
  replaces: id.nullable(),
  record: z.looseObject({ count_on_screen: size.nullable() }),
  list: z.looseObject({ evidence: id, position: z.number().int().min(1) }),
  row_count: size,
  columns: z.array(z.looseObject({ name: text, sha256, blank: size })),
  selections: z.array(
    z.looseObject({ number: z.number().int().min(1), picker: id, attributes: z.array(z.string().max(200)) }),
  ),
  samples: z.array(
    z.looseObject({
      id: z.string().regex(/^POP-\d{2,4}\.S-\d{2,5}$/),
      selection: z.number().int(),
      row: z.number().int().min(2),
      cells: z.array(z.string()),
      state: z.enum(SAMPLE_STATES),
      evidence: z.array(z.looseObject({ ref: id, attribute: z.string().max(200) })),
    }),
  ),
});
export type PackagePopulationJson = z.infer<typeof Population>;

const Request = z.looseObject({
  id: z.string().regex(/^REQ-\d{3,6}$/),
  reference: z.string().max(300),
  wording: text.min(1),
  title: z.string().max(300),
  area: z.string().max(300),
  kind: z.enum(REQUEST_KINDS),
  named: z.string().max(300),
  period: z.looseObject({ from: day, to: day }).nullable(),
  requested_on: day.nullable(),
  due_on: day.nullable(),
  status: z.enum(AUDITOR_STATUSES),
  return_reason: text,
  told: z.looseObject({ by: text, on: day, via: z.enum(['list', 'response', 'told']) }).nullable(),
  answered: z.boolean(),
  evidence: z.array(id),
  controls: z.array(id),
  populations: z.array(id),
  samples: z.array(id),
  comments: z.array(
    z.looseObject({ side: z.enum(SIDES), author: z.string().max(300), at: z.string().max(30), text }),
  ),
});
export type PackageRequestJson = z.infer<typeof Request>;

export const PackageJson = z.looseObject({
  format: z.literal(PACKAGE_FORMAT),
  package: z.looseObject({
    id: z.string().regex(/^PKG-\d{4}-\d{2,4}$/),
    uuid: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    round: z.number().int().min(1).max(999),
    built: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    built_by: z.looseObject({ id: text, name: text }),
    builder: text,
  }),
  verdict: z.looseObject({ value: z.enum(PACKAGE_VERDICTS), omissions: z.array(z.string().max(20)) }),
  engagement: z.looseObject({
    entity: text,
    system: text,
    type: z.union([z.literal(1), z.literal(2)]),
    as_of: z.string().max(10).nullable(),
    period: z.looseObject({ from: z.string().max(10), to: z.string().max(10) }).nullable(),
    criteria_in_scope: z.array(z.string().max(20)).max(1000).optional(),
    // Packages of the first draft do not tell.
    scope: z
      .looseObject({
        not_applicable: z
          .array(z.looseObject({ criterion: z.string().max(20), reason: text.min(1) }))
          .max(1000),
      })
      .optional(),
  }),
  signer: z.looseObject({ key: z.string().max(56), sha256, words: z.array(z.string()).length(12) }),
  custody: z.looseObject({
    vault: z.string().regex(/^[0-9a-f]{16}$/),
    size: size.min(1),
    shown: size,
    head: sha256,
  }),
  counts: z.looseObject({
    controls: size,
    evidence: size,
    files: size,
    omissions: size,
    exceptions: size.optional(),
    populations: size.optional(),
    samples: size.optional(),
    requests: size.optional(),
    records: size.optional(),
  }),
  // Absent in packages of drafts from before anything could be selected.
  selection: Selection.optional(),
  controls: z.array(
    z.looseObject({
      id,
      evidence: z.array(id),
      criteria: z.array(id).optional(),
      occurrences: z.array(Occurrence).optional(),
      event_days: z.array(day).optional(),
    }),
  ),
  evidence: z.array(
    z.looseObject({
      id: z.string().max(20),
      ref: z.string().max(20),
      version: z.number().int().min(1),
      taken_in_by: text,
      // Either where the bytes are, or that they are not there.
      files: z
        .array(
          z
            .looseObject({
              position: z.number().int().min(1),
              path: path.optional(),
              absent: z.literal(true).optional(),
              size,
              sha256,
            })
            .refine(
              (file) => (file.path === undefined) === (file.absent === true),
              'neither path nor absent',
            ),
        )
        .min(1),
      // Absent where nobody has submitted it, and in packages from before evidence was reviewed.
      review: z
        .looseObject({
          state: z.string().max(20),
          approved: z.string().max(20).optional(),
          approved_by: text.optional(),
          override: z.string().nullable().optional(),
        })
        .optional(),
      custody_entries: z.array(size),
    }),
  ),
  // Absent in packages of the first draft.
  exceptions: z
    .array(
      z.looseObject({
        id: z.string().regex(/^EXC-\d{2,5}$/),
        control: z.string().max(20),
        state: z.string().max(20),
        evidence: z.array(z.string().max(20)),
      }),
    )
    .optional(),
  // Absent in packages of earlier drafts.
  populations: z.array(Population).optional(),
  // Absent where nothing was asked, and in packages of earlier drafts.
  requests: z.array(Request).max(100_000).optional(),
  // Absent where no register tells anything, and in packages of earlier drafts.
  programme: ProgrammeJson.optional(),
  files: z.array(z.looseObject({ path, size, sha256 })),
});
export type PackageJson = z.infer<typeof PackageJson>;

export const OmissionsJson = z.looseObject({
  format: z.literal('muniment-omissions-1'),
  verdict: z.enum(PACKAGE_VERDICTS),
  omissions: z.array(
    z.looseObject({
      id: z.string().max(20),
      key: z.string().max(100),
      reason: text.nullable(),
      answered_by: text.optional(),
      files: z.array(z.looseObject({ position: z.number().int().min(1), size, sha256 })).optional(),
    }),
  ),
});
export type OmissionsJson = z.infer<typeof OmissionsJson>;

export const RosterJson = z.looseObject({
  format: z.literal('muniment-roster-1'),
  members: z.array(
    z.looseObject({
      id: z.string().max(20),
      name: text,
      // At the last entry; packages of the first draft do not tell.
      role: z.string().max(20).optional(),
      removed: z.string().max(20).optional(),
      keys: z.array(z.looseObject({ since_seq: size, ed25519: sha256 })).min(1),
    }),
  ),
});
export type RosterJson = z.infer<typeof RosterJson>;

/** Names that would hold what only an auditor may say. */
export const AUDITOR_MEMBERS: ReadonlySet<string> = new Set([
  'result',
  'results',
  'conclusion',
  'opinion',
  'test_performed',
  'auditor_result',
  'passed',
  'score',
]);
