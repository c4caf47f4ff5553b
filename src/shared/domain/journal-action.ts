// Everything that can be done to a vault, in the past tense. docs/format/vault-v1.md §4.1 and §7 list the
// details; the list is closed: a reader refuses an action it does not know.
export const JOURNAL_ACTIONS = [
  'vault.created',
  'vault.recovery-key-confirmed',
  'vault.recovery-key-made',
  'vault.recovered',
  'vault.rekeyed',
  'vault.rollback-accepted',
  'vault.copy-restored',
  'member.added',
  'member.role-changed',
  'member.removed',
  'member.key-renewed',
  'backup.made',
  'engagement.created',
  'engagement.changed',
  'control.added',
  'control.mapped',
  'control.unmapped',
  'evidence.added',
  'evidence.linked',
  'evidence.unlinked',
  'evidence.copied-out',
  'package.built',
  'package.rebuilt',
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];
