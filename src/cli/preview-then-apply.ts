// Takes a file in as a whole or not at all: looks first, as a dry run does and no more, and applies what was looked at.
import type { OpenVault } from '../engine';
import type { TableImport } from '../shared/domain/table-import';
import { type OpeningOptions, readingVault, type VaultCall, withVault } from './open-vault';

export interface ImportStep {
  readonly apply: boolean;
  /** Of the file that was looked at; null for the look itself. */
  readonly sha256: string | null;
}

export const anyRefused = ({ counts }: Pick<TableImport, 'counts'>): boolean => counts.refused > 0;

/** With a refused row, and in a dry run, the answer is that of the look and nothing is changed. */
export const previewThenApply = <T extends { readonly sha256: string }>(
  call: VaultCall<OpeningOptions & { readonly 'dry-run': boolean }>,
  isRefused: (preview: T) => boolean,
  run: (vault: OpenVault, step: ImportStep) => Promise<T> | T,
): Promise<T> => {
  const dryRun = call.options['dry-run'];
  const opened = dryRun ? readingVault<T> : withVault<T>;
  return opened({ ...call, options: { ...call.options, 'read-only': false } }, async (vault) => {
    const preview = await run(vault, { apply: false, sha256: null });
    if (dryRun || isRefused(preview)) return preview;
    return run(vault, { apply: true, sha256: preview.sha256 });
  });
};
