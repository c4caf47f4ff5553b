import type { HandlersFor } from '../../../shared/contract';
import {
  acknowledgePolicy,
  adoptStarters,
  approvePolicies,
  editionText,
  importAcknowledgements,
  listPolicyStarters,
  policyAcknowledgements,
  policyEditions,
  policyWords,
  savePolicyDocument,
  saveSignSheet,
  setPolicyWords,
  starterText,
  withdrawAcknowledgement,
} from '../..';
import type { Work } from '../work';

export const policyHandlers: HandlersFor<'engine', Work>['policies'] = {
  starters: (_, { session }) => listPolicyStarters(session.vault()),
  words: (_, { session }) => policyWords(session.vault()),
  setWords: ({ words }, { session }) => setPolicyWords(session.vault(), words),
  starterText: ({ id }, { session }) => ({ text: starterText(session.vault(), id) }),
  adopt: ({ ids, on }, { session }) => adoptStarters(session.vault(), ids, on),
  approve: ({ policies, ...approval }, { session, job }) =>
    approvePolicies(session.vault(), policies, approval, job),
  editions: ({ id, today }, { session }) => policyEditions(session.vault(), id, today),
  editionText: ({ id, edition }, { session }) => ({ text: editionText(session.vault(), id, edition) }),
  acknowledgements: (query, { session }) => policyAcknowledgements(session.vault(), query),
  acknowledge: (asked, { session }) => {
    acknowledgePolicy(session.vault(), asked);
    return {};
  },
  withdrawAcknowledgement: (asked, { session }) => {
    withdrawAcknowledgement(session.vault(), asked);
    return {};
  },
  importAcknowledgements: ({ file, apply, sha256 }, { session, path }) =>
    importAcknowledgements(session.vault(), path(file), { apply, sha256 }),
  saveDocument: async ({ id, edition, target }, { session, path }) => {
    await savePolicyDocument(session.vault(), id, edition, path(target));
    return {};
  },
  saveSignSheet: async ({ id, edition, today, target }, { session, path }) => {
    await saveSignSheet(session.vault(), id, edition, today, path(target));
    return {};
  },
};
