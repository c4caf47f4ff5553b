// Everything that goes into a package, as plain data: the one input of all its pages, sheets and lists,
// so that the same content gives the same bytes and a page can be tested without a vault.
import type { Catalog, CategoryId, Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import type { Gap, PackageVerdict } from '../../shared/domain/package';
import type { Sensitivity } from '../../shared/domain/evidence';
import type { ExceptionState } from '../../shared/domain/exception';
import type { Role } from '../../shared/domain/roles';
import type { EngagementScope } from '../../shared/domain/scope';
import type {
  ControlId,
  CriterionId,
  EvidenceId,
  EvidenceVersionRef,
  ExceptionId,
  MemberId,
  PackageId,
  PointOfFocusId,
  Sha256,
  VaultId,
} from '../../shared/ids';
import type { CalendarDate, DateRange, DateVerdict, ExaminedTime, Instant } from '../../shared/period';

/** What a control says on the days one version of it held. */
export interface PackageControlVersion {
  readonly version: number;
  readonly title: string;
  readonly wording: string;
  readonly ownerRole: string;
  /** By name; empty while nobody is named. */
  readonly owner: string;
  readonly cadence: Cadence;
  readonly nature: ControlNature;
  readonly kind: ControlKind;
  /** First and last day; null where nobody has stated one. */
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly note: string;
}

/** It says what the newest of its versions says. */
export interface PackageControl extends PackageControlVersion {
  readonly id: ControlId;
  readonly domain: string;
  /** Those that held on a day of the examined time, the newest first. */
  readonly versions: readonly PackageControlVersion[];
  readonly evidenceExamples: readonly string[];
  /** Mappings inside the scope, in catalog order. */
  readonly mappings: readonly {
    readonly pointOfFocusId: PointOfFocusId;
    readonly criterionId: CriterionId;
    readonly rationale: string;
  }[];
  /** To criteria in scope as a whole, in catalog order. */
  readonly criterionMappings: readonly { readonly criterionId: CriterionId; readonly rationale: string }[];
  readonly evidenceIds: readonly EvidenceId[];
}

export interface PackageEvidenceFile {
  readonly position: number;
  readonly originalName: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly mediaType: string;
}

export interface PackageEvidence {
  readonly id: EvidenceId;
  readonly version: number;
  readonly ref: EvidenceVersionRef;
  readonly title: string;
  readonly source: string;
  readonly sensitivity: Sensitivity;
  readonly effective: DateRange | null;
  readonly capturedOn: CalendarDate | null;
  readonly takenInAt: Instant;
  readonly takenInBy: string;
  readonly verdict: DateVerdict;
  /** Absent where nobody has submitted it. */
  readonly review?:
    | { readonly state: 'in-review' }
    | {
        readonly state: 'approved';
        readonly approvedAt: Instant;
        readonly approvedBy: string;
        /** Why an owner approved what they had collected themselves; empty when two people looked. */
        readonly overrideReason: string;
      };
  readonly controlIds: readonly ControlId[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  readonly files: readonly PackageEvidenceFile[];
  /** Journal entries about this item, by seq. */
  readonly journalSeqs: readonly number[];
}

/** An occurrence that failed, in management's words. What an auditor makes of it has no place here. */
export interface PackageException {
  readonly id: ExceptionId;
  readonly title: string;
  /** May be outside the scope, and then it has no sheet. */
  readonly controlId: ControlId;
  readonly controlTitle: string;
  readonly occurrenceFrom: CalendarDate | null;
  readonly whatHappened: string;
  readonly foundBy: 'self' | 'auditor';
  readonly foundOn: CalendarDate;
  readonly cause: string;
  readonly extent: { readonly failed: number; readonly of: number } | null;
  readonly effect: string;
  readonly compensatingControl: string;
  readonly remediation: string;
  readonly owner: string;
  readonly due: CalendarDate | null;
  readonly fixedOn: CalendarDate | null;
  readonly retest: string;
  readonly response: string;
  readonly responseApprovedBy: string;
  readonly responseApprovedOn: CalendarDate | null;
  readonly state: ExceptionState;
  /** All of them are in the package. */
  readonly evidenceIds: readonly EvidenceId[];
}

export interface PackageOmission {
  readonly gap: Gap;
  /** Null only in a draft. */
  readonly reason: string | null;
}

/** A line of the journal for the custody extract: the whole line, or only its hash. */
export type CustodyLine =
  | { readonly seq: number; readonly line: string; readonly signature: Uint8Array }
  | { readonly seq: number; readonly leaf: Sha256 };

export interface PackageContent {
  readonly packageId: PackageId;
  readonly uuid: string;
  readonly builtAt: Instant;
  readonly builtBy: { readonly id: MemberId; readonly name: string };
  readonly program: string;
  readonly vaultId: VaultId;
  readonly organization: string;
  readonly systemName: string;
  readonly firm: string;
  readonly examined: ExaminedTime;
  readonly categories: readonly CategoryId[];
  readonly catalog: Catalog;
  /** Criteria the categories ask for, in catalog order; those not applicable are among them. */
  readonly criterionIds: readonly CriterionId[];
  /** Points of focus the categories and marks ask for, in catalog order. */
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  /** As management states it; criteria outside the categories are left out of those not applicable. */
  readonly scope: EngagementScope;
  readonly controls: readonly PackageControl[];
  readonly evidence: readonly PackageEvidence[];
  /** Of the engagement; neither drafts nor withdrawn ones. By number. */
  readonly exceptions: readonly PackageException[];
  readonly verdict: PackageVerdict;
  readonly omissions: readonly PackageOmission[];
  readonly custody: {
    readonly lines: readonly CustodyLine[];
    /** Leaf of the last line. */
    readonly head: Sha256;
    readonly roster: readonly {
      readonly id: MemberId;
      readonly name: string;
      /** At the last line. */
      readonly role: Role;
      readonly removedAt: Instant | null;
      readonly keys: readonly { readonly sinceSeq: number; readonly publicKey: Uint8Array }[];
    }[];
  };
}
