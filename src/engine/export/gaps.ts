// What the scope calls for and the package does not hold, and the verdict that follows. Arithmetic on
// management's own records; evidence outside the examined time is a gap only where nothing lies inside.
import type { DeclaredOmission, Gap, PackageVerdict } from '../../shared/domain/package';
import type { CriterionId } from '../../shared/ids';
import type { PackageFacts } from './collect-package-facts';
import type { PackageControl, PackageEvidence, PackageOmission } from './package-content';
import { criteriaMapped } from './package-model';

/** A gap with the files it is about: by hash and size, where nothing else of them goes in. */
export interface FoundGap extends Gap {
  readonly files: PackageOmission['files'];
}

const NO_FILES = { files: [], answeredBy: null } as const;

const isInside = ({ verdict }: PackageEvidence): boolean =>
  verdict === 'inside' || verdict === 'partly-inside';

/** Of one control at most one: without evidence nothing is said of its occurrences. */
const controlGap = (
  facts: PackageFacts,
  control: PackageControl,
  evidence: readonly PackageEvidence[],
): FoundGap | null => {
  const name = `${control.id} ${control.title}`;
  const about = { controlId: control.id, criterionIds: criteriaMapped(control), ...NO_FILES };
  // What is withheld is there, and is a gap of its own.
  if (facts.withheld.some((one) => one.controlIds.includes(control.id))) return null;
  const { dates } = facts.selection;
  if (evidence.length === 0 && dates === null) {
    const kind = 'control-without-evidence';
    return { key: `${kind}:${control.id}`, kind, what: `No evidence for ${name}`, ...about };
  }
  const inside = evidence.filter(isInside);
  const kind = 'control-without-evidence-in-period';
  // A Type I looks at the design, which is what a policy shows.
  const ran = control.occurrences.some((one) => one.state === 'met' || one.state === 'late');
  if (facts.examined.type === 2 && !ran && inside.length > 0 && inside.every((one) => one.isPolicy))
    return { key: `${kind}:${control.id}`, kind, what: `Nothing but policies shows ${name}`, ...about };
  if (inside.length > 0) return null;
  const examined = facts.examined.type === 1 ? 'for the as-of date' : 'inside the period';
  const when = evidence.length === 0 ? 'within the days asked for' : `with dates ${examined}`;
  return { key: `${kind}:${control.id}`, kind, what: `No evidence ${when} for ${name}`, ...about };
};

const occurrencesGap = (control: PackageControl): FoundGap | null => {
  const missed = control.occurrences.filter((one) => one.state === 'missed');
  if (missed.length === 0) return null;
  const exceptions = [...new Set(missed.flatMap((one) => one.exceptionId ?? []))].sort();
  const isAnswered = missed.every((one) => one.exceptionId !== null);
  const expected = control.occurrences.filter((one) => one.state !== 'not-expected').length;
  const kind = 'occurrences-missed';
  return {
    key: `${kind}:${control.id}`,
    kind,
    what: `${String(missed.length)} of ${String(expected)} occurrences of ${control.id} ${control.title} missed`,
    controlId: control.id,
    criterionIds: criteriaMapped(control),
    answeredBy: isAnswered ? exceptions.join(', ') : null,
    files: [],
  };
};

const criterionGaps = (facts: PackageFacts, declared: ReadonlySet<CriterionId>): FoundGap[] => {
  const answered = new Set(facts.controls.flatMap(criteriaMapped));
  const titles = new Map(facts.catalog.criteria.map((one) => [one.id, one.title]));
  const kind = 'criterion-without-control';
  return facts.criterionIds
    .filter((id) => !answered.has(id) && !declared.has(id))
    .map((id) => ({
      key: `${kind}:${id}`,
      kind,
      what: `No control for ${id} ${titles.get(id) ?? ''}`.trim(),
      controlId: null,
      criterionIds: [id],
      ...NO_FILES,
    }));
};

const withheldGaps = (facts: PackageFacts): FoundGap[] => {
  const controls = new Map(facts.controls.map((one) => [one.id, one]));
  const kind = 'evidence-withheld';
  return facts.withheld.map((one) => ({
    key: `${kind}:${one.id}`,
    kind,
    what:
      one.keptBy === undefined
        ? `${one.ref} ${one.title} is ${one.sensitivity} and withheld: to be seen in person`
        : one.keptBy === null
          ? `${one.ref} ${one.title} is a report of a vendor, and nobody has stated that its terms let us hand it on`
          : `${one.ref} ${one.title} is not ours to hand on, say its terms: available for inspection`,
    controlId: one.controlIds.length === 1 ? (one.controlIds[0] ?? null) : null,
    criterionIds: [
      ...new Set(one.controlIds.flatMap((id) => criteriaMapped(controls.get(id) ?? NO_MAPPINGS))),
    ],
    answeredBy: one.keptBy ?? null,
    files: one.files,
  }));
};
const NO_MAPPINGS = { mappings: [], criterionMappings: [] };

