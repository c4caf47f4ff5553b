// Calls about packages for the auditor, and the journal they carry a part of.
import { z } from 'zod';
import { DeclaredOmission, PackagePlan, PackageSummary, VerifyReport } from '../domain/package';
import { JournalEntry, JournalReport } from '../domain/vault';
import { EngagementId, FileToken } from '../ids';
import { engine, nothing, page, pageOf, reads, writes } from './call';

export const packageCalls = {
  plan: engine('query', z.strictObject({ engagementId: EngagementId }), PackagePlan),
  /** Undeclared gaps make the verdict "draft"; `allowDraft` says that this is meant. */
  build: engine(
    'command',
    z.strictObject({
      engagementId: EngagementId,
      target: FileToken,
      omissions: z.array(DeclaredOmission),
      allowDraft: z.boolean(),
    }),
    PackageSummary,
    (input) => [writes(input.target)],
  ),
  list: engine('query', nothing, z.array(PackageSummary)),
  /** Needs no vault. `signer` is the key the auditor was told: minisign key, or its twelve words. */
  verify: engine(
    'command',
    z.strictObject({ file: FileToken, signer: z.string().trim().max(400).nullable() }),
    VerifyReport,
    (input) => [reads(input.file)],
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
