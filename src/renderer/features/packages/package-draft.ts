// What the assistant knows before a package is built: what is asked for, the gaps by kind, the reasons
// given so far, and the verdict that follows. The engine computes it again when building; nobody can
// choose it. Pure.
import type { Engagement } from '../../../shared/domain/engagement';
import type { Sensitivity } from '../../../shared/domain/evidence';
import {
  type DeclaredOmission,
  type Gap,
  GAP_KINDS,
  type GapKind,
  type PackagePlan,
  type PackageSelection,
  type PackageVerdict,
  WHOLE_SCOPE,
} from '../../../shared/domain/package';
import {
  type Encryption,
  type PackageSummary,
  type RoundChoice,
  type RoundOfPackage,
  SMALLEST_PART,
} from '../../../shared/domain/package-round';
import type { ControlId, CriterionId, EngagementId, RecipientId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';

export const PART_CHOICES = ['one', '25', '500', '1000', 'other'] as const;
export type PartChoice = (typeof PART_CHOICES)[number];

/** Reasons by the key of their gap; an empty text is no reason. */
export type Reasons = ReadonlyMap<Gap['key'], string>;

/** A file the vault cannot read, left out by choice after a build stopped at it. */
export interface LeftFile extends DeclaredOmission {
  readonly what: string;
}

export interface PackageDraft {
  readonly engagementId: EngagementId;
  readonly recipientIds: readonly RecipientId[];
  readonly encryption: Encryption;
  readonly round: RoundChoice;
  /** The full round whose evidence is not carried again; null for a whole package. */
  readonly deltaFrom: RoundOfPackage | null;
  readonly isNarrowed: boolean;
  /** Empty lists let everything through. */
  readonly criterionIds: readonly CriterionId[];
  readonly controlIds: readonly ControlId[];
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly mostSensitive: Sensitivity;
  readonly parts: PartChoice;
  /** Megabytes, as typed. */
  readonly otherPart: string;
  /** Null until somebody writes one: those of an earlier package stand. */
  readonly reasons: Reasons | null;
  readonly leftFiles: readonly LeftFile[];
}

/** Packages of one engagement are rounds of one another by default: the second build explains the first. */
export const newDraft = (engagementId: EngagementId, built: readonly PackageSummary[]): PackageDraft => {
  const [newest] = roundsNewestFirst(built.filter((one) => one.engagementId === engagementId));
  return {
    engagementId,
    recipientIds: newest?.recipientIds ?? [],
    // As protected as the round before, until somebody says otherwise.
    encryption: newest?.encryption ?? 'none',
    round: newest === undefined ? { kind: 'new-package' } : { kind: 'next-round', of: newest.id },
    deltaFrom: null,
    isNarrowed: false,
    criterionIds: [],
    controlIds: [],
    from: null,
    to: null,
    mostSensitive: 'restricted',
    parts: 'one',
    otherPart: '',
    reasons: null,
    leftFiles: [],
  };
};

/** By the time of their build, the last first. */
export const roundsNewestFirst = (built: readonly PackageSummary[]): readonly PackageSummary[] =>
  built.toSorted((a, b) => (a.builtAt < b.builtAt ? 1 : a.builtAt > b.builtAt ? -1 : b.round - a.round));

export type ScopeFault = 'one-date' | 'dates-reversed' | 'part-size';

export const scopeFaults = (draft: PackageDraft): ReadonlySet<ScopeFault> => {
  const faults = new Set<ScopeFault>();
  const { isNarrowed, from, to } = draft;
  if (isNarrowed && (from === null) !== (to === null)) faults.add('one-date');
  if (isNarrowed && from !== null && to !== null && from > to) faults.add('dates-reversed');
  if (draft.parts === 'other' && partBytesOf(draft) === null) faults.add('part-size');
  return faults;
};

/** What the engine is asked for; dates that are not said in full select nothing. */
export const selectionOf = (draft: PackageDraft): PackageSelection => {
  if (!draft.isNarrowed) return WHOLE_SCOPE;
  const { criterionIds, controlIds, from, to, mostSensitive } = draft;
  return {
    criterionIds: criterionIds.length === 0 ? null : [...criterionIds],
    controlIds: controlIds.length === 0 ? null : [...controlIds],
    dates: from === null || to === null || from > to ? null : { from, to },
    mostSensitive,
  };
};

/** Null for one file, and for a size that cannot be one. */
export const partBytesOf = ({
  parts,
  otherPart,
}: Pick<PackageDraft, 'parts' | 'otherPart'>): number | null => {
  if (parts === 'one') return null;
  const megabytes = Number((parts === 'other' ? otherPart : parts).replace(',', '.'));
  const bytes = Math.round(megabytes * 1_000_000);
  return Number.isSafeInteger(bytes) && bytes >= SMALLEST_PART ? bytes : null;
};

/** The round a build makes: the number that comes next, or the same again when nothing differs. */
export const nextRound = (choice: RoundChoice, built: readonly PackageSummary[]): number =>
  choice.kind === 'new-package'
    ? 1
    : Math.max(0, ...built.filter((one) => one.id === choice.of).map((one) => one.round)) + 1;

/** Full rounds of the engagement that a delta can go with, newest first. */
export const possibleBases = (
  engagementId: EngagementId,
  built: readonly PackageSummary[],
): readonly PackageSummary[] =>
  roundsNewestFirst(built).filter(
    (one) => one.engagementId === engagementId && one.kind === 'full' && one.canBeRebuilt,
  );

export interface GapGroup {
  readonly kind: GapKind;
  readonly gaps: readonly Gap[];
}

/** The gaps by kind, in the order a reader wants them; kinds without a gap are left out. */
export const groupGaps = (gaps: readonly Gap[]): readonly GapGroup[] =>
  GAP_KINDS.map((kind) => ({ kind, gaps: gaps.filter((gap) => gap.kind === kind) })).filter(
    (group) => group.gaps.length > 0,
  );

/** The number a gap is about: `CTL-034`, `CC6.8`, `EVD-0042.03.1`. */
export const gapNumber = (gap: Pick<Gap, 'key'>): string => gap.key.slice(gap.key.indexOf(':') + 1);

/** What is missing without the number that stands beside it: the title behind it when there is one. */
export const gapTitle = (gap: Gap): string => {
  const id = gapNumber(gap);
  const at = gap.what.indexOf(`${id} `);
  if (at === -1) return gap.what;
  const title = gap.what.slice(at + id.length + 1);
  // "2 of 4 occurrences of CTL-034 … missed": the heading says missed, the line how many.
  const counts = /^\d+ of \d+(?= )/.exec(gap.what)?.[0];
  return counts === undefined ? title : `${title.replace(/ missed$/, '')}: ${counts}`;
};

export const reasonsOf = (plan: PackagePlan): Reasons =>
  new Map(plan.knownReasons.map(({ key, reason }) => [key, reason]));

export const withReason = (reasons: Reasons, keys: readonly Gap['key'][], reason: string): Reasons => {
  const next = new Map(reasons);
  for (const key of keys) next.set(key, reason);
  return next;
};

export const hasReason = (reasons: Reasons, gap: Gap): boolean => (reasons.get(gap.key) ?? '').trim() !== '';

/** Said by somebody: here with a reason, or by management elsewhere, as with exceptions. */
export const isDeclared = (reasons: Reasons, gap: Gap): boolean =>
  gap.answeredBy !== null || hasReason(reasons, gap);

export const gapsWithoutReason = (gaps: readonly Gap[], reasons: Reasons): readonly Gap[] =>
  gaps.filter((gap) => !isDeclared(reasons, gap));

/** The verdict a package would carry if it were built with these reasons. */
export const verdictAsItStands = (
  gaps: readonly Gap[],
  reasons: Reasons,
  leftFiles: readonly LeftFile[] = [],
): PackageVerdict => {
  if (gaps.length === 0 && leftFiles.length === 0) return 'complete';
  return gapsWithoutReason(gaps, reasons).length === 0 ? 'complete-with-declared-omissions' : 'draft';
};

/** What is handed to the engine: only reasons for gaps that exist, and the files left out by choice. */
export const omissionsOf = (
  gaps: readonly Gap[],
  reasons: Reasons,
  leftFiles: readonly LeftFile[] = [],
): DeclaredOmission[] => [
  ...gaps
    .filter((gap) => hasReason(reasons, gap))
    .map((gap) => ({ key: gap.key, reason: (reasons.get(gap.key) ?? '').trim() })),
  ...leftFiles.map(({ key, reason }) => ({ key, reason: reason.trim() })),
];

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 24);

