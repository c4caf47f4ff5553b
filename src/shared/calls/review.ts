// Calls of the auditor's side: opening a package without any vault, looking through it, and keeping marks, notes,
// answers and picks in a working file. Nothing here writes into a package.
import { z } from 'zod';
import { AuditorStatus } from '../domain/request';
import {
  KnownPackage,
  OpenedPackage,
  PackageRecord,
  PackageRow,
  RecordKind,
  ResponseDraft,
  ReviewedPicks,
  ReviewedRequest,
  AuditorNote,
  SignerComparison,
} from '../domain/review';
import { FileToken, PopulationId } from '../ids';
import { CalendarDate } from '../period';
import { WrittenFile, packageCalls } from './packages';
import { done, engine, nothing, page, pageOf, reads, search, writes } from './call';

const subject = z.string().min(1).max(120);
const requestId = z.string().regex(/^REQ-\d{3,6}$/);

export const reviewCalls = {
  /**
   * Opens and proves signature, lists and what is said (package.json and its like); the files are read by `check`.
   * Refused with what a verification would find when that does not hold (`package.not-verified`).
   */
  open: engine(
    'command',
    z.strictObject({
      files: z.array(FileToken).min(1).max(1000),
      base: FileToken.nullable(),
      identity: packageCalls.verify.input.shape.identity,
    }),
    OpenedPackage,
    ({ files, base, identity }) => [
      ...files.map(reads),
      ...(base === null ? [] : [reads(base)]),
      ...(identity?.kind === 'file' ? [reads(identity.file)] : []),
    ],
  ),
  current: engine('query', nothing, OpenedPackage.nullable()),
  close: engine('command', nothing, done),
  /** Reads every file; long. The package can be looked through meanwhile. */
  check: engine('command', nothing, OpenedPackage),
  compareSigner: engine(
    'command',
    SignerComparison.pick({ state: true, channel: true, on: true }),
    OpenedPackage,
  ),
  rows: engine(
    'query',
    z.strictObject({
      kind: RecordKind,
      search,
      /** Only what belongs to this record: the controls of a criterion, the evidence of a control. */
      under: z.string().max(120).nullable(),
      only: z.enum(['all', 'changed', 'not-looked-at', 'with-notes']),
      ...page,
    }),
    pageOf(PackageRow),
  ),
  record: engine('query', z.strictObject({ kind: RecordKind, id: subject }), PackageRecord),
  /** Numbers, titles, wordings and names of files, in all kinds. */
  find: engine(
    'query',
    z.strictObject({ search, limit: z.number().int().min(1).max(200) }),
    z.array(PackageRow),
  ),
  /** A file of the package as it is, to a place the person chose. */
  saveCopy: engine(
    'command',
    z.strictObject({ path: z.string().max(300), target: FileToken }),
    done,
    (input) => [writes(input.target)],
  ),
  mark: engine(
    'command',
    z.strictObject({ subjects: z.array(subject).min(1).max(1000), lookedAt: z.boolean() }),
    done,
  ),
  note: engine(
    'command',
    z.strictObject({ subject, text: z.string().trim().min(1).max(10_000), isQuestion: z.boolean() }),
    AuditorNote,
  ),
  /** Only what was not sent yet. */
  changeNote: engine(
    'command',
    z.strictObject({
      number: z.number().int(),
      text: z.string().trim().min(1).max(10_000),
      isQuestion: z.boolean(),
    }),
    AuditorNote,
  ),
  removeNote: engine('command', z.strictObject({ number: z.number().int() }), done),
  notes: engine('query', z.strictObject({ onlyQuestions: z.boolean(), ...page }), pageOf(AuditorNote)),
  requests: engine(
    'query',
    z.strictObject({
      search,
      only: z.enum(['all', 'answered', 'not-answered', 'without-my-status', 'with-my-status']),
      ...page,
    }),
    pageOf(ReviewedRequest),
  ),
  /** Null takes the status back. `returned` wants a reason before a response is written. */
  answer: engine(
    'command',
    z.strictObject({
      requestIds: z.array(requestId).min(1).max(1000),
      status: AuditorStatus.nullable(),
      reason: z.string().trim().max(10_000),
    }),
    done,
  ),
  comment: engine('command', z.strictObject({ requestId, text: z.string().trim().min(1).max(10_000) }), done),
  removeComment: engine('command', z.strictObject({ number: z.number().int() }), done),
  /** Rows of a population's list, out of the package. */
  populationRows: engine(
    'query',
    z.strictObject({ id: PopulationId, search, ...page }),
    pageOf(
      z.strictObject({ row: z.number().int(), cells: z.array(z.string()), isPicked: z.boolean() }),
    ).extend({
      columns: z.array(z.string()),
    }),
  ),
  picks: engine('query', z.strictObject({ id: PopulationId.nullable() }), z.array(ReviewedPicks)),
  pick: engine(
    'command',
    z.strictObject({
      id: PopulationId,
      rows: z.array(z.number().int().min(2)).min(1).max(10_000),
      attributes: z.array(z.string().trim().min(1).max(200)).max(40),
      pickedOn: CalendarDate,
      note: z.string().trim().max(2000),
    }),
    ReviewedPicks,
  ),
  unpick: engine('command', z.strictObject({ number: z.number().int() }), done),
  draft: engine('query', nothing, ResponseDraft),
  /** The response file and its signature beside it (`.minisig`), signed by the working file's own key. */
  writeResponse: engine('command', z.strictObject({ target: FileToken }), z.array(WrittenFile), (input) => [
    writes(input.target),
  ]),
  /** Only after a check that found nothing. */
  writeReceipt: engine(
    'command',
    z.strictObject({
      target: FileToken,
      receivedOn: CalendarDate,
      person: z.string().trim().min(1).max(200),
    }),
    z.array(WrittenFile),
    (input) => [writes(input.target)],
  ),
  /** What the check found, in words, to be kept with the file: text or PDF by its ending. */
  saveRecord: engine('command', z.strictObject({ target: FileToken }), done, (input) => [
    writes(input.target),
  ]),
  /** Packages this working file has seen, newest first. */
  known: engine('query', nothing, z.array(KnownPackage)),
} as const;
