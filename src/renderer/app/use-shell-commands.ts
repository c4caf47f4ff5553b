// What the menu, the keys and the palette can do while a vault is in front.
import { useNavigate } from '@tanstack/react-router';
import type { CommandId } from '../../shared/commands';
import { showFirstSteps } from '../features/first-steps/shown-steps';
import type { TakeIn } from '../features/intake/use-take-in';
import { beginAnother } from '../features/packages/assistant-store';
import { useCommandRuns } from './commands';
import { askFor } from './screen-verbs';
import { useMay } from './use-access';
import { useCall, useCommand } from './use-call';

const PLACES = {
  'go.overview': '/overview',
  'go.controls': '/controls',
  'go.coverage': '/coverage',
  'go.criteria': '/criteria',
  'go.evidence': '/evidence',
  'go.intake': '/intake',
  'go.tasks': '/tasks',
  'go.requests': '/requests',
  'go.packages': '/packages',
  'go.matrix': '/matrix',
  'go.populations': '/populations',
  'go.follow-up': '/requests/follow-up',
  'go.exceptions': '/exceptions',
  'go.recipients': '/packages/recipients',
  'go.engagement': '/engagement',
  'go.readiness': '/readiness',
  'go.roadmap': '/roadmap',
  'go.programme': '/programme',
  'go.kit': '/kit',
} as const satisfies Partial<Record<CommandId, string>>;
const SHARED_PLACES = { 'go.journal': '/journal', 'go.vault': '/vault' } as const;

export const useShellCommands = (takeIn: TakeIn): void => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const { data: preferences } = useCall('app', 'preferences', {});
  const { run: setPreferences } = useCommand('app', 'setPreferences');
  const mayBuild = useMay('package.built');
  const mayBackUp = useMay('backup.made');
  const isOpen = vault !== undefined && vault !== null;
  // A working file has the screens it shares with a vault, and the receiver's instead of the others.
  const isOwn = isOpen && vault.kind === 'vault';
  const places = { ...(isOwn && PLACES), ...(isOpen && SHARED_PLACES) };
  useCommandRuns({
    ...Object.fromEntries(Object.entries(places).map(([id, to]) => [id, () => void navigate({ to })])),
    'evidence.add':
      isOwn && takeIn.may
        ? () => {
            takeIn.choose();
          }
        : null,
    'package.build':
      isOwn && mayBuild
        ? () => {
            beginAnother();
            void navigate({ to: '/packages/new' });
          }
        : null,
    'vault.back-up':
      isOpen && mayBackUp ? () => askFor('backup.run', () => void navigate({ to: '/vault' })) : null,
    rail:
      isOwn && preferences !== undefined
        ? () => void setPreferences({ ...preferences, hasWideRail: !preferences.hasWideRail })
        : null,
    'help.first-steps': isOwn
      ? () => {
          showFirstSteps(vault.vaultId);
          void navigate({ to: '/overview' });
        }
      : null,
  });
};
