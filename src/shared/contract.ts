// Every call that may cross from the window to the rest of the app, and nothing else; the calls of each
// group stand in calls/. Input is parsed strictly where it arrives (src/main/ipc/register.ts), output
// before it leaves.
import { z } from 'zod';
import { appCalls, type Arrival, type FileRef } from './calls/app';
import type { Call, Where } from './calls/call';
import { catalogCalls } from './calls/catalog';
import { controlCalls } from './calls/controls';
import { coverageCalls } from './calls/coverage';
import { criteriaCalls } from './calls/criteria';
import { diagnosticsCalls } from './calls/diagnostics';
import { documentCalls } from './calls/documents';
import { engagementCalls } from './calls/engagement';
import { evidenceCalls } from './calls/evidence';
import { exceptionCalls } from './calls/exceptions';
import { intakeCalls } from './calls/intake';
import { menuCalls } from './calls/menu';
import { kitCalls } from './calls/kit';
import { journalCalls, packageCalls } from './calls/packages';
import { policyCalls } from './calls/policies';
import { populationCalls } from './calls/populations';
import { previewCalls } from './calls/preview';
import { programmeCalls } from './calls/programme';
import { readinessCalls } from './calls/readiness';
import { requestCalls } from './calls/requests';
import { reviewCalls } from './calls/review';
import { redactionCalls } from './calls/redaction';
import { recipientCalls } from './calls/recipients';
import { roadmapCalls } from './calls/roadmap';
import { taskCalls } from './calls/tasks';
import { backupCalls, memberCalls, vaultCalls } from './calls/vault';
import { viewCalls } from './calls/views';
import type { CommandId } from './commands';
import type { Failure, Reply } from './errors';
import { JobId } from './ids';

export { type Arrival, FileRef, RecentVault } from './calls/app';
export { Preferences, THEMES } from './domain/preferences';
export type { TokenUse } from './calls/call';

/**
 * The groups by their names: written out by the compiler, all calls of all groups would be half a megabyte that
 * every part of the app reads again.
 */
export interface Contract {
  readonly app: typeof appCalls;
  readonly menu: typeof menuCalls;
  readonly vault: typeof vaultCalls;
  readonly members: typeof memberCalls;
  readonly backup: typeof backupCalls;
  readonly catalog: typeof catalogCalls;
  readonly engagement: typeof engagementCalls;
  readonly controls: typeof controlCalls;
  readonly coverage: typeof coverageCalls;
  readonly criteria: typeof criteriaCalls;
  readonly evidence: typeof evidenceCalls;
  readonly intake: typeof intakeCalls;
  readonly preview: typeof previewCalls;
  readonly redaction: typeof redactionCalls;
  readonly views: typeof viewCalls;
  readonly populations: typeof populationCalls;
  readonly tasks: typeof taskCalls;
  readonly exceptions: typeof exceptionCalls;
  readonly readiness: typeof readinessCalls;
  readonly roadmap: typeof roadmapCalls;
  readonly package: typeof packageCalls;
  readonly recipients: typeof recipientCalls;
  readonly requests: typeof requestCalls;
  readonly review: typeof reviewCalls;
  readonly programme: typeof programmeCalls;
  readonly policies: typeof policyCalls;
  readonly documents: typeof documentCalls;
  readonly kit: typeof kitCalls;
  readonly journal: typeof journalCalls;
  readonly diagnostics: typeof diagnosticsCalls;
}

export const contract: Contract = {
  app: appCalls,
  menu: menuCalls,
  vault: vaultCalls,
  members: memberCalls,
  backup: backupCalls,
  catalog: catalogCalls,
  engagement: engagementCalls,
  controls: controlCalls,
  coverage: coverageCalls,
  criteria: criteriaCalls,
  evidence: evidenceCalls,
  intake: intakeCalls,
  preview: previewCalls,
  redaction: redactionCalls,
  views: viewCalls,
  populations: populationCalls,
  tasks: taskCalls,
  exceptions: exceptionCalls,
  readiness: readinessCalls,
  roadmap: roadmapCalls,
  package: packageCalls,
  recipients: recipientCalls,
  requests: requestCalls,
  review: reviewCalls,
  programme: programmeCalls,
  policies: policyCalls,
  documents: documentCalls,
  kit: kitCalls,
  journal: journalCalls,
  diagnostics: diagnosticsCalls,
};

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
  phase: z.enum(['reading', 'sealing', 'checking', 'copying', 'writing', 'verifying', 'upgrading']),
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
  'catalog',
  'engagement',
  'controls',
  'coverage',
  'exceptions',
  'readiness',
  'roadmap',
  'evidence',
  'views',
  'populations',
  'intake',
  'packages',
  'recipients',
  'requests',
  'review',
  'programme',
  'journal',
  'preferences',
  'recent-vaults',
  'opened-copies',
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
  /** The vault is locked in a moment: what is typed and not saved is to be saved now. */
  | { readonly type: 'about-to-lock' }
  /** A vault was left, and the page loaded anew: where it was to go. */
  | { readonly type: 'arrive'; readonly to: Arrival }
  /** The engine process ended unexpectedly; it has been started again, locked. */
  | { readonly type: 'engine-stopped'; readonly incidentId: string }
  /** Something of the app itself failed in the background, and no screen waits to be told. */
  | { readonly type: 'failed'; readonly failure: Failure }
  /** Chosen in the native menu. */
  | { readonly type: 'command'; readonly command: CommandId }
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