/** Policies in one gap: whoever adopts forty gives one reason. */
const unfinishedGaps = ({ programme, examined }: PackageFacts): FoundGap[] => {
  const kind = 'not-finished';
  const about = { controlId: null, criterionIds: [], ...NO_FILES };
  const all = programme?.notFinished ?? [];
  const policies = all.filter((one) => one.register === 'policy');
  const when = examined.type === 1 ? 'on the as-of date' : 'in the period';
  const named = policies.map((one) => `${one.id} ${one.title}`).join('; ');
  const single = policies.length === 1;
  return [
    ...(policies.length === 0
      ? []
      : [
          {
            key: `${kind}:policies`,
            kind,
            what: `${single ? 'A policy has' : `${String(policies.length)} policies have`} no edition in force ${when}: ${named}`,
            ...about,
          } as const,
        ]),
    ...all
      .filter((one) => one.register === 'document')
      .map(
        (one) =>
          ({
            key: `${kind}:${one.id}`,
            kind,
            what: `${one.id} ${one.title} is neither reviewed nor signed`,
            ...about,
          }) as const,
      ),
  ];
};

/** One for each distinct content, named by the first file that has it. */
const unreadableGaps = (facts: PackageFacts): FoundGap[] => {
  const seen = new Set<string>();
  const kind = 'file-unreadable';
  return facts.evidence.flatMap((item) =>
    item.files
      .filter(({ isAbsent, sha256 }) => {
        if (!isAbsent || seen.has(sha256)) return false;
        seen.add(sha256);
        return true;
      })
      .map(({ position, sizeBytes, sha256 }): FoundGap => ({
        key: `${kind}:${item.ref}.${String(position)}`,
        kind,
        what: `File ${String(position)} of ${item.ref} ${item.title} cannot be read in the vault`,
        controlId: item.controlIds.length === 1 ? (item.controlIds[0] ?? null) : null,
        criterionIds: [],
        answeredBy: null,
        files: [{ position, sizeBytes, sha256 }],
      })),
  );
};

/** Criteria, controls, populations, what is withheld and what cannot be read: each in their own order. */
export const gapsOf = (facts: PackageFacts): FoundGap[] => {
  const declared = new Set(facts.scope.notApplicable.map((one) => one.criterionId));
  const evidence = new Map(facts.evidence.map((one) => [one.id, one]));
  const controls = facts.controls
    // What answers nothing but criteria that do not apply is not called for.
    .filter((one) => !criteriaMapped(one).every((id) => declared.has(id)))
    .map((one) => {
      const own = one.evidenceIds.flatMap((id) => evidence.get(id) ?? []);
      return controlGap(facts, one, own) ?? occurrencesGap(one);
    })
    .filter((gap) => gap !== null);
  const mapped = new Map(facts.controls.map((one) => [one.id, criteriaMapped(one)]));
  return [
    ...criterionGaps(facts, declared),
    ...controls,
    ...facts.populationGaps.map((gap) => ({
      ...gap,
      criterionIds: gap.controlId === null ? [] : (mapped.get(gap.controlId) ?? []),
      files: [],
    })),
    ...unfinishedGaps(facts),
    ...withheldGaps(facts),
    ...unreadableGaps(facts),
  ];
};

/**
 * Each gap with the reason given for it, or what answers it already; reasons for gaps that are closed by now are
 * dropped.
 */
export const omissionsOf = (
  gaps: readonly FoundGap[],
  declared: readonly DeclaredOmission[],
): PackageOmission[] => {
  const reasons = new Map(declared.map((one) => [one.key, one.reason.trim()]));
  return gaps.map(({ files, ...gap }) => ({
    gap,
    reason: reasons.get(gap.key) ?? gap.answeredBy,
    files,
  }));
};

export const verdictOf = (omissions: readonly PackageOmission[]): PackageVerdict => {
  if (omissions.length === 0) return 'complete';
  return omissions.every((one) => one.reason !== null) ? 'complete-with-declared-omissions' : 'draft';
};
