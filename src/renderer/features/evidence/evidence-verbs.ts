// What can be done with an item and one of its versions, by whom (docs/evidence.md). The engine refuses by
// the same rules; this is so that the window offers nothing in vain. Pure.
import type { EvidenceDetail, EvidenceVersion } from '../../../shared/domain/evidence';
import type { JournalAction } from '../../../shared/domain/journal-action';
import { mayDo, type Role } from '../../../shared/domain/roles';
import type { EvidenceId } from '../../../shared/ids';

export const EVIDENCE_VERBS = [
  'edit',
  'submit',
  'approve',
  'approve-alone',
  'reject',
  'reopen',
  'add-version',
  'next-like',
  'edit-item',
  'link',
  'withdraw',
] as const;
export type EvidenceVerb = (typeof EVIDENCE_VERBS)[number];

/** A verb somebody has chosen, waiting for its dialog to be answered. */
export interface Asked {
  readonly verb: EvidenceVerb;
  readonly id: EvidenceId;
  /** Which version it is about; left out for verbs about the item, and for its open one. */
  readonly version?: number;
}

export interface Person {
  readonly name: string;
  readonly role: Role;
  /** False while the vault is open for reading only. */
  readonly mayWrite: boolean;
}

const ACTION: Readonly<Record<EvidenceVerb, JournalAction>> = {
  edit: 'evidence.changed',
  submit: 'evidence.submitted',
  approve: 'evidence.approved',
  'approve-alone': 'evidence.approved',
  reject: 'evidence.rejected',
  reopen: 'evidence.reopened',
  'add-version': 'evidence.version-added',
  'next-like': 'evidence.added',
  'edit-item': 'evidence.item-changed',
  link: 'evidence.linked',
  withdraw: 'evidence.withdrawn',
};

/** The version that review and correction are about: one that waits, or else the current one. */
export const openVersion = (item: EvidenceDetail): EvidenceVersion | null =>
  item.versions.find((one) => one.version === item.pending?.version) ?? currentVersion(item);

/** Null while it is only requested. */
export const currentVersion = (item: EvidenceDetail): EvidenceVersion | null =>
  item.versions.find((one) => one.ref === item.ref) ?? item.versions[0] ?? null;

/**
 * As far as names say, also of the versions it was made from; whoever corrected the draft last counts too, which
 * only the engine knows.
 * @param all the item's versions
 */
export const isOwnWork = (
  version: EvidenceVersion,
  person: Person,
  all: readonly EvidenceVersion[],
): boolean => {
  if (version.takenInBy === person.name || version.collector === person.name) return true;
  const source = all.find((one) => one.version === version.derivedFrom?.version);
  return source !== undefined && source.version < version.version && isOwnWork(source, person, all);
};

const ofVersion = (
  version: EvidenceVersion,
  person: Person,
  all: readonly EvidenceVersion[],
): readonly EvidenceVerb[] => {
  const own = isOwnWork(version, person, all);
  const approve: readonly EvidenceVerb[] = !own
    ? ['approve']
    : person.role === 'owner'
      ? ['approve-alone']
      : [];
  switch (version.state) {
    case 'draft':
      // Approved from a draft it is submitted first; a reviewer waits until somebody has.
      return ['edit', 'submit', ...(mayDo(person.role, 'evidence.submitted') ? approve : [])];
    case 'in-review':
      return [...approve, ...(own ? [] : (['reject'] as const)), 'reopen'];
    case 'rejected':
      return ['reopen'];
    case 'approved':
    case 'superseded':
      return [];
  }
};

/** In no particular order. @param version the one that is looked at; null while it is only requested */
export const verbsFor = (
  item: Pick<EvidenceDetail, 'state' | 'versions'>,
  version: EvidenceVersion | null,
  person: Person,
): ReadonlySet<EvidenceVerb> => {
  if (!person.mayWrite) return new Set();
  const ofItem: readonly EvidenceVerb[] =
    item.state === 'withdrawn'
      ? ['next-like']
      : [
          'add-version',
          'edit-item',
          'link',
          'withdraw',
          ...(item.state === 'requested' ? [] : (['next-like'] as const)),
        ];
  const all =
    version === null || item.state === 'withdrawn'
      ? ofItem
      : [...ofVersion(version, person, item.versions), ...ofItem];
  return new Set(all.filter((verb) => mayDo(person.role, ACTION[verb])));
};
