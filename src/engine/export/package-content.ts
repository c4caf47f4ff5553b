// Everything that goes into a package, as plain data: the one input of all its pages, sheets and lists,
// so that the same content gives the same bytes and a page can be tested without a vault.
import type { Catalog, CategoryId, Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import type { OccurrenceState } from '../../shared/domain/coverage';
import type { Gap, LeftOut, PackageSelection, PackageVerdict } from '../../shared/domain/package';
import type { PackageDiff, PackageKind, RoundOfPackage } from '../../shared/domain/package-round';
import type { CompletenessRecord, Picker, PopulationState } from '../../shared/domain/population';
import type { Sensitivity } from '../../shared/domain/evidence';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { ExceptionState } from '../../shared/domain/exception';
import type { Role } from '../../shared/domain/roles';
import type { HandedOverRequest } from '../requests';
import type { PackageProgramme } from './programme-content';
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
  PopulationId,
  RecipientId,
  SampleItemId,
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
  /** What the examined time expects of it, in order of time; empty for per event and continuous controls. */
  readonly occurrences: readonly PackageOccurrence[];
  /** Of controls per event or continuous: days with evidence, in order. */
  readonly eventDays: readonly CalendarDate[];
}

/** Management's arithmetic over effective dates on the day of the build; no judgement. */
export interface PackageOccurrence {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly graceUntil: CalendarDate;
  readonly state: OccurrenceState;
  readonly servedOn: CalendarDate | null;
  /** All of them are in the package. */
  readonly evidenceIds: readonly EvidenceId[];
  /** The wording it ran under. */
  readonly version: number;
  /** Why it was not expected after all; empty unless excused. */
  readonly excuse: string;
  /** The exception recorded about it. */
  readonly exceptionId: ExceptionId | null;
}

/** A list from which the auditor picks, its record, and the rows the auditor picked so far; never our own picks. */
export interface PackagePopulation {
  readonly id: PopulationId;
  readonly title: string;
  readonly state: PopulationState;
  readonly stateNote: string;
  readonly controlIds: readonly ControlId[];
  readonly replaces: PopulationId | null;
  readonly record: CompletenessRecord;
  /** Of the list; the evidence is in the package. */
  readonly list: {
    readonly evidenceId: EvidenceId;
    readonly ref: EvidenceVersionRef;
    readonly position: number;
  };
  readonly rowCount: number;
  readonly columns: readonly {
    readonly name: string;
    readonly digest: Sha256;
    readonly blankCount: number;
  }[];
  readonly selections: readonly {
    readonly number: number;
    readonly picker: Picker;
    readonly method: string | null;
    readonly seed: string | null;
    readonly pickedOn: CalendarDate | null;
    readonly note: string;
    readonly attributes: readonly string[];
  }[];
  readonly samples: readonly {
    readonly id: SampleItemId;
    readonly selection: number;
    /** As a spreadsheet counts: the first line below the head is 2. */
    readonly row: number;
    readonly cells: readonly string[];
    readonly state: string;
    readonly note: string;
    /** All of them are in the package. */
    readonly evidence: readonly { readonly evidenceId: EvidenceId; readonly attribute: string }[];
  }[];
}

export interface PackageEvidenceFile {
  readonly position: number;
  readonly originalName: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly mediaType: string;
  /** Cannot be read in the vault and is declared so: its hash goes in, its bytes do not. */
  readonly isAbsent: boolean;
}

/** What the scope and the selection call for and the limit of sensitivity keeps back: to be seen in person. */
export interface WithheldEvidence {
  readonly id: EvidenceId;
  readonly ref: EvidenceVersionRef;
  readonly title: string;
  readonly sensitivity: Sensitivity;
  readonly effective: DateRange | null;
  /** The review of a vendor's report that says its terms do not let us hand it on; left out: too sensitive. */
  readonly keptBy?: RecordId | null;
  /** In the package. */
  readonly controlIds: readonly ControlId[];
  readonly files: readonly Pick<PackageEvidenceFile, 'position' | 'sizeBytes' | 'sha256'>[];
}

export interface PackageEvidence {
  readonly id: EvidenceId;
  /** It says what shall happen; by itself it shows of no control that it ran. */
  readonly isPolicy: boolean;
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
  /** Null only in a draft. Where management has answered the gap already: what answers it. */
  readonly reason: string | null;
  /** Of what is withheld or cannot be read: what it is to be recognized by. Empty for every other gap. */
  readonly files: readonly {
    readonly position: number;
    readonly sizeBytes: number;
    readonly sha256: Sha256;
  }[];
}

/** A line of the journal for the custody extract: the whole line, or only its hash. */
export type CustodyLine =
  | { readonly seq: number; readonly line: string; readonly signature: Uint8Array }
  | { readonly seq: number; readonly leaf: Sha256 };

export interface PackageContent {
  readonly packageId: PackageId;
  readonly round: number;
  readonly kind: PackageKind;
  /** The round before it of the same package; null for the first. */
  readonly previous: (RoundOfPackage & { readonly sealNumber: Sha256 }) | null;
  /** Of a delta: the full round it goes with, and where that holds each file it holds (below `data/`). */
  readonly base:
    (RoundOfPackage & { readonly sealNumber: Sha256; readonly paths: ReadonlyMap<Sha256, string> }) | null;
  /** Against `previous`; null for a first round. */
  readonly changes: PackageDiff | null;
  readonly recipients: readonly {
    readonly id: RecipientId;
    readonly firm: string;
    readonly person: string;
    readonly purpose: string;
  }[];
  /** What of the scope was asked for. */
  readonly selection: PackageSelection;
  /**
   * What is named although it does not go in: too sensitive. What was not selected is counted in `notSelected`
   * and named nowhere; what is outside the scope, withdrawn, rejected or only asked for is not even counted.
   */
  readonly leftOut: readonly LeftOut[];
  /** How much of what the whole scope calls for the selection leaves out. */
  readonly notSelected: {
    readonly criteria: number;
    readonly controls: number;
    readonly evidence: number;
    readonly exceptions: number;
    readonly populations: number;
    /** Absent where nothing was asked in the engagement. */
    readonly requests?: number;
    /** Absent where the registers have nothing to tell. */
    readonly records?: number;
  };
  /** The public keys that signed packages before this one, with what each signed about the next. */
  readonly keyChanges: readonly {
    readonly number: number;
    /** The bytes of docs/format/key-change-v1.md and its signature file. */
    readonly statement: string;
    readonly signature: string;
  }[];
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
  /**
   * Criteria the categories ask for, in catalog order, those not applicable among them; of a selection the chosen
   * ones, or those its controls are mapped to.
   */
  readonly criterionIds: readonly CriterionId[];
  /** Points of focus the categories and marks ask for, in catalog order. */
  readonly pointOfFocusIds: readonly PointOfFocusId[];
  /** As management states it; criteria outside the categories are left out of those not applicable. */
  readonly scope: EngagementScope;
  readonly controls: readonly PackageControl[];
  readonly evidence: readonly PackageEvidence[];
  /** By number. */
  readonly withheld: readonly WithheldEvidence[];
  /** Of the engagement; neither drafts nor withdrawn ones. By number. */
  readonly exceptions: readonly PackageException[];
  /** By number. Replaced and draft ones are among them, said so. */
  readonly populations: readonly PackagePopulation[];
  /**
   * What the auditor asked, in the order of their list, with no more than links to what is in the package; null where
   * the engagement has none.
   */
  readonly requests: readonly HandedOverRequest[] | null;
  /** Null where the registers have nothing to tell of the scope. */
  readonly programme: PackageProgramme | null;
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
