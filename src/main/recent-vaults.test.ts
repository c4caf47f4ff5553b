import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../shared/period';
import { createFiles } from './ipc/files';
import { openRecentVaults } from './recent-vaults';

const FACTS = { organization: 'Halden Labs', kind: 'vault' as const, engagement: '', lastBackupAt: null };

describe('recent vaults', () => {
  let folder: string;
  let file: string;
  const open = () => openRecentVaults(file, createFiles(), () => new Date('2026-11-21T10:00:00Z'));
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-recent-'));
    file = path.join(folder, 'recent-vaults.json');
  });

  it('are kept newest first, each folder once, over a restart', () => {
    open().remember('/vaults/a', FACTS);
    open().remember('/vaults/b', FACTS);
    open().remember('/vaults/a', { ...FACTS, engagement: 'Type II' });
    expect(open().list()).toMatchObject([
      { folderName: 'a', engagement: 'Type II', openedAt: '2026-11-21T10:00:00Z' },
      { folderName: 'b' },
    ]);
  });

  it('say whether the vault is still there', () => {
    fs.writeFileSync(path.join(folder, 'vault.header'), '');
    open().remember(folder, FACTS);
    open().remember('/vaults/gone', FACTS);
    expect(
      open()
        .list()
        .map((vault) => vault.present),
    ).toEqual([false, true]);
  });

  it('can be forgotten', () => {
    open().remember('/vaults/a', FACTS);
    open().forget('/vaults/a');
    expect(open().list()).toEqual([]);
  });

  it('keep the verdict of the last check when the vault is opened again', () => {
    open().remember('/vaults/a', FACTS);
    open().noteCheck('/vaults/a', { verdict: 'sound', deep: true });
    open().noteCheck('/vaults/unknown', { verdict: 'damaged', deep: true });
    open().remember('/vaults/a', { ...FACTS, lastBackupAt: '2026-11-20T08:00:00Z' as Instant });
    expect(open().list()).toMatchObject([
      {
        lastBackupAt: '2026-11-20T08:00:00Z',
        lastCheck: { at: '2026-11-21T10:00:00Z', verdict: 'sound', deep: true },
      },
    ]);
  });

  it('list a restored vault by its folder until it is opened', () => {
    open().rememberRestored('/vaults/back again');
    expect(open().list()).toMatchObject([{ organization: 'back again', openedAt: null }]);
  });

  it('read the list that an earlier version left', () => {
    const { engagement, organization } = FACTS;
    const earlier = [{ folder: '/vaults/a', organization, engagement, openedAt: '2026-11-21T10:00:00Z' }];
    fs.writeFileSync(file, JSON.stringify(earlier));
    expect(open().list()).toMatchObject([{ folderName: 'a', lastBackupAt: null, lastCheck: null }]);
  });

  it('start empty when the file is damaged', () => {
    fs.writeFileSync(file, '{ not json');
    expect(open().list()).toEqual([]);
  });

  it('keep the colour of a client, and its place in the list when only its facts change', () => {
    open().remember('/vaults/a', FACTS);
    open().remember('/vaults/b', FACTS);
    open().setColour('/vaults/a', 'plum');
    open().renew('/vaults/a', { ...FACTS, organization: 'Halden Laboratories' });
    expect(open().list()).toMatchObject([
      { folderName: 'b', colour: null },
      { folderName: 'a', colour: 'plum', organization: 'Halden Laboratories' },
    ]);
    open().remember('/vaults/a', FACTS);
    expect(open().list()[0]).toMatchObject({ folderName: 'a', colour: 'plum' });
  });

  it('leave a colour to the name that only a later version knows', () => {
    const { engagement, organization } = FACTS;
    const later = [{ folder: '/vaults/a', organization, engagement, openedAt: null, colour: 'mauve' }];
    fs.writeFileSync(file, JSON.stringify(later));
    expect(open().list()).toMatchObject([{ folderName: 'a', colour: null }]);
  });
});
