// Scenes in which a vault is copied to another place and comes back from there.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupVault, listCopies, restoreBackup, restoreCopy, type OpenVault } from '../../src/engine';
import { inVault, insist, nobodyCancels, take, type Stage } from './stage';

export const backupsOf = ({ watched }: Pick<Stage, 'watched'>): string => join(watched, 'backups');
export const restoredOf = ({ watched }: Pick<Stage, 'watched'>): string => join(watched, 'restored');

const backUpOnce = async (vault: OpenVault, stage: Stage): Promise<void> => {
  const { snapshot } = await backupVault(vault, backupsOf(stage), nobodyCancels);
  stage.say({ did: 'back-up', state: snapshot.name, items: snapshot.blobs });
};

export const backUp = (stage: Stage): Promise<void> =>
  inVault(stage, async (vault) => {
    await backUpOnce(vault, stage);
    await take(vault, stage, [[`after the first backup ${stage.performance}`, 5000]]);
    await backUpOnce(vault, stage);
  });

export const restore = async (stage: Stage): Promise<void> => {
  stage.say({ did: 'begin' });
  const folder = restoredOf(stage);
  // What an interrupted restoration left is no vault; who tries again clears it away.
  await rm(folder, { recursive: true, force: true });
  await insist(stage, async () => {
    await restoreBackup(
      { backup: backupsOf(stage), snapshot: null, folder },
      stage.environment,
      nobodyCancels,
    );
  });
  stage.say({ did: 'restore' });
  stage.say({ did: 'end' });
};

/** The newest copy inside the vault takes the place of its database, which holds no more than the copy. */
export const putACopyBack = async (stage: Stage): Promise<void> => {
  const { folder, passphrase, environment } = stage;
  stage.say({ did: 'begin' });
  await insist(stage, async () => {
    const [newest] = await listCopies(folder);
    const input = { copy: newest?.name ?? '', passphrase, networkDrive: false, acceptOlder: true };
    (await restoreCopy(folder, input, environment)).close();
  });
  stage.say({ did: 'end' });
};
