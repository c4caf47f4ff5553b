// A response file (docs/format/response-v1.md): what the auditor says to one round of a package. Written by a working
// file or by hand, read by the vault. Whether its signature holds, and what it changes, is asked elsewhere.
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { RECORD_KINDS } from './domain/review';
import { invariant } from './errors';
import { PackageId, PopulationId, RequestId, Sha256 } from './ids';
import { CalendarDate, Instant } from './period';
import { isPlainlyVisible } from './visible-text';

export const RESPONSE_FORMAT = 'muniment-response-1';
/** Bytes of the largest file, and of the largest signature file. */
export const RESPONSE_BYTES = 16 * 1024 * 1024;
export const RESPONSE_SIGNATURE_BYTES = 8192;

/** What only the auditor sets; `draft` is not asked yet, and `submitted` follows from a delivery. */
export const RESPONSE_STATUSES = [
  'open',
  'in-review',
  'returned',
  'accepted',
  'not-applicable',
  'withdrawn',
] as const;
export const ResponseStatus = z.enum(RESPONSE_STATUSES);
export type ResponseStatus = z.infer<typeof ResponseStatus>;

/** What a question is about: a record of the package, or the package as a whole. */
export const QUESTION_SUBJECTS = [...RECORD_KINDS, 'package'] as const;

// Neither of the two can be stored and shown again as it came.
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
const text = (least: number, most: number) =>
  z
    .string()
    .max(most)
    .refine(isStorable, 'holds what is no text')
    .refine((one) => one.trim().length >= least, 'says nothing');
const line = (least: number, most: number) =>
  text(least, most)
    .refine(isPlainlyVisible, 'holds hidden characters or line breaks')
    .refine((one) => one.trim() === one, 'begins or ends with white space');

const unique =
  <T>(key: (one: T) => unknown) =>
  (list: readonly T[]): boolean =>
    new Set(list.map(key)).size === list.length;

/** Empty only in a file written by hand: then it is that of the whole file. */
const saidAt = Instant.or(z.literal(''));
const author = line(0, 200);

const ResponseComment = z.strictObject({ at: saidAt, author, text: text(1, 10_000) });

const ResponseRequest = z
  .strictObject({
    id: RequestId,
    /** Null says nothing. */
    status: ResponseStatus.nullable(),
    /** Why; `returned` needs one. */
    reason: text(0, 10_000),
    comments: z.array(ResponseComment).max(1000),
  })
  .refine(({ status, reason }) => status !== 'returned' || reason.trim() !== '', 'returned without a reason')
  .refine(({ status, reason }) => status !== null || reason === '', 'a reason without a status');

const ResponseQuestion = z.strictObject({
  reference: z.string().regex(/^Q-\d{3,6}$/),
  subject: z.strictObject({ kind: z.enum(QUESTION_SUBJECTS), id: line(1, 120) }).nullable(),
  text: text(1, 10_000),
  at: saidAt,
  author,
});

const ResponsePicks = z.strictObject({
  population: PopulationId,
  /** Of the list's file: what the row numbers belong to. */
  list_sha256: Sha256,
  picked_on: CalendarDate,
  note: text(0, 2000),
  attributes: z
    .array(line(1, 200))
    .max(40)
    .refine(
      unique((one) => one),
      'one attribute twice',
    ),
  /** As a spreadsheet counts: the first one below the head is 2. */
  rows: z
    .array(z.number().int().min(2).max(100_000_000))
    .min(1)
    .max(10_000)
    .refine(
      unique((one) => one),
      'one row twice',
    ),
});

