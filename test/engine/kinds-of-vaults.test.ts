// An organization's vault and an auditor's working file: the same engine, and nothing of the one in the other,
// neither through the program nor by somebody who has the keys and a program of their own.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  backupVault,
  checkVault,
  createEngagement,
  createVault,
  openVault,
  recoverVault,
  restoreBackup,
  vaultInfo,
  type OpenVault,
} from '../../src/engine';
import type { JournalAction } from '../../src/engine/journal/journal-action';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { belongsIn } from '../../src/shared/domain/vault-kinds';
import { JOURNAL_ACTIONS } from '../../src/shared/domain/journal-action';
import type { VaultKind } from '../../src/shared/domain/vault';
import { forge, forgery } from './forgery';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';

interface Made {
  readonly vault: OpenVault;
  readonly recoveryWords: readonly string[];
  readonly folder: string;
}

const make = async (kind: VaultKind): Promise<Made> => {
  const folder = join(temporaryFolder(), kind);
  const input = { organization: 'Bramwell & Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE, kind };
  const { vault, recoveryWords } = await createVault(folder, input, testEnvironment());
  onTestFinished(() => vault.close());
  return { vault, recoveryWords, folder };
};

const record = (vault: OpenVault, action: JournalAction) =>
  vault.write((change) => change.record(action, 'CTL-001', {}));

describe('the two kinds of vault', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'muniment-kinds-'));
    return () => rm(home, { recursive: true, force: true });
  });

  it('share what keeps a vault itself, and nothing else', () => {
    for (const action of JOURNAL_ACTIONS) {
      const both = /^(vault|member|backup)\./.test(action);
      expect(belongsIn('vault', action), action).toBe(both || !action.startsWith('review.'));
      expect(belongsIn('working-file', action), action).toBe(both || action.startsWith('review.'));
    }
  });

  it('are told from the journal', async () => {
    const { vault } = await make('working-file');
    expect(vault.kind).toBe('working-file');
    expect(vaultInfo(vault).kind).toBe('working-file');
    const client = await make('vault');
    expect(client.vault.kind).toBe('vault');
  });

  it('refuses a mark in the vault of a client', async () => {
    const { vault } = await make('vault');
    expect(() => record(vault, 'review.marked')).toThrow(
      expect.objectContaining({ code: 'use.other-kind-of-vault' }),
    );
    expect(() => vault.requireMay('review.noted')).toThrow(
      expect.objectContaining({ code: 'use.other-kind-of-vault' }),
    );
    expect(vaultInfo(vault).counts.journalEntries).toBe(1);
  });

  it('refuses a request, a control and an engagement in a working file', async () => {
    const { vault } = await make('working-file');
    for (const action of ['request.added', 'control.added', 'evidence.added', 'package.built'] as const)
      expect(() => record(vault, action)).toThrow(
        expect.objectContaining({ code: 'use.other-kind-of-vault' }),
      );
    const engagement = {
      type: 1,
      asOf: '2026-06-30' as never,
      systemName: 'A',
      firm: '',
      categories: ['security'],
    } as const;
    expect(() => createEngagement(vault, { ...engagement, categories: ['security'] } as never)).toThrow(
      expect.objectContaining({ code: 'use.other-kind-of-vault' }),
    );
    expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
  });

  it.each([
    ['vault', 'review.marked'],
    ['working-file', 'request.added'],
  ] as const)(
    'finds in a %s an entry %s that somebody wrote with a program of their own',
    async (kind, action) => {
      const { vault, folder } = await make(kind);
      vault.close();
      const patched = forgery(folder);
      const { member } = await patched.unlock(PASSPHRASE);
      await patched.attack((db) => {
        forge(db, { member: 1, action, subject: 'CTL-001', detail: {}, signedBy: member.signingSeed });
      });
      expect(await patched.findings()).toEqual(['journal.not-allowed entry 1']);
    },
  );

  it('finds a working file that calls itself a vault in its table', async () => {
    const { vault, folder } = await make('working-file');
    vault.close();
    const patched = forgery(folder);
    await patched.attack((db) => db.exec(`UPDATE vault SET kind = 'vault'`));
    expect(await patched.findings()).toEqual(['journal.wrong-beginning entry 0']);
    const again = await patched.open(PASSPHRASE);
    onTestFinished(() => again.close());
    expect(again.kind).toBe('working-file');
  });

  it('keeps a working file through a backup, a recovery and a new passphrase', async () => {
    const { vault, folder, recoveryWords } = await make('working-file');
    const backup = join(home, 'backups');
    await backupVault(vault, backup, quietJob());
    vault.close();
    await rm(folder, { recursive: true });
    const back = join(home, 'back');
    await restoreBackup({ backup, snapshot: null, folder: back }, testEnvironment(), quietJob());
    const opened = await openVault(back, { passphrase: PASSPHRASE }, testEnvironment());
    expect(opened.kind).toBe('working-file');
    expect((await checkVault(opened, { deep: true }, quietJob())).verdict).toBe('sound');
    opened.close();
    const recovered = await recoverVault(
      back,
      { words: [...recoveryWords], newPassphrase: 'nine slow barges under the old weir' },
      testEnvironment(),
    );
    onTestFinished(() => recovered.close());
    expect(recovered.kind).toBe('working-file');
    expect((await checkVault(recovered, { deep: true }, quietJob())).findings).toEqual([]);
  });
});
