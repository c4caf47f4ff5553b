// Keeps the list of recent vaults in step with the vault of one engine process: notes the folder when it is opened
// and its names when they change. Knows which vault is open.
import { z } from 'zod';
import type { Topic } from '../shared/contract';
import { BackupState } from '../shared/domain/backup';
import type { ListedEngagement } from '../shared/domain/client';
import { Engagement } from '../shared/domain/engagement';
import { VaultCheckReport, VaultInfo } from '../shared/domain/vault';
import type { EngineProcess } from './engine-process';
import type { RecentVaults } from './recent-vaults';

const listed = (engagement: Engagement | undefined): ListedEngagement => {
  if (engagement === undefined) return '';
  return engagement.type === 1 ? { type: 1, asOf: engagement.asOf } : { type: 2, period: engagement.period };
};

export interface VaultMemory {
  readonly opened: (folder: string) => void;
  /** After a successful call, with the paths behind its tokens and what was answered. */
  readonly answered: (call: string, paths: readonly string[], value: unknown) => void;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly closed: () => void;
  /** Of the vault that is open in this process. */
  readonly openFolder: () => string | null;
}

export const rememberOpenedVaults = (
  engine: EngineProcess,
  recent: RecentVaults,
  changed: () => void,
): VaultMemory => {
  let folder: string | null = null;

  const ask = async <T extends z.ZodType>(
    group: string,
    name: string,
    schema: T,
  ): Promise<z.output<T> | null> => {
    const reply = await engine.call({ group, name, input: {}, paths: {} }).reply;
    return reply.ok ? schema.parse(reply.value) : null;
  };

  const note = async (opened: string, keep: RecentVaults['remember']): Promise<void> => {
    const vault = await ask('vault', 'current', VaultInfo.nullable());
    if (vault === null || folder !== opened) return;
    const engagements = await ask('engagement', 'list', z.array(Engagement));
    const current = engagements?.find((engagement) => engagement.id === vault.currentEngagementId);
    const backup = await ask('backup', 'state', BackupState);
    if (folder !== opened) return;
    keep(opened, {
      organization: vault.organization,
      kind: vault.kind,
      engagement: listed(current),
      lastBackupAt: backup?.last?.madeAt ?? null,
    });
    changed();
  };

  return {
    opened: (place) => {
      folder = place;
      void note(place, recent.remember);
    },
    answered: (call, paths, value) => {
      if (call === 'vault.check' && folder !== null) {
        recent.noteCheck(folder, VaultCheckReport.parse(value));
        changed();
      }
      const restored = paths[1];
      if (call === 'backup.restore' && restored !== undefined) {
        recent.rememberRestored(restored);
        changed();
      }
    },
    changed: (topics) => {
      if (folder !== null && (topics.includes('engagement') || topics.includes('backup')))
        void note(folder, recent.renew);
    },
    closed: () => {
      folder = null;
    },
    openFolder: () => folder,
  };
};
