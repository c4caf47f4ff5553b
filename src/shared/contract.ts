// Every call that may cross from the window to the rest of the app, and nothing else. Input is parsed
// strictly where it arrives (src/main/ipc/register.ts), output before it leaves.
import { z } from 'zod';
import { BackupReport, BackupSnapshot, BackupState, DatabaseCopy, RestoreReport } from './domain/backup';
import { Cadence, Catalog, StarterControl } from './domain/catalog';
import { ControlDetail, ControlSummary, CriterionStanding } from './domain/control';
import { Engagement, NewEngagement } from './domain/engagement';
import { EvidenceDetail, EvidenceMonth, EvidenceSummary, IntakeItem, IntakeResult } from './domain/evidence';
import { Member, Role } from './domain/member';
import { DeclaredOmission, PackagePlan, PackageSummary, VerifyReport } from './domain/package';
import { JournalEntry, JournalReport, VaultCheckReport, VaultInfo } from './domain/vault';
import type { Reply } from './errors';
import {
  ControlId,
  CriterionId,
  EngagementId,
  EvidenceId,
  FileToken,
  JobId,
  MemberId,
  PointOfFocusId,
  SeriesId,
  StarterControlId,
} from './ids';
import { Instant } from './period';

/** `main` answers with Electron alone; `engine` is passed on to the engine process. */
type Where = 'main' | 'engine';
type Kind = 'query' | 'command';

interface Call<W extends Where, I extends z.ZodType, O extends z.ZodType> {
  readonly where: W;
  readonly kind: Kind;
  readonly input: I;
  readonly output: O;
  /** Tokens in the input, so that main can hand their paths to the engine beside it. */
  readonly tokens: (input: z.output<I>) => readonly TokenUse[];
}

/** `write` takes a token that was given out for a place the person chose to have written to. */
export interface TokenUse {
  readonly token: FileToken;
  readonly access: 'read' | 'write';
}
const reads = (token: FileToken): TokenUse => ({ token, access: 'read' });
const writes = (token: FileToken): TokenUse => ({ token, access: 'write' });

const call =
  <W extends Where>(where: W) =>
  <I extends z.ZodType, O extends z.ZodType>(
    kind: Kind,
    input: I,
    output: O,
    tokens: (input: z.output<I>) => readonly TokenUse[] = () => [],
  ): Call<W, I, O> => ({ where, kind, input, output, tokens });
const main = call('main');
const engine = call('engine');

const nothing = z.strictObject({});
const done = z.strictObject({});
/** Paging is the database's work; a page is at most what a screen and its margins can show. */
const page = { offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) };
const pageOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({ rows: z.array(row), total: z.number().int() });
const direction = z.enum(['ascending', 'descending']);

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
  engagement: z.string(),
  /** Null for one that was restored from a backup and not opened since. */
  openedAt: Instant.nullable(),
  present: z.boolean(),
  /** By the vault's own record when it was last open here; null when there is none. */
  lastBackupAt: Instant.nullable(),
  /** The last check made on this computer. */
  lastCheck: z
    .strictObject({ at: Instant, verdict: z.enum(['sound', 'damaged']), deep: z.boolean() })
    .nullable(),
});
export type RecentVault = z.infer<typeof RecentVault>;

export const THEMES = ['system', 'light', 'dark'] as const;
export const Preferences = z.strictObject({
  theme: z.enum(THEMES),
  /** A vault locks itself when nobody has used the computer for so long. */
  autoLockMinutes: z.number().int().min(1).max(60).default(10),
});
export type Preferences = z.infer<typeof Preferences>;

const passphrase = z.string().min(1).max(1024);
const name = z.string().trim().min(1).max(200);
/** What a person may say yes to when an opening was refused with the code of the same name. */
const opening = {
  /** vault.network-drive: nobody else uses the vault on that drive. */
  networkDrive: z.boolean().default(false),
  /** vault.older-than-known: this is a restored backup. Told in the journal. */
  acceptOlder: z.boolean().default(false),
};

