import type { HandlersFor } from '../../../shared/contract';
import { buildPackage, listPackages, planPackage, verifyPackage } from '../..';
import type { Work } from '../work';

export const packageHandlers: HandlersFor<'engine', Work>['package'] = {
  plan: ({ engagementId }, { session }) => planPackage(session.vault(), engagementId),
  // The save dialog in which the target was chosen has asked before it named an existing file.
  build: ({ target, ...options }, { session, job, path }) =>
    buildPackage(session.vault(), { ...options, targetPath: path(target), overwrite: true }, job),
  list: (_, { session }) => listPackages(session.vault()),
  verify: ({ file, signer }, { job, path }) => verifyPackage(path(file), { signer }, job),
};
