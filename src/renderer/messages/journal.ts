// What was done, in plain words: past tense, for the journal and the overview.
import type { JournalAction } from '../../shared/domain/journal-action';
import type { JournalEntry } from '../../shared/domain/vault';

const ACTIONS: Readonly<Record<JournalAction, string>> = {
  'vault.created': 'made the vault',
  'vault.recovery-key-confirmed': 'confirmed the recovery key',
  'vault.recovery-key-made': 'made a new recovery key',
  'vault.recovered': 'set a new passphrase with the recovery key',
  'vault.rekeyed': 'made a new vault key',
  'vault.rollback-accepted': 'opened an older state of the vault on purpose',
  'vault.copy-restored': 'put back an automatic copy of the database',
  'member.added': 'added the member',
  'member.role-changed': 'changed the role of',
  'member.removed': 'removed the member',
  'member.key-renewed': 'renewed the key of',
  'backup.made': 'made a backup',
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
  (ACTIONS as Readonly<Record<string, string>>)[entry.action] ?? entry.action;

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
