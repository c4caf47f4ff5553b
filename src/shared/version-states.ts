// The rules of docs/evidence.md as plain arithmetic: which version is current, which step is open to one, and
// whose eyes do not count as the second pair. The program keeps them, and a check holds the journal against them.
import type { VersionState } from './domain/evidence';

export interface StatedVersion {
  readonly version: number;
  readonly state: VersionState;
}

export type VersionStep = 'change' | 'submit' | 'reopen' | 'approve' | 'reject';

const FROM: Readonly<Record<VersionStep, readonly VersionState[]>> = {
  change: ['draft'],
  submit: ['draft'],
  reopen: ['in-review', 'rejected'],
  approve: ['draft', 'in-review'],
  reject: ['in-review'],
};

/** The newest of those that fit. */
const newest = <T extends StatedVersion>(
  versions: readonly T[],
  fits: (one: T) => boolean = () => true,
): T | undefined =>
  versions.reduce<T | undefined>(
    (best, one) => (fits(one) && (best === undefined || one.version > best.version) ? one : best),
    undefined,
  );

const isOpen = ({ state }: StatedVersion): boolean => state === 'draft' || state === 'in-review';

/** The newest one: every step is its own. Undefined while the item is only requested. */
export const newestVersion = <T extends StatedVersion>(versions: readonly T[]): T | undefined =>
  newest(versions);

/** The version that lists, coverage and packages take; 0 while there is none. */
export const currentVersion = (versions: readonly StatedVersion[]): number =>
  (newest(versions, ({ state }) => state === 'approved') ?? newest(versions, isOpen) ?? newest(versions))
    ?.version ?? 0;

/** The newest version a line of a list shows; 0 while it is only requested. @param line an EvidenceSummary */
export const shownVersion = (line: {
  readonly ref: string;
  readonly pending: { readonly version: number } | null;
}): number => line.pending?.version ?? Number(line.ref.slice(line.ref.lastIndexOf('.') + 1));

/** What another version takes the place of as soon as it is there: all but what is approved, or was refused. */
export const supersededByAnother = (versions: readonly StatedVersion[]): number | null =>
  newest(versions, isOpen)?.version ?? null;

/** What the approval of a version takes the place of. */
export const supersededByApproval = (versions: readonly StatedVersion[], version: number): number | null =>
  newest(versions, (one) => one.state === 'approved' && one.version !== version)?.version ?? null;

/** Only the newest version takes steps: what came before it stands as it is. */
export const mayStep = (versions: readonly StatedVersion[], version: number, step: VersionStep): boolean => {
  const last = newest(versions);
  return last?.version === version && FROM[step].includes(last.state);
};

/** Who had a hand in a version. Numbers or ids of members, as long as both sides have the same. */
export interface Hands<Member> {
  readonly takenInBy: Member;
  readonly correctedBy: Member | null;
  /** A name, as a person wrote it. */
  readonly collector: string;
}

/** Characters that nobody sees tell no two people apart. */
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim()
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase();

/** Whether somebody looks at what they collected themselves. */
export const isOwnWork = <Member>(
  hands: Hands<Member>,
  member: Member,
  nameOfMember: string | null,
): boolean =>
  hands.takenInBy === member ||
  hands.correctedBy === member ||
  (nameOfMember !== null && hands.collector !== '' && folded(hands.collector) === folded(nameOfMember));
