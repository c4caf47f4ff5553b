// Calls about packages for the auditor, and the journal they carry a part of.
import { z } from 'zod';
import { DeliveryStatement, PackageReceipt } from '../domain/delivery';
import { DeclaredOmission, PackagePlan, PackageSelection, VerifyReport } from '../domain/package';
import {
  Envelope,
  FLAT_COPY_BY,
  PackageDetails,
  PackageDiff,
  PackageSummary,
  RoundChoice,
  RoundOfPackage,
  SMALLEST_PART,
} from '../domain/package-round';
import { JournalEntry, JournalReport } from '../domain/vault';
import { EngagementId, FileToken, RecipientId, Sha256 } from '../ids';
import { done, engine, nothing, page, pageOf, reads, writes } from './call';

/** What a build asks for besides the file it goes to; `plan` takes the same so that it can foresee it. */
const asked = {
  engagementId: EngagementId,
  selection: PackageSelection,
  round: RoundChoice,
} as const;

/** A file that was written: its name, never its path. */
export const WrittenFile = z.strictObject({ name: z.string(), sizeBytes: z.number().int(), sha256: Sha256 });
export type WrittenFile = z.infer<typeof WrittenFile>;

const secretAndSigner = {
  /** The key the auditor was told: minisign key, its twelve words, or the SHA-256 of the key. */
  signer: z.string().trim().max(400).nullable(),
  /** The full package a delta goes with. */
  base: FileToken.nullable(),
  /** Opens an encrypted package: an age identity file, or the text of one; nothing of it is kept. */
  identity: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), file: FileToken }),
      z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(1000) }),
    ])
    .nullable(),
} as const;

export const packageCalls = {
  plan: engine('query', z.strictObject(asked), PackagePlan),
  /**
   * Undeclared gaps make the verdict "draft"; `allowDraft` says that this is meant. With `partBytes` the
   * package is split: the target is the first part's name without its ending.
   */
  build: engine(
    'command',
    z.strictObject({
      ...asked,
      target: FileToken,
      omissions: z.array(DeclaredOmission),
      allowDraft: z.boolean(),
      recipientIds: z.array(RecipientId).max(50),
      envelope: Envelope,
      /** Carry only what this full round does not hold; null for a whole package. */
      deltaFrom: RoundOfPackage.nullable(),
      partBytes: z.number().int().min(SMALLEST_PART).nullable(),
    }),
    z.strictObject({ summary: PackageSummary, files: z.array(WrittenFile) }),
    (input) => [writes(input.target)],
  ),
  list: engine('query', nothing, z.array(PackageSummary)),
  details: engine('query', RoundOfPackage, PackageDetails),
  /** The same bytes again, from what the vault pinned; in whatever envelope and parts. */
  rebuild: engine(
    'command',
    RoundOfPackage.extend({
      target: FileToken,
      envelope: Envelope,
      partBytes: z.number().int().min(SMALLEST_PART).nullable(),
    }),
    z.strictObject({ summary: PackageSummary, files: z.array(WrittenFile) }),
    (input) => [writes(input.target)],
  ),
  diff: engine('query', z.strictObject({ from: RoundOfPackage, to: RoundOfPackage }), PackageDiff),
  /** Evidence of a round as plain files in one folder without folders, for portals; with a list. */
  copyFlat: engine(
    'command',
    RoundOfPackage.extend({ folder: FileToken, by: z.enum(FLAT_COPY_BY) }),
    z.strictObject({ files: z.number().int(), bytes: z.number().int(), bigFiles: z.number().int() }),
    (input) => [writes(input.folder)],
  ),
  /** The note that travels by another route than the package. */
  deliveryNote: engine(
    'command',
    RoundOfPackage.extend({ target: FileToken, form: z.enum(['pdf', 'text']) }),
    done,
    (input) => [writes(input.target)],
  ),
  deliver: engine('command', RoundOfPackage.extend({ delivery: DeliveryStatement }), done),
  /** Refuses a receipt whose signature does not hold or that speaks of no package of this vault. */
  keepReceipt: engine(
    'command',
    z.strictObject({
      receipt: FileToken,
      signature: FileToken,
      /** The key it must be signed with; null takes the keys of the recipients. */
      key: z.string().trim().max(400).nullable(),
    }),
    PackageReceipt,
    (input) => [reads(input.receipt), reads(input.signature)],
  ),
  recall: engine('command', RoundOfPackage.extend({ reason: z.string().trim().min(1).max(2000) }), done),
  /** Writes verify.html, the checker for a browser. Needs no vault. */
  saveChecker: engine('command', z.strictObject({ target: FileToken }), done, (input) => [
    writes(input.target),
  ]),
  /** Needs no vault. Several files are the parts of one package. */
  verify: engine(
    'command',
    z.strictObject({ files: z.array(FileToken).min(1).max(1000), ...secretAndSigner }),
    VerifyReport,
    ({ files, base, identity }) => [
      ...files.map(reads),
      ...(base === null ? [] : [reads(base)]),
      ...(identity?.kind === 'file' ? [reads(identity.file)] : []),
    ],
  ),
} as const;

export const journalCalls = {
  list: engine(
    'query',
    z.strictObject({ subject: z.string().max(60).nullable(), newestFirst: z.boolean(), ...page }),
    pageOf(JournalEntry),
  ),
  verify: engine('command', nothing, JournalReport),
} as const;
