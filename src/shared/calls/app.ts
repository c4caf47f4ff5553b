// Calls about the app itself: the system's dialogs, the clipboard, what is remembered on this computer.
import { z } from 'zod';
import { ClientColour, ListedEngagement, OpenState } from '../domain/client';
import { VaultKind } from '../domain/vault';
import { Preferences } from '../domain/preferences';
import { FileToken } from '../ids';
import { Instant } from '../period';
import { done, main, nothing } from './call';

export const FileRef = z.strictObject({
  token: FileToken,
  /** The last part of the path, for showing; bidirectional marks and line breaks may be in it. */
  name: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  isFolder: z.boolean(),
});
export type FileRef = z.infer<typeof FileRef>;

export const RecentVault = z.strictObject({
  token: FileToken,
  folderName: z.string(),
  /** Where it lies, shortened for showing (~/…); not usable as a path. */
  shownPath: z.string(),
  organization: z.string(),
  kind: VaultKind,
  engagement: ListedEngagement,
  /** Null for one that was restored from a backup and not opened since. */
  openedAt: Instant.nullable(),
  present: z.boolean(),
  /** By the vault's own record when it was last open here; null when there is none. */
  lastBackupAt: Instant.nullable(),
  /** The last check made on this computer. */
  lastCheck: z
    .strictObject({ at: Instant, verdict: z.enum(['sound', 'damaged']), deep: z.boolean() })
    .nullable(),
  /** Chosen by a person; null leaves it to the name. */
  colour: ClientColour.nullable(),
  openState: OpenState,
  /** It stays open when another comes to the front; until it is locked, or the app locks everything. */
  pinned: z.boolean(),
});
export type RecentVault = z.infer<typeof RecentVault>;

/** Where a page arrives that was loaded anew because a vault was left. */
export const ARRIVALS = ['vaults', 'new-vault', 'new-working-file'] as const;
export type Arrival = (typeof ARRIVALS)[number];

