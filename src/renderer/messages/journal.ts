// What was done, in plain words: past tense, for the journal and the overview.
import type { JournalEntry } from '../../shared/domain/vault';

const ACTIONS: Readonly<Record<string, string>> = {
  'vault.created': 'made the vault',
  'vault.recovery-key-confirmed': 'confirmed the recovery key',
  'vault.recovered': 'set a new passphrase with the recovery key',
  'member.added': 'added a member',
  'engagement.created': 'defined the engagement',
  'engagement.changed': 'changed the engagement',
  'control.added': 'added the control',
  'control.mapped': 'mapped the control',
  'control.unmapped': 'took a mapping from the control',
  'evidence.added': 'added the evidence',
  'evidence.linked': 'linked the evidence',
  'evidence.unlinked': 'took a link from the evidence',
  'evidence.copied-out': 'saved a copy of the evidence',
  'package.built': 'built the package',
  'package.rebuilt': 'built the package again, the same',
};

/** Words for an action; one from a newer version is shown as it stands. */
export const actionText = (entry: Pick<JournalEntry, 'action'>): string =>
  ACTIONS[entry.action] ?? entry.action;

export const journal = {
  title: 'Journal',
  answer: (entries: string) =>
    `**${entries}** since the vault was made. Each carries the hash of the one before and its member’s signature.`,
  verify: 'Verify the record',
  verifying: 'Verifying every hash and signature',
  ifCancelled: 'Nothing is changed by looking, or by stopping.',
  unbroken: (entries: string, head: string) =>
    `Unbroken: ${entries}, every hash and signature holds. Head ${head}`,
  broken: 'The record does not agree with itself.',
  table: 'Journal entries',
  columnSeq: 'No.',
  columnTime: 'When',
  columnWho: 'Who',
  columnWhat: 'What',
  columnSubject: 'On',
  columnLeaf: 'Hash',
  filter: (subject: string) => `Only ${subject}`,
  empty: 'No entries',
  limits:
    'What this shows: nobody without a member’s key has changed an entry. What it cannot show: that a whole older copy of the vault was not put in its place. Package receipts held by others narrow that.',
} as const;
