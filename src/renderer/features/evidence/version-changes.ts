// What is different between two versions of one item: what they say, and their files by hash. Pure.
import type { EvidenceFile, EvidenceVersion } from '../../../shared/domain/evidence';

const COMPARED = [
  'title',
  'effective',
  'capturedOn',
  'validUntil',
  'source',
  'collector',
  'method',
  'sensitivity',
] as const satisfies readonly (keyof EvidenceVersion)[];
export type ComparedFact = (typeof COMPARED)[number];

export interface VersionChanges {
  readonly facts: readonly ComparedFact[];
  readonly added: readonly EvidenceFile[];
  readonly removed: readonly EvidenceFile[];
  /** The same bytes, whatever they are called. */
  readonly kept: readonly EvidenceFile[];
}

export const versionChanges = (before: EvidenceVersion, after: EvidenceVersion): VersionChanges => {
  const had = new Set(before.files.map((file) => file.sha256));
  const has = new Set(after.files.map((file) => file.sha256));
  return {
    facts: COMPARED.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact])),
    added: after.files.filter((file) => !had.has(file.sha256)),
    removed: before.files.filter((file) => !has.has(file.sha256)),
    kept: after.files.filter((file) => had.has(file.sha256)),
  };
};