export const contract = {
  app: {
    info: main(
      'query',
      nothing,
      z.strictObject({ version: z.string(), developmentRuntime: z.boolean(), platform: z.string() }),
    ),
    preferences: main('query', nothing, Preferences),
    setPreferences: main('command', Preferences, Preferences),
    /** Opens the system's dialog; empty when the person cancels it. */
    choose: main(
      'command',
      z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('evidence-files') }),
        z.strictObject({ what: z.literal('vault-folder') }),
        z.strictObject({ what: z.literal('new-vault-folder'), suggestedName: z.string().max(100) }),
        z.strictObject({ what: z.literal('package-file') }),
        z.strictObject({ what: z.literal('package-folder') }),
        z.strictObject({ what: z.literal('new-package-file'), suggestedName: z.string().max(100) }),
        z.strictObject({ what: z.literal('copy-target'), suggestedName: z.string().max(255) }),
        /** An existing folder, empty or with backups of this vault in it. */
        z.strictObject({ what: z.literal('backup-folder') }),
        z.strictObject({ what: z.literal('backup-to-restore') }),
      ]),
      z.array(FileRef),
    ),
    /** Puts text on the clipboard, until the vault locks: the page itself has no permission to. */
    copy: main('command', z.strictObject({ text: z.string().max(4096) }), done),
    /** The person has copied something selected: it too is taken off again when the vault locks. */
    copied: main('command', nothing, done),
    showInFolder: main('command', z.strictObject({ file: FileToken }), done),
    recentVaults: main('query', nothing, z.array(RecentVault)),
    forgetVault: main('command', z.strictObject({ vault: FileToken }), done),
  },
  vault: {
    /** The open vault, or null. */
    current: engine('query', nothing, VaultInfo.nullable()),
    create: engine(
      'command',
      z.strictObject({
        folder: FileToken,
        organization: name,
        member: name,
        passphrase,
      }),
      z.strictObject({ info: VaultInfo, recoveryWords: z.array(z.string()).length(24) }),
      (input) => [writes(input.folder)],
    ),
    /**
     * The typed-back words, by their places (1 to 24). Records the confirmation when they match: three are
     * enough in the session that made the vault and showed them, later it takes all 24.
     */
    confirmRecoveryKey: engine(
      'command',
      z.strictObject({
        words: z
          .array(z.strictObject({ place: z.number().int().min(1).max(24), word: z.string().max(20) }))
          .min(3),
      }),
      z.strictObject({ matches: z.boolean() }),
    ),
    /** Each wrong passphrase makes the next try wait longer; the error says how long in `waitSeconds`. */
    unlock: engine(
      'command',
      z.strictObject({ folder: FileToken, passphrase, readOnly: z.boolean().default(false), ...opening }),
      VaultInfo,
      (input) => [reads(input.folder)],
    ),
    /** Opens with the 24 recovery words and sets a new passphrase. */
    recover: engine(
      'command',
      z.strictObject({
        folder: FileToken,
        words: z.array(z.string().max(20)).length(24),
        newPassphrase: passphrase,
        ...opening,
      }),
      VaultInfo,
      (input) => [reads(input.folder)],
    ),
    lock: engine('command', nothing, done),
    /** A new vault key for a new epoch, sealed to the present members. Owners only. */
    rekey: engine('command', nothing, VaultInfo),
    /** The words that were printed before stop working. Owners only. */
    renewRecoveryKey: engine(
      'command',
      nothing,
      z.strictObject({ recoveryWords: z.array(z.string()).length(24) }),
    ),
    check: engine('command', z.strictObject({ deep: z.boolean() }), VaultCheckReport),
  },
  members: {
    list: engine('query', nothing, z.array(Member)),
    /** With a first passphrase that they replace themselves. */
    add: engine('command', z.strictObject({ name, role: Role, passphrase }), Member),
    changeRole: engine('command', z.strictObject({ id: MemberId, role: Role }), Member),
    /** Ends their access and begins a new epoch; what they could read before they may have kept. */
    remove: engine('command', z.strictObject({ id: MemberId }), VaultInfo),
    /** For somebody who forgot theirs. Owners only. */
    givePassphrase: engine('command', z.strictObject({ id: MemberId, passphrase }), Member),
    /** One's own. Makes a new signing key too; the cost of a guess can be raised with it. */
    changePassphrase: engine(
      'command',
      z.strictObject({
        current: passphrase,
        next: passphrase,
        memoryMebibytes: z.union([z.literal(256), z.literal(512), z.literal(1024)]).nullable(),
      }),
      VaultInfo,
    ),
  },
  backup: {
    state: engine('query', nothing, BackupState),
    /** Adds the present state to the backups in a folder; copies only what is not there yet, and reads it back. */
    run: engine('command', z.strictObject({ target: FileToken }), BackupReport, (input) => [
      writes(input.target),
    ]),
    /** Needs no vault and no secret. */
    list: engine('query', z.strictObject({ backup: FileToken }), z.array(BackupSnapshot), (input) => [
      reads(input.backup),
    ]),
    /** Makes a vault folder of a backed-up state (the newest with null). Needs no secret. */
    restore: engine(
      'command',
      z.strictObject({ backup: FileToken, snapshot: z.string().max(60).nullable(), folder: FileToken }),
      RestoreReport,
      (input) => [reads(input.backup), writes(input.folder)],
    ),
    /** The automatic copies of a database that does not open any more, newest first. Needs no secret. */
    copiesOf: engine('query', z.strictObject({ folder: FileToken }), z.array(DatabaseCopy), (input) => [
      reads(input.folder),
    ]),
    /** Puts a copy in the place of a damaged database, which is kept beside it, and opens the vault. Owners only. */
    restoreCopy: engine(
      'command',
      z.strictObject({ folder: FileToken, copy: z.string().max(80), passphrase, ...opening }),
      VaultInfo,
      (input) => [reads(input.folder)],
    ),
  },
  catalog: {
    get: engine('query', nothing, Catalog),
    starterControls: engine('query', nothing, z.array(StarterControl)),
  },
  engagement: {
    list: engine('query', nothing, z.array(Engagement)),
    create: engine('command', NewEngagement, Engagement),
    update: engine('command', z.strictObject({ id: EngagementId, engagement: NewEngagement }), Engagement),
  },
  controls: {
    list: engine(
      'query',
      z.strictObject({
        search: z.string().max(200),
        series: SeriesId.nullable(),
        cadence: Cadence.nullable(),
        withoutEvidenceInPeriod: z.boolean(),
        sort: z.enum(['id', 'title', 'cadence', 'owner', 'evidence']),
        direction,
        ...page,
      }),
      pageOf(ControlSummary),
    ),
    get: engine('query', z.strictObject({ id: ControlId }), ControlDetail),
    /** Which starter controls this vault already has, so that nobody chooses them twice. */
    loadedStarters: engine('query', nothing, z.array(StarterControlId)),
    /** Adds the chosen starter controls with their mappings; those already loaded are left as they are. */
    loadStarters: engine(
      'command',
      z.strictObject({ ids: z.array(StarterControlId).min(1) }),
      z.strictObject({ added: z.array(ControlId), alreadyPresent: z.array(StarterControlId) }),
    ),
    map: engine(
      'command',
      z.strictObject({
        id: ControlId,
        pointOfFocusIds: z.array(PointOfFocusId).min(1),
        rationale: z.string().trim().max(2000),
      }),
      z.strictObject({ added: z.array(PointOfFocusId), alreadyMapped: z.array(PointOfFocusId) }),
    ),
    unmap: engine(
      'command',
      z.strictObject({ id: ControlId, pointOfFocusIds: z.array(PointOfFocusId).min(1) }),
      done,
    ),
  },
  criteria: {
    /** One row for each criterion in the scope of the current engagement (all 61 without one). */
    standing: engine('query', nothing, z.array(CriterionStanding)),
  },
  evidence: {
    /** For each month of the current engagement's time, how many items speak about a day of it. */
    byMonth: engine('query', nothing, z.array(EvidenceMonth)),
    list: engine(
      'query',
      z.strictObject({
        search: z.string().max(200),
        controlId: ControlId.nullable(),
        criterionId: CriterionId.nullable(),
        verdict: z.enum(['inside', 'partly-inside', 'outside-before', 'outside-after', 'undated']).nullable(),
        sort: z.enum(['id', 'title', 'effective', 'takenIn', 'size']),
        direction,
        ...page,
      }),
      pageOf(EvidenceSummary),
    ),
    get: engine('query', z.strictObject({ id: EvidenceId }), EvidenceDetail),
    add: engine(
      'command',
      z.strictObject({ items: z.array(IntakeItem).min(1).max(1000) }),
      IntakeResult,
      (input) => input.items.flatMap((item) => item.files.map(reads)),
    ),
    /** Adds links; those there already stay. */
    link: engine(
      'command',
      z.strictObject({
        id: EvidenceId,
        controlIds: z.array(ControlId),
        pointOfFocusIds: z.array(PointOfFocusId),
      }),
      EvidenceDetail,
    ),
    /** Takes links away; the journal keeps that they were there. */
    unlink: engine(
      'command',
      z.strictObject({
        id: EvidenceId,
        controlIds: z.array(ControlId),
        pointOfFocusIds: z.array(PointOfFocusId),
      }),
      EvidenceDetail,
    ),
    /** Writes the original bytes of one file to a place the person chose. */
    saveCopy: engine(
      'command',
      z.strictObject({ id: EvidenceId, position: z.number().int().min(1), target: FileToken }),
      done,
      (input) => [writes(input.target)],
    ),
  },
  package: {
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
  },
  journal: {
    list: engine(
      'query',
      z.strictObject({ subject: z.string().max(60).nullable(), newestFirst: z.boolean(), ...page }),
      pageOf(JournalEntry),
    ),
    verify: engine('command', nothing, JournalReport),
  },
} as const;

