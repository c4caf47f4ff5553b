// Keeps the list of recent vaults in step with what is opened: notes the folder when a vault opens and
// its names when they change. Knows which vault is open only for this purpose.
import { z } from 'zod';
import type { Topic } from '../shared/contract';
import { BackupState } from '../shared/domain/backup';
import { Engagement } from '../shared/domain/engagement';
import { VaultCheckReport, VaultInfo } from '../shared/domain/vault';
import type { CalendarDate } from '../shared/period';
import type { EngineProcess } from './engine-process';
import type { RecentVaults } from './recent-vaults';

const OPENING: ReadonlySet<string> = new Set([
  'vault.create',
  'vault.unlock',
  'vault.recover',
  'backup.restoreCopy',
]);

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayText = (date: CalendarDate): string => DAY.format(new Date(`${date}T00:00:00Z`));

const describe = (engagement: Engagement | undefined): string => {
  if (engagement === undefined) return '';
  return engagement.type === 1
    ? `SOC 2 Type I, as of ${dayText(engagement.asOf)}`
    : `SOC 2 Type II, ${dayText(engagement.period.from)} to ${dayText(engagement.period.to)}`;
};

export interface VaultMemory {
  /** After a successful call, with the paths behind its tokens and what was answered. */
  readonly answered: (call: string, paths: readonly string[], value: unknown) => void;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly closed: () => void;
  /** Of the vault that is open. */
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

  const note = async (opened: string): Promise<void> => {
    const vault = await ask('vault', 'current', VaultInfo.nullable());
    if (vault === null || folder !== opened) return;
    const engagements = await ask('engagement', 'list', z.array(Engagement));
    const current = engagements?.find((engagement) => engagement.id === vault.currentEngagementId);
    const backup = await ask('backup', 'state', BackupState);
    if (folder !== opened) return;
    recent.remember(opened, {
      organization: vault.organization,
      kind: vault.kind,
      engagement: describe(current),
      lastBackupAt: backup?.last?.madeAt ?? null,
    });
    changed();
  };

  return {
    answered: (call, paths, value) => {
      const [place] = paths;
      if (call === 'vault.lock') folder = null;
      if (call === 'vault.check' && folder !== null) {
        recent.noteCheck(folder, VaultCheckReport.parse(value));
        changed();
      }
      const restored = paths[1];
      if (call === 'backup.restore' && restored !== undefined) {
        recent.rememberRestored(restored);
        changed();
      }
      if (!OPENING.has(call) || place === undefined) return;
      folder = place;
      void note(place);
    },
    changed: (topics) => {
      if (folder !== null && (topics.includes('engagement') || topics.includes('backup'))) void note(folder);
    },
    closed: () => {
      folder = null;
    },
    openFolder: () => folder,
  };
};