/**
 * The name offered in the save dialog, such as
 * `quillmere_SOC2-TypeII_2025-10-01_2026-09-30_PKG-2026-02-r2.zip`.
 */
export const suggestedZipName = (
  organization: string,
  engagement: Engagement,
  asked: {
    readonly isDraft: boolean;
    readonly isEncrypted: boolean;
    readonly isDelta: boolean;
    readonly roundRef: string | null;
  },
): string => {
  const time =
    engagement.type === 1
      ? `TypeI_${engagement.asOf}`
      : `TypeII_${engagement.period.from}_${engagement.period.to}`;
  const marks = [
    asked.roundRef === null ? '' : `_${asked.roundRef}`,
    asked.isDelta ? '_DELTA' : '',
    asked.isDraft ? '_DRAFT' : '',
  ].join('');
  return `${slug(organization) || 'package'}_SOC2-${time}${marks}.zip${asked.isEncrypted ? '.age' : ''}`;
};

/** The three commands with which anyone checks the unpacked package, from its folder. */
export const checkCommands = (publicKey: string): readonly [string, string, string] => [
  `minisign -Vm tagmanifest-sha256.txt -P ${publicKey}`,
  'sha256sum -c tagmanifest-sha256.txt',
  'sha256sum -c manifest-sha256.txt',
];
