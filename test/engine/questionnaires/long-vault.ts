// One vault for all tests of a file, with a folder beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, type OpenVault } from '../../../src/engine';
import { PASSPHRASE, testEnvironment } from '../temporary-vault';

export const longVault = async (): Promise<{ vault: OpenVault; desk: string; close: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-questionnaires-'));
  const { vault } = await createVault(
    join(folder, 'client.muniment'),
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    testEnvironment(),
  );
  const close = (): void => {
    vault.close();
    rmSync(folder, { recursive: true });
  };
  return { vault, desk: folder, close };
};
