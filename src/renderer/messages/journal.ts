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
  'engagement.made-current': 'made current the engagement',
  'engagement.state-changed': 'moved on the engagement',
  'engagement.scope-changed': 'changed the scope of',
  'catalog.texts-imported': 'brought in text of their own for',
  'catalog.texts-removed': 'took out text of their own from',
  'control.added': 'added the control',
  'control.revised': 'made a new version of the control',
  'control.corrected': 'corrected the control',
  'control.retired': 'retired the control',
  'control.domain-changed': 'changed the domain of the control',
  'control.checklist-changed': 'changed the checklist of the control',
  'control.ticked': 'ticked off evidence on the checklist of',
  'control.unticked': 'took back a tick on the checklist of',
  'control.rationale-changed': 'changed a rationale of the control',
  'control.mapped': 'mapped the control',
  'control.unmapped': 'took a mapping from the control',
  'evidence.added': 'added the evidence',
  'evidence.linked': 'linked the evidence',
  'evidence.unlinked': 'took a link from the evidence',
  'evidence.copied-out': 'saved a copy of the evidence',
  'coverage.excused': 'excused an occurrence of',
  'coverage.excuse-withdrawn': 'took back an excuse of',
  'coverage.assigned': 'said which occurrence evidence counts for on',
  'coverage.unassigned': 'let dates decide again on',
  'readiness.begun': 'began the assessment',
  'readiness.closed': 'closed the assessment',
  'readiness.rated': 'rated in the assessment',
  'readiness.task-added': 'added the task',
  'readiness.task-changed': 'changed the task',
  'roadmap.changed': 'changed the roadmap of',
  'exception.recorded': 'recorded the exception',
  'exception.changed': 'changed the exception',
  'exception.withdrawn': 'withdrew the exception',
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
