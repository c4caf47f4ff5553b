// What of the programme goes into a package, as plain data: registers as they stood in the examined time, editions of
// policies with who acknowledged them, and what is still written (docs/format/package-v1.md §6.7).
import type { AcknowledgedHow } from '../../shared/domain/programme/policy-edition';
import type { HandedRegister } from '../../shared/domain/programme/handed-over';
import type { RecordFacts, RecordSignature } from '../../shared/domain/programme/record';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { ControlId, CriterionId, EvidenceId, EvidenceVersionRef, Sha256 } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import type { Paper } from '../paper';

export interface PackageRecord {
  readonly id: RecordId;
  readonly register: HandedRegister;
  readonly title: string;
  readonly version: number;
  readonly state: string;
  /** The day from which this version holds. */
  readonly on: CalendarDate;
  readonly enteredAt: Instant;
  readonly enteredBy: string;
  /** Management told of it only after the examined time. */
  readonly isToldAfterwards: boolean;
  /** Those that are told, in the order of the register; what they name is in the package. */
  readonly facts: RecordFacts;
  readonly controlIds: readonly ControlId[];
  readonly criterionIds: readonly CriterionId[];
  /** All of them are in the package. */
  readonly evidenceIds: readonly EvidenceId[];
  /** Files of a vendor's report that are not handed on: to be seen in person. */
  readonly forInspection: readonly {
    readonly ref: EvidenceVersionRef;
    readonly title: string;
    readonly files: readonly {
      readonly position: number;
      readonly sizeBytes: number;
      readonly sha256: Sha256;
    }[];
  }[];
  /** Of this version. */
  readonly signatures: readonly Pick<RecordSignature, 'meaning' | 'by' | 'at'>[];
  /** Of a document: all that stands on it; null for every other record. */
  readonly paper: Paper | null;
}

/** One version that came into force within the examined time. */
export interface PackageRecordChange {
  readonly id: RecordId;
  readonly title: string;
  readonly what: 'added' | 'changed';
  readonly on: CalendarDate;
  readonly enteredAt: Instant;
  readonly enteredBy: string;
  /** Labels of those that are told, with what they said as people read it. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface PackageRegister {
  readonly register: HandedRegister;
  readonly records: readonly PackageRecord[];
  readonly changes: readonly PackageRecordChange[];
  /** Withdrawn as mistaken: counted, not named. */
  readonly withdrawn: number;
  /** About days after the examined time: counted, not named. */
  readonly afterwards: number;
}

export interface PackageEdition {
  readonly policyId: RecordId;
  readonly edition: number;
  readonly title: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
  readonly approvedAt: Instant;
  readonly approvedBy: string;
  /** As it was approved. */
  readonly text: string;
  readonly textSha256: Sha256;
  /** Where its file is the version in the package. */
  readonly evidenceId: EvidenceId | null;
  /** People asked to acknowledge it on the last day; null where nobody is. */
  readonly asked: number | null;
  /** Of those, how many have not. */
  readonly open: number | null;
  readonly acknowledged: readonly {
    readonly person: RecordId;
    readonly name: string;
    readonly on: CalendarDate;
    readonly how: AcknowledgedHow;
    /** In the package, or null. */
    readonly evidenceId: EvidenceId | null;
  }[];
}

/** What is still written: nothing of its text goes in. */
export interface NotFinished {
  readonly id: RecordId;
  readonly register: 'policy' | 'document';
  readonly title: string;
  readonly state: string;
}

export interface PackageProgramme {
  readonly asAt: CalendarDate;
  /** First day of the changes that are told; null where none are. */
  readonly changesFrom: CalendarDate | null;
  readonly registers: readonly PackageRegister[];
  readonly editions: readonly PackageEdition[];
  readonly notFinished: readonly NotFinished[];
}
