// The calls about the vaults on this computer as such: the list, what clients are told apart by, and which of them is
// in front, behind or locked.
import type { BridgeEvent } from '../../shared/contract';
import type { OpenVaults } from '../open-vaults';
import type { RecentVaults } from '../recent-vaults';
import { UserError } from '../../shared/errors';
import type { Files } from './files';
import type { MainHandlers } from './register';

export type ClientHandlers = Pick<
  MainHandlers['app'],
  'recentVaults' | 'forgetVault' | 'setClient' | 'leaveVault' | 'pinVault' | 'bringForward' | 'lockVault'
>;

export interface ClientParts {
  readonly files: Files;
  readonly recent: RecentVaults;
  readonly vaults: OpenVaults;
  readonly changed: () => void;
  readonly tell: (event: BridgeEvent) => void;
}

export const createClientHandlers = ({
  files,
  recent,
  vaults,
  changed,
  tell,
}: ClientParts): ClientHandlers => ({
  recentVaults: () =>
    recent.list().map(({ folder, ...vault }) => ({ ...vault, ...vaults.standingOf(folder) })),
  forgetVault: ({ vault }) => {
    const folder = files.pathOf(vault, 'read');
    if (vaults.standingOf(folder).openState !== 'closed') throw new UserError('use.vault-open');
    recent.forget(folder);
    changed();
    return {};
  },
  setClient: ({ vault, colour }) => {
    recent.setColour(files.pathOf(vault, 'read'), colour);
    changed();
    return {};
  },
  leaveVault: async ({ to, vault }) => {
    const next = vault === null ? null : files.pathOf(vault, 'read');
    await vaults.leave(to);
    if (next !== null) tell({ type: 'open-vault', folder: files.refer(next, 'read', true, 'everywhere') });
    return {};
  },
  pinVault: ({ pinned }) => {
    vaults.pin(pinned);
    changed();
    return {};
  },
  bringForward: async ({ vault }) => {
    await vaults.bringForward(files.pathOf(vault, 'read'));
    return {};
  },
  lockVault: async ({ vault }) => {
    await vaults.lock(files.pathOf(vault, 'read'));
    return {};
  },
});