export type Contract = typeof contract;
export type Group = keyof Contract;
export type CallName<G extends Group> = keyof Contract[G] & string;

type InputOf<C> = C extends Call<Where, infer I extends z.ZodType, z.ZodType> ? I : never;
type OutputOf<C> = C extends Call<Where, z.ZodType, infer O extends z.ZodType> ? O : never;
export type Input<G extends Group, K extends CallName<G>> = z.output<InputOf<Contract[G][K]>>;
export type Output<G extends Group, K extends CallName<G>> = z.output<OutputOf<Contract[G][K]>>;

/** What the window sees. A job id lets long work report progress and be cancelled. */
export type Calls = {
  [G in Group]: {
    [K in CallName<G>]: (
      input: z.input<InputOf<Contract[G][K]>>,
      job?: JobId,
    ) => Promise<Reply<z.output<OutputOf<Contract[G][K]>>>>;
  };
};

/** Handlers of one side; a forgotten call is a compile error. `Extra` is what that side adds. */
export type HandlersFor<W extends Where, Extra> = {
  [G in Group as HasWhere<G, W> extends true ? G : never]: {
    [K in CallName<G> as Contract[G][K] extends Call<W, z.ZodType, z.ZodType> ? K : never]: (
      input: Input<G, K>,
      extra: Extra,
    ) => Promise<Output<G, K>> | Output<G, K>;
  };
};
type HasWhere<G extends Group, W extends Where> =
  Extract<Contract[G][CallName<G>], Call<W, z.ZodType, z.ZodType>> extends never ? false : true;