export const appCalls = {
  info: main(
    'query',
    nothing,
    z.strictObject({
      version: z.string(),
      developmentRuntime: z.boolean(),
      platform: z.string(),
      /** ISO 3166, two letters: whose order of dates, clock and digits the system is set to; null when unknown. */
      region: z.string().nullable(),
    }),
  ),
  preferences: main('query', nothing, Preferences),
  setPreferences: main('command', Preferences, Preferences),
  /** Opens the system's dialog; empty when the person cancels it. */
  choose: main(
    'command',
    z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('evidence-files') }),
      /** A folder whose files are taken in, or that is watched from now on. */
      z.strictObject({ what: z.literal('evidence-folder') }),
      z.strictObject({ what: z.literal('vault-folder') }),
      z.strictObject({ what: z.literal('new-vault-folder'), suggestedName: z.string().max(100) }),
      /** A zip or an encrypted one; of several parts all can be chosen. */
      z.strictObject({ what: z.literal('package-file') }),
      z.strictObject({ what: z.literal('package-base') }),
      /** An age identity file: opens a package that was encrypted to its key. */
      z.strictObject({ what: z.literal('identity-file') }),
      z.strictObject({ what: z.literal('receipt-file') }),
      z.strictObject({ what: z.literal('receipt-signature') }),
      /** A response file of the auditor's app, or a workbook that was filled in. */
      z.strictObject({ what: z.literal('response-file') }),
      z.strictObject({ what: z.literal('response-signature') }),
      /** A response (`.json`) or a receipt (`.txt`) to write; the signature is written beside it as `.minisig`. */
      z.strictObject({ what: z.literal('new-signed-file'), suggestedName: z.string().max(120) }),
      z.strictObject({ what: z.literal('new-working-file'), suggestedName: z.string().max(100) }),
      z.strictObject({ what: z.literal('package-folder') }),
      /** The ending of the name says whether it is encrypted: `.zip`, `.zip.age`. */
      z.strictObject({ what: z.literal('new-package-file'), suggestedName: z.string().max(100) }),
      /** A note, a card or the checker to write: `.pdf`, `.txt` or `.html`, as the suggested name ends. */
      z.strictObject({ what: z.literal('new-document-file'), suggestedName: z.string().max(120) }),
      /** A folder that copies of evidence are written into. */
      z.strictObject({ what: z.literal('copies-folder') }),
      z.strictObject({ what: z.literal('copy-target'), suggestedName: z.string().max(255) }),
      /** An existing folder, empty or with backups of this vault in it. */
      z.strictObject({ what: z.literal('backup-folder') }),
      z.strictObject({ what: z.literal('backup-to-restore') }),
      /** A CSV or XLSX file to read. */
      z.strictObject({ what: z.literal('table-file') }),
      /** One to write; the ending of its name decides the format. */
      z.strictObject({ what: z.literal('new-table-file'), suggestedName: z.string().max(100) }),
      /** A register to take in: a table, JSON, or a model card. */
      z.strictObject({ what: z.literal('register-file') }),
      z.strictObject({ what: z.literal('new-register-file'), suggestedName: z.string().max(100) }),
      /** The zip of a whole programme, in and out. */
      z.strictObject({ what: z.literal('programme-file') }),
      z.strictObject({ what: z.literal('new-programme-file'), suggestedName: z.string().max(100) }),
      /** What one takes from vault to vault: to take in, and to make. */
      z.strictObject({ what: z.literal('kit-file') }),
      z.strictObject({ what: z.literal('new-kit-file'), suggestedName: z.string().max(100) }),
      /** A questionnaire that came back. */
      z.strictObject({ what: z.literal('answers-file') }),
      z.strictObject({ what: z.literal('new-questionnaire-file'), suggestedName: z.string().max(120) }),
      /** A policy or a document of management: `.pdf`, `.docx` or `.md`. */
      z.strictObject({ what: z.literal('new-text-file'), suggestedName: z.string().max(120) }),
      /** An iCalendar file to write. */
      z.strictObject({ what: z.literal('new-calendar-file'), suggestedName: z.string().max(100) }),
    ]),
    z.array(FileRef),
  ),
  /** Puts text on the clipboard, until the vault locks: the page itself has no permission to. */
  copy: main('command', z.strictObject({ text: z.string().max(4096) }), done),
  /** The person has copied something selected: it too is taken off again when the vault locks. */
  copied: main('command', nothing, done),
  /**
   * References for files that were written beside the one a save dialog named, such as the parts of a
   * package. Only names that begin as that file's own does; what is not there is left out.
   */
  writtenBeside: main(
    'query',
    z.strictObject({ target: FileToken, names: z.array(z.string().min(1).max(255)).max(1000) }),
    z.array(FileRef),
  ),
  showInFolder: main('command', z.strictObject({ file: FileToken }), done),
  recentVaults: main('query', nothing, z.array(RecentVault)),
  /** Takes it off the list; refused while it is open. */
  forgetVault: main('command', z.strictObject({ vault: FileToken }), done),
  setClient: main('command', z.strictObject({ vault: FileToken, colour: ClientColour.nullable() }), done),
  /**
   * The vault in front goes behind when it is pinned, and else is locked. The page is loaded anew and arrives at
   * `to`, or at the unlock screen of `vault`; when it has shown no vault and none is open, it stays as it is.
   */
  leaveVault: main(
    'command',
    z.strictObject({ to: z.enum(ARRIVALS), vault: FileToken.nullable().default(null) }),
    done,
  ),
  /** Whether the vault in front stays open when another comes to the front. */
  pinVault: main('command', z.strictObject({ pinned: z.boolean() }), done),
  /** Shows a vault that is behind, without its passphrase; the page is loaded anew for it. */
  bringForward: main('command', z.strictObject({ vault: FileToken }), done),
  /** Locks one that is open, in front or behind. */
  lockVault: main('command', z.strictObject({ vault: FileToken }), done),
} as const;
