import type { HandlersFor } from '../../../shared/contract';
import {
  buildRound,
  chooseEnvelope,
  copyFlat,
  deliver,
  diffRounds,
  keepReceipt,
  listPackages,
  packageDetails,
  packageSummary,
  planPackage,
  rebuildPackage,
  recallPackage,
  saveChecker,
  verifyPackage,
  writeDeliveryNote,
  withOpened,
} from '../..';
import type { Work } from '../work';
import { openerOf } from './opener-of';

/** The save dialog has asked before it named a file that is there; it did not ask for the names of parts. */
const handOver = (targetPath: string, partBytes: number | null) => ({
  targetPath,
  partBytes,
  overwrite: partBytes === null,
});

const NOBODY = { recipientIds: [] } as const;

export const packageHandlers: HandlersFor<'engine', Work>['package'] = {
  plan: ({ engagementId, selection, round }, { session }) =>
    planPackage(session.vault(), engagementId, selection, round),
  build: async ({ target, envelope, ...asked }, { session, job, path }) => {
    const { recipientIds } = asked;
    const sealed = await chooseEnvelope(session.vault(), { envelope, recipientIds });
    const { summary, files } = await buildRound(
      session.vault(),
      { ...asked, ...handOver(path(target), asked.partBytes), ...sealed },
      job,
    );
    return { summary, files: [...files] };
  },
  list: (_, { session }) => listPackages(session.vault()),
  details: (of, { session }) => packageDetails(session.vault(), of),
  rebuild: async ({ target, envelope, partBytes, ...of }, { session, job, path }) => {
    const vault = session.vault();
    // What is opened by a key goes to those the round was built for; anything else asks nobody.
    const { recipientIds } = envelope.kind === 'recipients' ? packageSummary(vault, of) : NOBODY;
    const sealed = await chooseEnvelope(vault, { envelope, recipientIds });
    const { summary, files } = await rebuildPackage(
      vault,
      { of, ...handOver(path(target), partBytes), ...sealed },
      job,
    );
    return { summary, files: [...files] };
  },
  diff: ({ from, to }, { session }) => diffRounds(session.vault(), from, to),
  copyFlat: async ({ folder, by, ...of }, { session, job, path }) =>
    copyFlat(session.vault(), of, { folder: path(folder), by }, job),
  deliveryNote: async ({ target, form, ...of }, { session, path }) => {
    await writeDeliveryNote(session.vault(), of, path(target), form);
    return {};
  },
  deliver: ({ delivery, ...of }, { session }) => {
    deliver(session.vault(), of, delivery);
    return {};
  },
  keepReceipt: ({ receipt, signature, key }, { session, path }) =>
    keepReceipt(session.vault(), {
      receiptPath: path(receipt),
      signaturePath: path(signature),
      key,
    }),
  recall: ({ reason, ...of }, { session }) => {
    recallPackage(session.vault(), of, reason);
    return {};
  },
  // The save dialog has asked before it named a file that is there.
  saveChecker: async ({ target }, { path }) => {
    await saveChecker(path(target), true);
    return {};
  },
  verify: ({ files, base, signer, identity }, { job, path }) => {
    const named = files.map((file) => path(file));
    const groups = base === null ? [named] : [named, [path(base)]];
    return withOpened(groups, openerOf(identity, path), ([what = [], full = null]) =>
      verifyPackage(what, { signer, base: full }, job),
    );
  },
};
