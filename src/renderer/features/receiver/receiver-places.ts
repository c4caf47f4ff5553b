// Which screen of the receiver shows which kind of record.
import type { OpenedPackage, RecordKind } from '../../../shared/domain/review';

export const PLACES = {
  criterion: '/receiver/index',
  control: '/receiver/controls',
  evidence: '/receiver/evidence',
  population: '/receiver/populations',
  request: '/receiver/requests',
  exception: '/receiver/exceptions',
  record: '/receiver/registers',
  omission: '/receiver/left-out',
} as const satisfies Readonly<Record<RecordKind, string>>;

/** Screens of a vault that a working file has too, with the auditor's rail beside them. */
export const WORKING_FILE_PLACES = ['/vault', '/journal', '/settings'] as const;

export const countOf = (kind: RecordKind, counts: OpenedPackage['counts']): number =>
  ({
    criterion: counts.criteria,
    control: counts.controls,
    evidence: counts.evidence,
    population: counts.populations,
    request: counts.requests,
    exception: counts.exceptions,
    record: counts.records,
    omission: counts.omissions,
  })[kind];

/** A shown number tells its kind, where only the number is kept: in notes, in findings. */
export const numberedKind = (subject: string): RecordKind | null => {
  const kinds: readonly (readonly [RegExp, RecordKind])[] = [
    [/^CTL-/, 'control'],
    [/^EVD-/, 'evidence'],
    [/^POP-/, 'population'],
    [/^REQ-/, 'request'],
    [/^EXC-/, 'exception'],
    [/^(DOC|VND|VRP|PER|INC|RSK|CHG|POL|AIA)-/, 'record'],
    [/^(CC|A|PI|C|P)\d+\.\d+$/, 'criterion'],
  ];
  return kinds.find(([shape]) => shape.test(subject))?.[1] ?? null;
};

/** The same of a subject that is a record: what has no number is a thing left out. */
export const kindOfSubject = (subject: string): RecordKind => numberedKind(subject) ?? 'omission';