export const ResponseFile = z.strictObject({
  format: z.literal(RESPONSE_FORMAT),
  /** Tells one response from every other; empty only in a file written by hand. */
  uuid: z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    .or(z.literal('')),
  made: saidAt,
  made_by: z.strictObject({ person: line(1, 200), firm: line(1, 200) }),
  program: line(0, 100),
  /** The minisign key it is to be signed with; proves nothing. */
  key: z.string().regex(/^([A-Za-z0-9+/]{56})?$/),
  package: z.strictObject({
    id: PackageId,
    round: z.number().int().min(1).max(999),
    uuid: line(1, 64),
    /** Empty only in a file written by hand: a package cannot hold its own seal number. */
    seal_number: Sha256.or(z.literal('')),
    signer_key: z.string().regex(/^[A-Za-z0-9+/]{56}$/),
  }),
  requests: z
    .array(ResponseRequest)
    .max(20_000)
    .refine(
      unique((one: { readonly id: string }) => one.id),
      'one request twice',
    ),
  questions: z
    .array(ResponseQuestion)
    .max(5000)
    .refine(
      unique((one: { readonly reference: string }) => one.reference),
      'one question twice',
    ),
  picks: z.array(ResponsePicks).max(500),
});
export type ResponseFile = z.infer<typeof ResponseFile>;

/** Whether something is left empty that only people leave empty. */
const hasBlanks = ({ uuid, made, package: of, requests, questions }: ResponseFile): boolean =>
  uuid === '' ||
  made === '' ||
  of.seal_number === '' ||
  [...requests.flatMap((one) => one.comments), ...questions].some(
    (one) => one.at === '' || one.author === '',
  );

const oneLine = (response: ResponseFile): string => `${canonicalize(response) ?? ''}\n`;

/** The one text of a response: RFC 8785 and LF. Whoever writes it has filled in everything. */
export const responseText = (response: ResponseFile): string => {
  const whole = oneLine(ResponseFile.parse(response));
  invariant(!hasBlanks(response), 'a program leaves nothing of a response empty');
  return whole;
};

/** What the signature covers beside the file: one line of printable ASCII. */
export const responseTrusted = (response: ResponseFile): string =>
  `${RESPONSE_FORMAT} uuid=${response.uuid} pkg=${response.package.id} round=${String(response.package.round)} seal=${response.package.seal_number}`;

export const responseUntrusted = (response: ResponseFile): string =>
  `signature of a response to ${response.package.id}-r${String(response.package.round)}`;

/** The file in a package that people fill in who have no program (`50_requests/response.json`). */
export const responseTemplate = (
  of: Omit<ResponseFile['package'], 'seal_number'>,
  requests: readonly RequestId[],
): string =>
  `${JSON.stringify(
    {
      format: RESPONSE_FORMAT,
      uuid: '',
      made: '',
      made_by: { person: '', firm: '' },
      program: '',
      key: '',
      package: { id: of.id, round: of.round, uuid: of.uuid, seal_number: '', signer_key: of.signer_key },
      requests: requests.map((id) => ({ id, status: null, reason: '', comments: [] })),
      questions: [],
      picks: [],
    },
    null,
    2,
  )}\n`;

// Each member of an object has one colon outside of texts: fewer members than colons are two of one name, and what is
// then read depends on the program.
const colonsOf = (json: string): number => json.replace(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;
const membersOf = (value: unknown): number =>
  Array.isArray(value)
    ? value.reduce((sum: number, one) => sum + membersOf(one), 0)
    : typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, one) => sum + 1 + membersOf(one), 0)
      : 0;

export type ReadResponse =
  | {
      readonly response: ResponseFile;
      /** Not in the form programs write, or with something left empty. */
      readonly isByHand: boolean;
    }
  | { readonly problem: string };

/** The response in a file's text, or what is wrong with it, in words without its content. */
export const readResponse = (file: string): ReadResponse => {
  let value: unknown;
  try {
    value = JSON.parse(file.startsWith('\uFEFF') ? file.slice(1) : file);
  } catch {
    // The problem is shown.
    return { problem: 'not JSON' };
  }
  const { data: response, error } = ResponseFile.safeParse(value);
  if (response === undefined) {
    const [issue] = error.issues;
    const where = (issue?.path ?? []).join('.');
    return { problem: where === '' ? 'not a response of this format' : `${where}: not as the format says` };
  }
  if (file === oneLine(response)) return { response, isByHand: hasBlanks(response) };
  if (colonsOf(file) !== membersOf(response)) return { problem: 'one name twice' };
  return { response, isByHand: true };
};
