// What was done to one item of evidence, in plain words where the item itself need not be named.
import type { JournalEntry } from '../../shared/domain/vault';
import { actionText } from './journal';

const ACTIONS: Readonly<Record<string, string>> = {
  'evidence.added': 'took it in',
  'evidence.requested': 'asked for it',
  'evidence.version-added': 'added a version',
  'evidence.changed': 'corrected the draft',
  'evidence.item-changed': 'changed kind, owner, tags or notes',
  'evidence.submitted': 'submitted it for review',
  'evidence.reopened': 'took it back to draft',
  'evidence.approved': 'approved it',
  'evidence.rejected': 'rejected it',
  'evidence.withdrawn': 'withdrew it',
  'evidence.linked': 'linked it',
  'evidence.unlinked': 'took a link away',
  'evidence.link-reason-changed': 'changed why it is linked',
  'evidence.copied-out': 'saved a copy of it',
};

/** With the version it was about, where the entry says one. */
export const custodyText = ({ action, detail }: Pick<JournalEntry, 'action' | 'detail'>): string => {
  const words = ACTIONS[action] ?? actionText({ action });
  const version = detail['version'];
  return typeof version === 'number' ? `${words}, version ${String(version)}` : words;
};
