import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BridgeEvent } from '../../shared/contract';
import type { OpenState } from '../../shared/domain/client';
import type { FileToken } from '../../shared/ids';
import type { OpenVaults } from '../open-vaults';
import { openRecentVaults } from '../recent-vaults';
import { createClientHandlers } from './clients';
import { createFiles } from './files';

const noWindow = null as never;
const FACTS = { organization: 'Halden Labs', kind: 'vault' as const, engagement: '', lastBackupAt: null };

const setUp = (openState: OpenState = 'closed') => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-clients-'));
  const files = createFiles(() => (openState === 'in-front' ? 'halden' : null));
  const recent = openRecentVaults(path.join(folder, 'recent.json'), files);
  recent.remember('/vaults/halden', FACTS);
  const said: string[] = [];
  const told: BridgeEvent[] = [];
  const vaults = {
    standingOf: () => ({ openState, pinned: openState === 'behind' }),
    leave: (to: string) => Promise.resolve(void said.push(`leave ${to}`)),
    bringForward: (place: string) => Promise.resolve(void said.push(`bring ${place}`)),
    lock: (place: string) => Promise.resolve(void said.push(`lock ${place}`)),
  } as unknown as OpenVaults;
  const handlers = createClientHandlers({
    ...{ files, recent, vaults },
    changed: () => undefined,
    tell: (event) => told.push(event),
  });
  const token = recent.list()[0]?.token as FileToken;
  return { handlers, said, told, token, recent, files };
};

describe('the list of vaults', () => {
  it('says which is open, and never where it lies', async () => {
    const { handlers } = setUp('behind');
    const [vault] = await handlers.recentVaults({}, noWindow);
    expect(vault).toMatchObject({ openState: 'behind', pinned: true });
    expect(JSON.stringify(vault)).not.toContain('"folder"');
  });

  it('forgets no vault that is open', () => {
    const { handlers, token, recent } = setUp('in-front');
    expect(() => handlers.forgetVault({ vault: token }, noWindow)).toThrow('use.vault-open');
    expect(recent.list()).toHaveLength(1);
  });
});

describe('leaving a vault', () => {
  it('goes to the unlock screen of another, once the page is there', async () => {
    const { handlers, said, told, token } = setUp('in-front');
    await handlers.leaveVault({ to: 'vaults', vault: token }, noWindow);
    expect(said).toEqual(['leave vaults']);
    expect(told).toMatchObject([{ type: 'open-vault', folder: { token, isFolder: true } }]);
  });

  it('does not begin when the other is named by a token nobody gave out', async () => {
    const { handlers, said } = setUp('in-front');
    const vault = `file-${'0'.repeat(32)}` as FileToken;
    await expect(handlers.leaveVault({ to: 'vaults', vault }, noWindow)).rejects.toThrow('use.token-unknown');
    await expect(handlers.bringForward({ vault }, noWindow)).rejects.toThrow('use.token-unknown');
    await expect(handlers.lockVault({ vault }, noWindow)).rejects.toThrow('use.token-unknown');
    expect(said).toEqual([]);
  });
});
