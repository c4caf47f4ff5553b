// What each command may have changed, for the window to fetch again. Sent also after a failure, because a
// failed command may have done a part of its work.
import type { Topic } from '../../shared/contract';

const EVERYTHING: readonly Topic[] = [
  'vault',
  'members',
  'backup',
  'engagement',
  'controls',
  'evidence',
  'packages',
  'journal',
];

/** `vault` stands in every row that writes: its info counts journal entries. */
export const TOPICS_AFTER: Readonly<Record<string, readonly Topic[]>> = {
  'vault.create': EVERYTHING,
  'vault.confirmRecoveryKey': ['vault', 'journal'],
  'vault.unlock': EVERYTHING,
  'vault.recover': EVERYTHING,
  'vault.lock': EVERYTHING,
  'vault.check': [],
  'vault.rekey': ['vault', 'members', 'backup', 'journal'],
  'vault.renewRecoveryKey': ['vault', 'journal'],
  'members.add': ['members', 'vault', 'journal'],
  'members.changeRole': ['members', 'vault', 'journal'],
  'members.remove': ['members', 'vault', 'backup', 'journal'],
  'members.givePassphrase': ['members', 'vault', 'journal'],
  'members.changePassphrase': ['members', 'vault', 'journal'],
  'backup.run': ['backup', 'vault', 'journal'],
  'backup.restore': [],
  'backup.restoreCopy': EVERYTHING,
  // Dates are judged against the engagement wherever they appear.
  'engagement.create': ['engagement', 'controls', 'evidence', 'vault', 'journal'],
  'engagement.update': ['engagement', 'controls', 'evidence', 'vault', 'journal'],
  'controls.loadStarters': ['controls', 'vault', 'journal'],
  'controls.map': ['controls', 'vault', 'journal'],
  'controls.unmap': ['controls', 'vault', 'journal'],
  'evidence.add': ['evidence', 'controls', 'vault', 'journal'],
  'evidence.link': ['evidence', 'controls', 'vault', 'journal'],
  'evidence.unlink': ['evidence', 'controls', 'vault', 'journal'],
  'evidence.saveCopy': ['vault', 'journal'],
  'package.build': ['packages', 'vault', 'journal'],
  'package.verify': [],
  'journal.verify': [],
};
