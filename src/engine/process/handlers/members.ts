import type { HandlersFor } from '../../../shared/contract';
import {
  addMember,
  changePassphrase,
  changeRole,
  givePassphrase,
  listMembers,
  removeMember,
  vaultInfo,
} from '../..';
import type { Work } from '../work';

export const memberHandlers: HandlersFor<'engine', Work>['members'] = {
  list: (_, { session }) => listMembers(session.vault()),
  add: (input, { session }) => addMember(session.vault(), input),
  changeRole: ({ id, role }, { session }) => changeRole(session.vault(), id, role),
  remove: async ({ id }, { session, job, stopOtherWork }) => {
    await stopOtherWork();
    const vault = await removeMember(session.vault(), id, job);
    session.replace(vault);
    return vaultInfo(vault);
  },
  givePassphrase: ({ id, passphrase }, { session }) => givePassphrase(session.vault(), id, passphrase),
  changePassphrase: async (input, { session, tries, job }) => {
    const vault = session.vault();
    await tries.attempt(vault.vaultId, job.signal, () => changePassphrase(vault, input));
    return vaultInfo(session.vault());
  },
};
