// The auditor's side: a package that is open without any vault, and what a working file, where one is open, keeps
// about it. Opening and checking are free of the vault's turns; what they leave in a working file waits for its own.
import type { OpenedPackage } from '../../../shared/domain/review';
import type { HandlersFor } from '../../../shared/contract';
import { UserError } from '../../../shared/errors';
import {
  findRows,
  getRecord,
  listReviewedRequests,
  listRows,
  openReceived,
  type Received,
  savePackagedCopy,
} from '../..';
import {
  addNote,
  addReviewComment,
  answerRequests,
  changeNote,
  compareSigner,
  comparisonOf,
  keptOf,
  knownPackages,
  listNotes,
  mark,
  noteChecked,
  noteOpened,
  picksOf,
  pickRows,
  removeNote,
  removeReviewComment,
  responseDraft,
  saveVerificationRecord,
  unpickRows,
  writeReceipt,
  writeResponse,
} from '../../review/working';
import type { Work } from '../work';
import { openerOf } from './opener-of';

type Facts = Awaited<ReturnType<Received['facts']>>;

/** With what the working file says; to be asked in the vault's turn. */
const withKept = ({ session }: Pick<Work, 'session'>, received: Received, facts: Facts): OpenedPackage => {
  const vault = session.openVault();
  const kept = comparisonOf(vault, received);
  return {
    ...facts,
    comparison: kept.state === 'not-compared' ? received.comparison : kept,
    keepsNotes: vault?.kind === 'working-file',
  };
};

export const reviewHandlers: HandlersFor<'engine', Work>['review'] = {
  open: async ({ files, base, identity }, work) => {
    const { session, job, path, inTurn } = work;
    const received = await openReceived(
      {
        paths: files.map((file) => path(file)),
        base: base === null ? null : path(base),
        find: openerOf(identity, path),
      },
      job,
    );
    await session.receive(received);
    const facts = await received.facts();
    return inTurn(() => {
      noteOpened(session.openVault(), received);
      return withKept(work, received, facts);
    });
  },
  current: async (_, work) => {
    const received = work.session.openReceived();
    return received === null ? null : withKept(work, received, await received.facts());
  },
  close: async (_, { session }) => {
    await session.receive(null);
    return {};
  },
  check: async (_, work) => {
    const received = work.session.received();
    const report = await received.check(work.job);
    const facts = await received.facts();
    return work.inTurn(() => {
      noteChecked(work.session.openVault(), received, report);
      return withKept(work, received, facts);
    });
  },
  // Without a working file it lasts as long as the package is open.
  compareSigner: async (comparison, work) => {
    const vault = work.session.openVault();
    const received = work.session.received();
    if (vault?.kind === 'working-file') compareSigner(vault, received, comparison);
    received.comparison = comparison;
    return withKept(work, received, await received.facts());
  },
  rows: (query, { session }) => {
    const received = session.received();
    return listRows(received.index, keptOf(session.openVault(), received), query);
  },
  record: (asked, { session }) => {
    const received = session.received();
    return getRecord(received.index, received.listed, keptOf(session.openVault(), received), asked);
  },
  find: (query, { session }) => {
    const received = session.received();
    return findRows(received.index, keptOf(session.openVault(), received), query);
  },
  saveCopy: async ({ path: packaged, target }, { session, environment, job, path }) => {
    await savePackagedCopy(session.received().files, packaged, path(target), environment, job);
    return {};
  },
  mark: (marks, { session }) => {
    mark(session.openVault(), session.received(), marks);
    return {};
  },
  note: (note, { session }) => addNote(session.openVault(), session.received(), note),
  changeNote: (note, { session }) => changeNote(session.openVault(), session.received(), note),
  removeNote: ({ number }, { session }) => {
    removeNote(session.openVault(), session.received(), number);
    return {};
  },
  notes: (query, { session }) => listNotes(session.openVault(), session.received(), query),
  requests: (query, { session }) => {
    const received = session.received();
    const kept = keptOf(session.openVault(), received);
    return listReviewedRequests(received.json, received.index, kept, query);
  },
  answer: (answer, { session }) => {
    answerRequests(session.openVault(), session.received(), answer);
    return {};
  },
  comment: (comment, { session }) => {
    addReviewComment(session.openVault(), session.received(), comment);
    return {};
  },
  removeComment: ({ number }, { session }) => {
    removeReviewComment(session.openVault(), session.received(), number);
    return {};
  },
  populationRows: (query, { session, job }) => {
    const received = session.received();
    return received.lists.page(query, keptOf(session.openVault(), received), job);
  },
  picks: ({ id }, { session }) => {
    const vault = session.openVault();
    return vault?.kind === 'working-file' ? picksOf(vault.db, session.received().sealNumber, id) : [];
  },
  pick: (picks, { session }) => pickRows(session.openVault(), session.received(), picks),
  unpick: ({ number }, { session }) => {
    unpickRows(session.openVault(), session.received(), number);
    return {};
  },
  draft: (_, { session }) => responseDraft(session.openVault(), session.received()),
  writeResponse: ({ target }, { session, path }) =>
    writeResponse(session.openVault(), session.received(), path(target)),
  writeReceipt: async ({ target, ...asked }, { session, path }) => {
    const received = session.received();
    // Notices what has changed on the disk since it was checked.
    await received.facts();
    return writeReceipt(session.openVault(), received, { ...asked, targetPath: path(target) });
  },
  saveRecord: async ({ target }, { session, environment, path }) => {
    const received = session.received();
    await received.facts();
    const { comparison } = received;
    const asked = { comparison, targetPath: path(target) };
    await saveVerificationRecord(session.openVault(), received, asked, environment);
    return {};
  },
  known: (_, { session }) => knownPackages(session.openVault()),
};

/**
 * A vault has just been opened beside the package: a working file keeps from now on what was done without it. Opening
 * it does not fail because something cannot be kept; whoever keeps more is told then.
 */
export const keepReceived = ({ session }: Pick<Work, 'session'>): void => {
  const received = session.openReceived();
  const vault = session.openVault();
  if (received === null || vault?.kind !== 'working-file') return;
  const { comparison, report } = received;
  try {
    noteOpened(vault, received);
    if (comparison.state !== 'not-compared' && comparisonOf(vault, received).state === 'not-compared')
      compareSigner(vault, received, comparison);
    if (report !== null) noteChecked(vault, received, report);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
};
