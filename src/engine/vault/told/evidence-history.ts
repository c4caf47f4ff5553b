// The life of every item of evidence as the journal tells it, held against the rules of docs/evidence.md: an
// entry that no program of ours would have written is a finding, whoever signed it.
import { z } from 'zod';
import type { Role } from '../../../shared/domain/roles';
import {
  currentVersion,
  type Hands,
  isOwnWork,
  mayStep,
  type StatedVersion,
  supersededByAnother,
  supersededByApproval,
  type VersionStep,
} from '../../../shared/version-states';
import type { JournalText } from '../../journal/journal-text';
import { digestOf, picked, texts } from './told-kind';

export interface VersionHistory extends Hands<string> {
  readonly version: number;
  state: StatedVersion['state'];
  /** Digests; null where an entry did not say all of it. */
  facts: string | null;
  readonly files: string | null;
  readonly takenInBy: string;
  correctedBy: string | null;
  collector: string;
  readonly takenInAt: string;
  readonly changeNote: string;
  readonly derivedFrom: string;
  /** The number of the version it was made from. */
  readonly source: number | null;
  /** Of the approval: when, by whom, and an owner's reason. */
  approval: readonly [string, string, string] | null;
  rejectedReason: string;
}

export interface ItemHistory {
  /** Digest. */
  item: string;
  readonly createdAt: string;
  /** Title and member, of an item that was asked for first. */
  readonly requested: readonly [string, string] | null;
  withdrawn: readonly [string, string, string] | null;
  readonly versions: VersionHistory[];
  /** Id and reason in one; null where an entry did not say them. */
  links: string[] | null;
  /** What cannot be, as a sentence. */
  broken: string | null;
}

export const FACTS = ['title', 'source', 'sensitivity', 'effective', 'capturedOn'] as const;

const sorted = (value: unknown): string[] => [...(texts(value) ?? [])].sort();

/** What a version says; entries from before versions had more to say are completed by what they meant. */
export const factsDigest = (facts: Record<string, unknown>): string =>
  digestOf({
    ...picked(facts, FACTS),
    validUntil: facts['validUntil'] ?? null,
    collector: facts['collector'] ?? '',
    method: facts['method'] ?? 'unstated',
    quality: sorted(facts['quality']),
  });

export const itemDigest = (item: Record<string, unknown>): string =>
  digestOf({
    kind: item['kind'] ?? 'other',
    owner: item['owner'] ?? '',
    tags: sorted(item['tags']),
    notes: item['notes'] ?? '',
    dueOn: item['dueOn'] ?? null,
  });

export const linkKey = (id: string, reason: string): string => `${id}\u0000${reason}`;
const idOfLink = (key: string): string => key.slice(0, key.indexOf('\u0000'));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const linkKeys = (detail: JournalText['detail']): string[] | null => {
  const controls = texts(detail['controls']);
  const points = texts(detail['pointsOfFocus']);
  const reason = textOf(detail['reason']);
  return controls && points && [...new Set([...controls, ...points])].map((id) => linkKey(id, reason));
};

const Version = z.looseObject({ version: z.number().int() });
const Added = z.looseObject({
  version: z.number().int(),
  files: z.array(z.unknown()),
  collector: z.string(),
  changeNote: z.string(),
  derivedFrom: z.looseObject({ version: z.number().int() }).nullable(),
  supersedes: z.number().int().nullable(),
});
const Changed = z.looseObject({ version: z.number().int(), after: z.looseObject({ collector: z.string() }) });
const Approved = z.looseObject({
  version: z.number().int(),
  override: z.string().nullable(),
  supersedes: z.number().int().nullable(),
});
const Rejected = z.looseObject({ version: z.number().int(), reason: z.string() });

const NOT_DERIVED = digestOf(null);

const STATE_AFTER = {
  submit: 'in-review',
  reopen: 'draft',
  approve: 'approved',
  reject: 'rejected',
} as const;

