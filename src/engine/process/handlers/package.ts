import type { HandlersFor } from '../../../shared/contract';
import {
  buildRound,
  diffRounds,
  listPackages,
  packageDetails,
  planPackage,
  rebuildPackage,
  saveChecker,
  verifyPackage,
} from '../..';
import type { Envelope } from '../../../shared/domain/package-round';
import { notHereYet } from '../not-here-yet';
import type { Work } from '../work';

/** The save dialog has asked before it named a file that is there; it did not ask for the names of parts. */
const handOver = (targetPath: string, partBytes: number | null) => ({
  targetPath,
  partBytes,
  overwrite: partBytes === null,
});

/** Until sealing is wired in: nothing goes out plainly that was to be encrypted. */
const unsealed = ({ kind }: Envelope): 'none' => (kind === 'none' ? kind : notHereYet());

export const packageHandlers: HandlersFor<'engine', Work>['package'] = {
  plan: ({ engagementId }, { session }) => planPackage(session.vault(), engagementId),
  build: async ({ target, envelope, ...asked }, { session, job, path }) => {
    const { summary, files } = await buildRound(
      session.vault(),
      { ...asked, ...handOver(path(target), asked.partBytes), encryption: unsealed(envelope) },
      job,
    );
    return { summary, files: [...files] };
  },
  list: (_, { session }) => listPackages(session.vault()),
  details: (of, { session }) => packageDetails(session.vault(), of),
  rebuild: async ({ target, envelope, partBytes, ...of }, { session, job, path }) => {
    const { summary, files } = await rebuildPackage(
      session.vault(),
      { of, ...handOver(path(target), partBytes), encryption: unsealed(envelope) },
      job,
    );
    return { summary, files: [...files] };
  },
  diff: ({ from, to }, { session }) => diffRounds(session.vault(), from, to),
  copyFlat: notHereYet,
  deliveryNote: notHereYet,
  deliver: notHereYet,
  keepReceipt: notHereYet,
  recall: notHereYet,
  // The save dialog has asked before it named a file that is there.
  saveChecker: async ({ target }, { path }) => {
    await saveChecker(path(target), true);
    return null;
  },
  verify: ({ files, base, signer }, { job, path }) =>
    verifyPackage(
      files.map((file) => path(file)),
      { signer, base: base === null ? null : path(base) },
      job,
    ),
};
