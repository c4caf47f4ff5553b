// What the scope calls for and the package does not hold, and the verdict that follows. Arithmetic on
// management's own records; evidence outside the examined time is a gap only where nothing lies inside.
import type { DeclaredOmission, Gap, PackageVerdict } from '../../shared/domain/package';
import type { CriterionId } from '../../shared/ids';
import type { PackageFacts } from './collect-package-facts';
import type { PackageControl, PackageOmission } from './package-content';
import { criteriaMapped } from './package-model';

const controlGap = (
  facts: PackageFacts,
  control: PackageControl,
  declared: ReadonlySet<CriterionId>,
): Gap | null => {
  // What answers nothing but criteria that do not apply is not called for.
  const criterionIds = criteriaMapped(control);
  if (criterionIds.every((id) => declared.has(id))) return null;
  const own = facts.evidence.filter((one) => one.controlIds.includes(control.id));
  const inside = own.some((one) => one.verdict === 'inside' || one.verdict === 'partly-inside');
  if (inside) return null;
  const name = `${control.id} ${control.title}`;
  if (own.length === 0) {
    return {
      key: `control-without-evidence:${control.id}`,
      kind: 'control-without-evidence',
      what: `No evidence for ${name}`,
      controlId: control.id,
      criterionIds,
      answeredBy: null,
    };
  }
  const when = facts.examined.type === 1 ? 'for the as-of date' : 'inside the period';
  return {
    key: `control-without-evidence-in-period:${control.id}`,
    kind: 'control-without-evidence-in-period',
    what: `No evidence with dates ${when} for ${name}`,
    controlId: control.id,
    criterionIds,
    answeredBy: null,
  };
};

/** Criteria first, then controls, each in their own order. */
export const gapsOf = (facts: PackageFacts): Gap[] => {
  const answered = new Set(facts.controls.flatMap(criteriaMapped));
  const declared = new Set(facts.scope.notApplicable.map((one) => one.criterionId));
  const titles = new Map(facts.catalog.criteria.map((one) => [one.id, one.title]));
  const criteria = facts.criterionIds
    .filter((id) => !answered.has(id) && !declared.has(id))
    .map((id): Gap => ({
      key: `criterion-without-control:${id}`,
      kind: 'criterion-without-control',
      what: `No control for ${id} ${titles.get(id) ?? ''}`.trim(),
      controlId: null,
      criterionIds: [id],
      answeredBy: null,
    }));
  const controls = facts.controls
    .map((one) => controlGap(facts, one, declared))
    .filter((gap) => gap !== null);
  return [...criteria, ...controls];
};

/** Each gap with the reason given for it; reasons for gaps that are closed by now are dropped. */
export const omissionsOf = (
  gaps: readonly Gap[],
  declared: readonly DeclaredOmission[],
): PackageOmission[] => {
  const reasons = new Map(declared.map((one) => [one.key, one.reason.trim()]));
  return gaps.map((gap) => ({ gap, reason: reasons.get(gap.key) ?? null }));
};

export const verdictOf = (omissions: readonly PackageOmission[]): PackageVerdict => {
  if (omissions.length === 0) return 'complete';
  return omissions.every((one) => one.reason !== null) ? 'complete-with-declared-omissions' : 'draft';
};
