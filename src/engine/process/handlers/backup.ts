import type { HandlersFor } from '../../../shared/contract';
import {
  backupState,
  backupVault,
  listBackup,
  listCopies,
  peekVault,
  restoreBackup,
  restoreCopy,
  vaultInfo,
} from '../..';
import type { Work } from '../work';

export const backupHandlers: HandlersFor<'engine', Work>['backup'] = {
  state: (_, { session }) => backupState(session.vault()),
  run: ({ target }, { session, path, job }) => backupVault(session.vault(), path(target), job),
  list: ({ backup }, { path }) => listBackup(path(backup)),
  restore: ({ backup, snapshot, folder }, { path, environment, job }) =>
    restoreBackup({ backup: path(backup), snapshot, folder: path(folder) }, environment, job),
  copiesOf: ({ folder }, { path }) => listCopies(path(folder)),
  restoreCopy: async ({ folder, ...input }, { session, path, environment, stopOtherWork, tries, job }) => {
    await stopOtherWork();
    session.end();
    const place = path(folder);
    const { vaultId } = await peekVault(place);
    const vault = await tries.attempt(vaultId, job.signal, () => restoreCopy(place, input, environment));
    session.begin(vault);
    return vaultInfo(vault);
  },
};
