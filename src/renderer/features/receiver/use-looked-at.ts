// Marks records as looked at, by a button or by one key. Kept only in a working file.
import type { PackageRow } from '../../../shared/domain/review';
import { type CommandState, useCommand } from '../../app/use-call';

export const MARK_KEY = 'm';
export const NOTE_KEY = 'n';

interface LookedAt {
  readonly toggle: (row: Pick<PackageRow, 'id' | 'mark'>) => Promise<void>;
  readonly command: CommandState<{ subjects: string[]; lookedAt: boolean }, unknown>;
}

export const useLookedAt = (): LookedAt => {
  const command = useCommand('review', 'mark');
  return {
    // What was changed since is looked at anew.
    toggle: async ({ id, mark }) => {
      await command.run({ subjects: [id], lookedAt: mark !== 'looked-at' });
    },
    command,
  };
};
