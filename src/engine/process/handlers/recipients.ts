import type { HandlersFor } from '../../../shared/contract';
import {
  addRecipient,
  addRecipientKey,
  changeRecipient,
  confirmRecipientKey,
  listRecipients,
  removeRecipientKey,
  retireRecipient,
  setReceiptKey,
} from '../..';
import type { Work } from '../work';

export const recipientHandlers: HandlersFor<'engine', Work>['recipients'] = {
  list: (_, { session }) => listRecipients(session.vault()),
  add: (statement, { session }) => ({ id: addRecipient(session.vault(), statement) }),
  change: ({ id, statement }, { session }) => {
    changeRecipient(session.vault(), id, statement);
    return {};
  },
  retire: ({ id }, { session }) => {
    retireRecipient(session.vault(), id);
    return {};
  },
  addKey: async ({ id, recipient, label }, { session }) => {
    await addRecipientKey(session.vault(), id, { key: recipient, label });
    return {};
  },
  confirmKey: ({ id, recipient, ...confirmation }, { session }) => {
    confirmRecipientKey(session.vault(), id, recipient, confirmation);
    return {};
  },
  removeKey: ({ id, recipient }, { session }) => {
    removeRecipientKey(session.vault(), id, recipient);
    return {};
  },
  setReceiptKey: ({ id, key }, { session }) => {
    setReceiptKey(session.vault(), id, key);
    return {};
  },
};