export interface EvidenceHistory {
  readonly take: (entry: JournalText) => void;
  readonly items: ReadonlyMap<string, ItemHistory>;
}

export const evidenceHistory = (): EvidenceHistory => {
  const items = new Map<string, ItemHistory>();
  const members = new Map<string, { readonly name: string | null; role: Role }>();

  const takeMember = ({ action, subject, detail, member }: JournalText): void => {
    if (action === 'vault.created')
      members.set(member, { name: textOf(detail['memberName']) || null, role: 'owner' });
    if (action === 'member.added')
      members.set(subject, { name: textOf(detail['name']) || null, role: detail['role'] as Role });
    const changed = members.get(subject);
    if (action === 'member.role-changed' && changed !== undefined) changed.role = detail['after'] as Role;
  };

  const begin = ({ action, subject, detail, member, time, seq }: JournalText): void => {
    const before = items.get(subject);
    if (before !== undefined) {
      before.broken ??= `entry ${String(seq)} adds it a second time`;
      return;
    }
    const isRequest = action === 'evidence.requested';
    const facts = isRequest ? null : picked(detail, [...FACTS, 'files']);
    const first: VersionHistory = {
      version: 1,
      state: 'draft',
      facts: facts && factsDigest(detail),
      files: facts && digestOf(detail['files']),
      takenInBy: member,
      takenInAt: time,
      correctedBy: null,
      collector: textOf(detail['collector']),
      changeNote: '',
      derivedFrom: NOT_DERIVED,
      source: null,
      approval: null,
      rejectedReason: '',
    };
    items.set(subject, {
      item: itemDigest(detail),
      createdAt: time,
      requested: isRequest ? [textOf(detail['title']), member] : null,
      withdrawn: null,
      versions: isRequest ? [] : [first],
      links: linkKeys(detail)?.sort() ?? null,
      broken: null,
    });
  };

  const link = (item: ItemHistory, { action, detail }: JournalText): void => {
    const said = linkKeys(detail);
    if (item.links === null || said === null) {
      item.links = null;
      return;
    }
    const ids = new Set(said.map(idOfLink));
    const others = item.links.filter((key) => !ids.has(idOfLink(key)));
    // A link that was there already keeps its reason.
    const had = item.links.filter((key) => ids.has(idOfLink(key)));
    const isThere = new Set(had.map(idOfLink));
    item.links =
      action === 'evidence.unlinked'
        ? others
        : [...others, ...had, ...said.filter((key) => !isThere.has(idOfLink(key)))].sort();
  };

  const relink = (item: ItemHistory, { detail }: JournalText): void => {
    const of = textOf(detail['of']);
    item.links =
      item.links?.map((key) => (idOfLink(key) === of ? linkKey(of, textOf(detail['after'])) : key)).sort() ??
      null;
  };

  const supersede = (item: ItemHistory, told: number | null, byRule: number | null, seq: number): void => {
    if (told !== byRule) item.broken ??= `entry ${String(seq)} supersedes another version than it does`;
    for (const one of item.versions) if (one.version === byRule) one.state = 'superseded';
  };

  const addVersion = (item: ItemHistory, { detail, member, time, seq }: JournalText): void => {
    const added = Added.parse(detail);
    const next = (item.versions.at(-1)?.version ?? 0) + 1;
    if (added.version !== next) item.broken ??= `entry ${String(seq)} adds a version out of turn`;
    const source = added.derivedFrom?.version ?? null;
    if (source !== null && item.versions.every((one) => one.version !== source))
      item.broken ??= `entry ${String(seq)} makes a version from one that is not there`;
    supersede(item, added.supersedes, supersededByAnother(item.versions), seq);
    item.versions.push({
      version: next,
      state: 'draft',
      facts: factsDigest(detail),
      files: digestOf(added.files),
      takenInBy: member,
      takenInAt: time,
      correctedBy: null,
      collector: added.collector,
      changeNote: added.changeNote,
      derivedFrom: digestOf(added.derivedFrom),
      source,
      approval: null,
      rejectedReason: '',
    });
  };

  /** The version, when the rules let it take the step. */
  const stepping = (
    item: ItemHistory,
    step: VersionStep,
    number: number,
    seq: number,
  ): VersionHistory | null => {
    const version = item.versions.find((one) => one.version === number);
    if (version !== undefined && mayStep(item.versions, number, step)) return version;
    item.broken ??= `entry ${String(seq)} takes a step that was not open to it`;
    return null;
  };

  /** An owner who says why may approve alone; nobody else looks at their own work. */
  const proveEyes = (
    item: ItemHistory,
    version: VersionHistory,
    { member, seq }: JournalText,
    override: string | null,
  ): void => {
    const author = members.get(member);
    const isOwn = (one: VersionHistory | undefined): boolean =>
      one !== undefined &&
      (isOwnWork(one, member, author?.name ?? null) ||
        isOwn(item.versions.find((other) => other.version === one.source && other.version < one.version)));
    if (!isOwn(version)) return;
    if (author?.role === 'owner' && override !== null && override !== '') return;
    item.broken ??= `entry ${String(seq)} judges what its author had collected, without an owner's reason`;
  };

  const step = (item: ItemHistory, entry: JournalText, kind: Exclude<VersionStep, 'change'>): void => {
    const { detail, seq, time, member } = entry;
    const version = stepping(item, kind, Version.parse(detail).version, seq);
    if (version === null) return;
    if (kind === 'approve') {
      const { override, supersedes } = Approved.parse(detail);
      proveEyes(item, version, entry, override);
      supersede(item, supersedes, supersededByApproval(item.versions, version.version), seq);
      version.approval = [time, member, override ?? ''];
    }
    if (kind === 'reject') proveEyes(item, version, entry, null);
    version.rejectedReason = kind === 'reject' ? Rejected.parse(detail).reason : '';
    version.state = STATE_AFTER[kind];
  };

  const change = (item: ItemHistory, { detail, member, seq }: JournalText): void => {
    const changed = Changed.parse(detail);
    const version = stepping(item, 'change', changed.version, seq);
    if (version === null) return;
    version.facts = factsDigest(changed.after);
    version.collector = changed.after.collector;
    version.correctedBy = member;
  };

  const LIFE: Readonly<Record<string, (item: ItemHistory, entry: JournalText) => void>> = {
    'evidence.version-added': addVersion,
    'evidence.changed': change,
    'evidence.submitted': (item, entry) => {
      step(item, entry, 'submit');
    },
    'evidence.reopened': (item, entry) => {
      step(item, entry, 'reopen');
    },
    'evidence.approved': (item, entry) => {
      step(item, entry, 'approve');
    },
    'evidence.rejected': (item, entry) => {
      step(item, entry, 'reject');
    },
    'evidence.withdrawn': (item, { detail, time, member }) => {
      item.withdrawn = [time, member, textOf(detail['reason'])];
    },
  };

  return {
    items,
    take: (entry) => {
      takeMember(entry);
      const { action, subject, seq } = entry;
      if (action === 'evidence.added' || action === 'evidence.requested') begin(entry);
      const item = items.get(subject);
      if (item === undefined) return;
      if (action === 'evidence.linked' || action === 'evidence.unlinked') link(item, entry);
      if (action === 'evidence.link-reason-changed') relink(item, entry);
      if (action === 'evidence.item-changed')
        item.item = itemDigest((entry.detail['after'] ?? {}) as Record<string, unknown>);
      const live = LIFE[action];
      if (live === undefined) return;
      if (item.withdrawn === null) live(item, entry);
      else item.broken ??= `entry ${String(seq)} goes on with it after it was withdrawn`;
    },
  };
};

/** Which version the rules make current. */
export const currentOf = ({ versions }: ItemHistory): number => currentVersion(versions);
