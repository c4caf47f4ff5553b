import type { HandlersFor } from '../../../shared/contract';
import { buildPackage, listPackages, planPackage, verifyPackage } from '../..';
import { notHereYet } from '../not-here-yet';
import type { Work } from '../work';

export const packageHandlers: HandlersFor<'engine', Work>['package'] = {
  plan: ({ engagementId }, { session }) => planPackage(session.vault(), engagementId),
  // The save dialog in which the target was chosen has asked before it named an existing file.
  build: async ({ target, engagementId, omissions, allowDraft }, { session, job, path }) => {
    const summary = await buildPackage(
      session.vault(),
      { engagementId, omissions, allowDraft, targetPath: path(target), overwrite: true },
      job,
    );
    return {
      summary,
      files: [{ name: summary.zipName, sizeBytes: summary.zipBytes, sha256: summary.zipSha256 }],
    };
  },
  list: (_, { session }) => listPackages(session.vault()),
  details: notHereYet,
  rebuild: notHereYet,
  diff: notHereYet,
  copyFlat: notHereYet,
  deliveryNote: notHereYet,
  deliver: notHereYet,
  keepReceipt: notHereYet,
  recall: notHereYet,
  saveChecker: notHereYet,
  verify: ({ files, signer }, { job, path }) => {
    const [first] = files;
    return first === undefined ? notHereYet() : verifyPackage(path(first), { signer }, job);
  },
};
