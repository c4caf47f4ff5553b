// Opening and closing. Whatever vault was open is closed before another is opened.
import type { HandlersFor } from '../../../shared/contract';
import {
  checkVault,
  confirmRecoveryKey,
  createVault,
  openVault,
  peekVault,
  recoverVault,
  rekeyVault,
  renewRecoveryKey,
  renewSigner,
  vaultInfo,
  writeKeyCard,
} from '../..';
import type { Work } from '../work';
import { keepReceived } from './review';

const lock = async ({ session, stopOtherWork }: Work): Promise<void> => {
  await stopOtherWork();
  session.end();
};

export const vaultHandlers: HandlersFor<'engine', Work>['vault'] = {
  current: (_, { session }) => {
    const vault = session.openVault();
    return vault === null ? null : vaultInfo(vault);
  },
  create: async ({ folder, ...input }, work) => {
    await lock(work);
    const { vault, recoveryWords } = await createVault(work.path(folder), input, work.environment);
    work.session.begin(vault, recoveryWords);
    keepReceived(work);
    return { info: vaultInfo(vault), recoveryWords: [...recoveryWords] };
  },
  confirmRecoveryKey: ({ words }, { session }) => {
    const vault = session.vault();
    const shown = session.recoveryWords();
    const typed = words.map(({ place, word }) => ({ place, word: word.trim().toLowerCase() }));
    if (shown !== null && !typed.every(({ place, word }) => shown[place - 1] === word))
      return { matches: false };
    const all =
      shown ?? Array.from({ length: 24 }, (_, i) => typed.find(({ place }) => place === i + 1)?.word ?? '');
    const matches = confirmRecoveryKey(vault, all);
    if (matches) session.forgetRecoveryWords();
    return { matches };
  },
  // Nothing is signed half by one key and half by the other.
  renewSigner: async (_, { session, stopOtherWork }) => {
    await stopOtherWork();
    await renewSigner(session.vault());
    return vaultInfo(session.vault());
  },
  keyCard: async ({ target, form }, { session, path }) => {
    await writeKeyCard(session.vault(), path(target), form);
    return {};
  },
  unlock: async ({ folder, passphrase, ...options }, work) => {
    await lock(work);
    const path = work.path(folder);
    const { vaultId } = await peekVault(path);
    const vault = await work.tries.attempt(vaultId, work.job.signal, () =>
      openVault(path, { passphrase }, work.environment, { ...options, job: work.job }),
    );
    work.session.begin(vault);
    keepReceived(work);
    return vaultInfo(vault);
  },
  recover: async ({ folder, words, newPassphrase, ...options }, work) => {
    await lock(work);
    const input = { words, newPassphrase };
    const path = work.path(folder);
    const { vaultId } = await peekVault(path);
    const vault = await work.tries.attempt(vaultId, work.job.signal, () =>
      recoverVault(path, input, work.environment, { ...options, job: work.job }),
    );
    work.session.begin(vault);
    keepReceived(work);
    // Whoever has just opened the vault with the words has them.
    if (!vaultInfo(vault).recoveryKeyConfirmed) confirmRecoveryKey(vault, words);
    return vaultInfo(vault);
  },
  lock: async (_, work) => {
    await lock(work);
    return {};
  },
  rekey: async (_, { session, job, stopOtherWork }) => {
    await stopOtherWork();
    const vault = await rekeyVault(session.vault(), job);
    session.replace(vault);
    return vaultInfo(vault);
  },
  renewRecoveryKey: async (_, { session }) => {
    const vault = session.vault();
    const recoveryWords = await renewRecoveryKey(vault);
    session.replace(vault, recoveryWords);
    return { recoveryWords };
  },
  check: ({ deep }, { session, job }) => checkVault(session.vault(), { deep }, job),
};
