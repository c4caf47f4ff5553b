// What the assistant knows before a package is built: the gaps by kind, the reasons given so far, and the
// verdict that follows from the two. The engine computes it again when building; nobody can choose it.
import type { Engagement } from '../../../shared/domain/engagement';
import type { DeclaredOmission, Gap, PackagePlan, PackageVerdict } from '../../../shared/domain/package';

type GapKind = Gap['kind'];

/** In the order a reader wants them: what is missing entirely first. */
const GAP_KINDS = [
  'criterion-without-control',
  'control-without-evidence',
  'control-without-evidence-in-period',
] as const satisfies readonly GapKind[];

export interface GapGroup {
  readonly kind: GapKind;
  readonly gaps: readonly Gap[];
}

/** The gaps by kind; kinds without a gap are left out. */
export const groupGaps = (gaps: readonly Gap[]): readonly GapGroup[] =>
  GAP_KINDS.map((kind) => ({ kind, gaps: gaps.filter((gap) => gap.kind === kind) })).filter(
    (group) => group.gaps.length > 0,
  );

/** What is missing without the number that stands beside it: the title behind it when there is one. */
export const gapTitle = (gap: Gap): string => {
  const id = gap.controlId ?? gap.criterionIds[0];
  const at = id === undefined ? -1 : gap.what.indexOf(`${id} `);
  return id === undefined || at === -1 ? gap.what : gap.what.slice(at + id.length + 1);
};

/** Reasons by the key of their gap; an empty text is no reason. */
export type Reasons = ReadonlyMap<Gap['key'], string>;

export const reasonsOf = (plan: PackagePlan): Reasons =>
  new Map(plan.knownReasons.map(({ key, reason }) => [key, reason]));

export const withReason = (reasons: Reasons, keys: readonly Gap['key'][], reason: string): Reasons => {
  const next = new Map(reasons);
  for (const key of keys) next.set(key, reason);
  return next;
};

export const hasReason = (reasons: Reasons, gap: Gap): boolean => (reasons.get(gap.key) ?? '').trim() !== '';

export const gapsWithoutReason = (gaps: readonly Gap[], reasons: Reasons): readonly Gap[] =>
  gaps.filter((gap) => !hasReason(reasons, gap));

/** The verdict a package would carry if it were built with these reasons. */
export const verdictAsItStands = (gaps: readonly Gap[], reasons: Reasons): PackageVerdict => {
  if (gaps.length === 0) return 'complete';
  return gapsWithoutReason(gaps, reasons).length === 0 ? 'complete-with-declared-omissions' : 'draft';
};

/** What is handed to the engine: only reasons for gaps that exist. */
export const omissionsOf = (gaps: readonly Gap[], reasons: Reasons): DeclaredOmission[] =>
  gaps
    .filter((gap) => hasReason(reasons, gap))
    .map((gap) => ({ key: gap.key, reason: (reasons.get(gap.key) ?? '').trim() }));

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40);

/** The name offered in the save dialog, such as `quillmere_SOC2-TypeII_2025-10-01_2026-09-30.zip`. */
export const suggestedZipName = (organization: string, engagement: Engagement, draft: boolean): string => {
  const time =
    engagement.type === 1
      ? `TypeI_${engagement.asOf}`
      : `TypeII_${engagement.period.from}_${engagement.period.to}`;
  return `${slug(organization) || 'package'}_SOC2-${time}${draft ? '_DRAFT' : ''}.zip`;
};

/** The three commands with which anyone checks the unpacked package, from its folder. */
export const checkCommands = (publicKey: string): readonly [string, string, string] => [
  `minisign -Vm tagmanifest-sha256.txt -P ${publicKey}`,
  'sha256sum -c tagmanifest-sha256.txt',
  'sha256sum -c manifest-sha256.txt',
];
