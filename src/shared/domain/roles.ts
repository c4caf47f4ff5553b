// Which role may do what. The engine refuses by this table whatever a window asks, and a check judges
// every journal entry by it (docs/format/vault-v1.md §7.1); the window only uses it to offer less.
import type { JournalAction } from './journal-action';

export const ROLES = ['owner', 'editor', 'reviewer', 'reader'] as const;
export type Role = (typeof ROLES)[number];

const OWNERS: readonly Role[] = ['owner'];
const AUTHORS: readonly Role[] = ['owner', 'editor'];
const REVIEWERS: readonly Role[] = ['owner', 'editor', 'reviewer'];
const ALL: readonly Role[] = ROLES;

const ALLOWED: Readonly<Record<JournalAction, readonly Role[]>> = {
  'vault.created': OWNERS,
  'vault.recovery-key-confirmed': OWNERS,
  'vault.recovery-key-made': OWNERS,
  'vault.recovered': OWNERS,
  'vault.rekeyed': OWNERS,
  'vault.rollback-accepted': OWNERS,
  'vault.copy-restored': OWNERS,
  'member.added': OWNERS,
  'member.role-changed': OWNERS,
  'member.removed': OWNERS,
  // One's own key; an owner's right to renew another's lies in the proof.
  'member.key-renewed': ALL,
  'backup.made': AUTHORS,
  'engagement.created': AUTHORS,
  'engagement.changed': AUTHORS,
  'engagement.made-current': AUTHORS,
  'engagement.state-changed': AUTHORS,
  'engagement.scope-changed': AUTHORS,
  'catalog.texts-imported': AUTHORS,
  'catalog.texts-removed': AUTHORS,
  'control.added': AUTHORS,
  'control.revised': AUTHORS,
  'control.corrected': AUTHORS,
  'control.retired': AUTHORS,
  'control.domain-changed': AUTHORS,
  'control.checklist-changed': AUTHORS,
  'control.ticked': AUTHORS,
  'control.unticked': AUTHORS,
  'control.rationale-changed': AUTHORS,
  'control.mapped': AUTHORS,
  'control.unmapped': AUTHORS,
  'evidence.added': AUTHORS,
  'evidence.linked': AUTHORS,
  'evidence.unlinked': AUTHORS,
  'evidence.requested': AUTHORS,
  'evidence.version-added': AUTHORS,
  'evidence.changed': AUTHORS,
  'evidence.item-changed': AUTHORS,
  'evidence.submitted': AUTHORS,
  'evidence.reopened': AUTHORS,
  // Who collected it may not; the rule of two pairs of eyes is judged where it is done.
  'evidence.approved': REVIEWERS,
  'evidence.rejected': REVIEWERS,
  'evidence.withdrawn': AUTHORS,
  'evidence.link-reason-changed': AUTHORS,
  'evidence.copied-out': ALL,
  'view.saved': AUTHORS,
  'view.removed': AUTHORS,
  'population.recorded': AUTHORS,
  'population.changed': AUTHORS,
  'population.state-changed': AUTHORS,
  'sample.selected': AUTHORS,
  'sample.changed': AUTHORS,
  'sample.linked': AUTHORS,
  'sample.unlinked': AUTHORS,
  'coverage.excused': AUTHORS,
  'coverage.excuse-withdrawn': AUTHORS,
  'coverage.assigned': AUTHORS,
  'coverage.unassigned': AUTHORS,
  'readiness.begun': AUTHORS,
  'readiness.closed': AUTHORS,
  'readiness.rated': AUTHORS,
  'readiness.task-added': AUTHORS,
  'readiness.task-changed': AUTHORS,
  'roadmap.changed': AUTHORS,
  'exception.recorded': AUTHORS,
  'exception.changed': AUTHORS,
  'exception.withdrawn': AUTHORS,
  'package.built': AUTHORS,
  'package.rebuilt': AUTHORS,
};

export const mayDo = (role: Role, action: JournalAction): boolean => ALLOWED[action].includes(role);
