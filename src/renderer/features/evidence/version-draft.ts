// What a version says while somebody corrects it: like its facts, but the days may be half said. Pure.
import type { EvidenceVersion, VersionFacts } from '../../../shared/domain/evidence';
import type { CalendarDate } from '../../../shared/period';

export interface VersionDraft extends Omit<VersionFacts, 'effective'> {
  /** One of the two alone means that one day. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

export const versionDraftOf = (version: EvidenceVersion): VersionDraft => ({
  title: version.title,
  effectiveFrom: version.effective?.from ?? null,
  effectiveTo: version.effective?.to ?? null,
  capturedOn: version.capturedOn,
  validUntil: version.validUntil,
  source: version.source,
  sensitivity: version.sensitivity,
  collector: version.collector,
  method: version.method,
  quality: version.quality,
});

export type VersionFault = 'no-title' | 'dates-reversed';

export const versionFaults = (draft: VersionDraft): ReadonlySet<VersionFault> => {
  const faults = new Set<VersionFault>();
  if (draft.title.trim() === '') faults.add('no-title');
  const { effectiveFrom: from, effectiveTo: to } = draft;
  if (from !== null && to !== null && from > to) faults.add('dates-reversed');
  return faults;
};

/** Of a draft without faults. */
export const factsOfDraft = ({ effectiveFrom, effectiveTo, ...facts }: VersionDraft): VersionFacts => {
  const from = effectiveFrom ?? effectiveTo;
  const to = effectiveTo ?? effectiveFrom;
  return {
    ...facts,
    title: facts.title.trim(),
    effective: from === null || to === null ? null : { from, to },
  };
};