export const Progress = z.strictObject({
  job: JobId,
  /** What is being done, a key of the window's messages. */
  phase: z.enum(['reading', 'sealing', 'checking', 'copying', 'writing', 'verifying']),
  done: z.number().nonnegative(),
  /** In the same unit as `done`; null while unknown. */
  total: z.number().nonnegative().nullable(),
  unit: z.enum(['bytes', 'items']),
});
export type Progress = z.infer<typeof Progress>;

/** What a change touched; the window refetches the queries that depend on it. */
export const TOPICS = [
  'vault',
  'members',
  'backup',
  'engagement',
  'controls',
  'evidence',
  'packages',
  'journal',
  'preferences',
  'recent-vaults',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Why the app locked a vault by itself. */
export type LockReason = 'idle' | 'suspend' | 'screen-locked' | 'user-switched' | 'closing';

export type BridgeEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly progress: Progress }
  /** `vault` is the one that was locked, so that it can be unlocked again without looking for it. */
  | { readonly type: 'locked'; readonly why: LockReason; readonly vault: FileRef | null }
  /** Nobody uses the computer; null once somebody does, or the lock waits for work that runs. */
  | { readonly type: 'locking-in'; readonly seconds: number | null }
  /** The engine process ended unexpectedly; it has been started again, locked. */
  | { readonly type: 'engine-stopped'; readonly incidentId: string }
  /** The system asked the app to open a file (double click, drop on the icon, command line). */
  | { readonly type: 'open-package'; readonly file: FileRef }
  | { readonly type: 'open-vault'; readonly folder: FileRef };

/** What preload puts into the window as `window.muniment`. */
export interface Bridge {
  readonly calls: Calls;
  readonly cancel: (job: JobId) => void;
  readonly on: (listener: (event: BridgeEvent) => void) => () => void;
  /** Dropped or picked File objects become tokens; a File made by the page itself is refused. */
  readonly adopt: (files: readonly unknown[]) => Promise<Reply<readonly FileRef[]>>;
}
