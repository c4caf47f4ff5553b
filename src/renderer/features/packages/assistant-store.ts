// What the assistant holds in this session: the draft, the step one is at, and the build. It outlives a
// change of screen, so that leaving to fix something and coming back loses nothing and a build goes on.
// Ends when the vault is locked. No passphrase is ever in it, and nothing of it is stored.
import { useSyncExternalStore } from 'react';
import type { WrittenFile } from '../../../shared/calls/packages';
import type { FileRef } from '../../../shared/contract';
import type { PackageSummary } from '../../../shared/domain/package-round';
import type { Failure } from '../../../shared/errors';
import type { JobProgress } from '../../app/use-job';
import type { PackageDraft } from './package-draft';

export const LAST_STEP = 4;
export type Step = 0 | 1 | 2 | 3 | 4;

export type BuildWork =
  | { readonly state: 'idle' }
  | { readonly state: 'choosing' }
  | { readonly state: 'running'; readonly progress: JobProgress | null; readonly isCancelling: boolean }
  | { readonly state: 'failed'; readonly failure: Failure }
  | {
      readonly state: 'done';
      readonly summary: PackageSummary;
      readonly files: readonly WrittenFile[];
      /** The same files, to be shown and checked; the one chosen first. */
      readonly refs: readonly FileRef[];
      readonly isEncrypted: boolean;
    };

interface Assistant {
  readonly draft: PackageDraft | null;
  readonly step: Step;
  readonly work: BuildWork;
}

const EMPTY: Assistant = { draft: null, step: 0, work: { state: 'idle' } };
let assistant = EMPTY;
const listeners = new Set<() => void>();

const replace = (next: Assistant): void => {
  assistant = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useAssistant = (): Assistant => useSyncExternalStore(subscribe, () => assistant);

export const beginDraft = (draft: PackageDraft): void => {
  replace({ draft, step: 0, work: { state: 'idle' } });
};

export const changeDraft = (change: Partial<PackageDraft>): void => {
  if (assistant.draft !== null) replace({ ...assistant, draft: { ...assistant.draft, ...change } });
};

export const goToStep = (step: Step): void => {
  replace({ ...assistant, step });
};

export const setBuildWork = (work: BuildWork): void => {
  replace({ ...assistant, work });
};

export const buildWork = (): BuildWork => assistant.work;

/** Forgets the draft and what was built; called when the vault is locked, and to begin another. */
export const emptyAssistant = (): void => {
  replace(EMPTY);
};

/** Whoever asks for a new package wants to begin, not to see what was built before; what is under way stays. */
export const beginAnother = (): void => {
  if (assistant.work.state === 'done') emptyAssistant();
};
