// Branded identifiers: a control id cannot go where an evidence id is due, neither at compile time
// nor on arrival from another process. People read, type and quote these ids, so they are the field's
// own forms (CTL-014, EVD-0042, CC6.1-3), stable for ever and never reused.
import { z } from 'zod';

const id = <Brand extends string>(pattern: RegExp, brand: Brand) =>
  z.string().regex(pattern, `not a ${brand}`).brand<Brand>();

export const VaultId = id(/^[0-9a-f]{32}$/, 'VaultId');
export type VaultId = z.infer<typeof VaultId>;

export const MemberId = id(/^MEM-\d{2,4}$/, 'MemberId');
export type MemberId = z.infer<typeof MemberId>;

export const EngagementId = id(/^ENG-\d{2,4}$/, 'EngagementId');
export type EngagementId = z.infer<typeof EngagementId>;

export const ControlId = id(/^CTL-\d{3,6}$/, 'ControlId');
export type ControlId = z.infer<typeof ControlId>;

/** One of the starter controls we ship (AC-01 to AC-90). Loading one makes a control of the vault. */
export const StarterControlId = id(/^AC-\d{2,3}$/, 'StarterControlId');
export type StarterControlId = z.infer<typeof StarterControlId>;

export const EvidenceId = id(/^EVD-\d{4,7}$/, 'EvidenceId');
export type EvidenceId = z.infer<typeof EvidenceId>;

/** One version of an evidence item, `EVD-0042.01`. */
export const EvidenceVersionRef = id(/^EVD-\d{4,7}\.\d{2,3}$/, 'EvidenceVersionRef');
export type EvidenceVersionRef = z.infer<typeof EvidenceVersionRef>;

/** An occurrence that failed, with its answer: `EXC-02`. */
export const ExceptionId = id(/^EXC-\d{2,5}$/, 'ExceptionId');
export type ExceptionId = z.infer<typeof ExceptionId>;

/** One readiness assessment, `ASM-01`. */
export const AssessmentId = id(/^ASM-\d{2,4}$/, 'AssessmentId');
export type AssessmentId = z.infer<typeof AssessmentId>;

/** Something to be done before the examination, `REM-012`. */
export const RemediationTaskId = id(/^REM-\d{3,6}$/, 'RemediationTaskId');
export type RemediationTaskId = z.infer<typeof RemediationTaskId>;

/** A list from which an auditor picks, `POP-03`. */
export const PopulationId = id(/^POP-\d{2,4}$/, 'PopulationId');
export type PopulationId = z.infer<typeof PopulationId>;

/** One picked row of a population, `POP-03.S-07`. */
export const SampleItemId = id(/^POP-\d{2,4}\.S-\d{2,5}$/, 'SampleItemId');
export type SampleItemId = z.infer<typeof SampleItemId>;

export const PackageId = id(/^PKG-\d{4}-\d{2,4}$/, 'PackageId');
export type PackageId = z.infer<typeof PackageId>;

/** One sealed round of a package, as it is quoted: `PKG-2026-01-r2`. */
export const PackageRoundRef = id(/^PKG-\d{4}-\d{2,4}-r\d{1,3}$/, 'PackageRoundRef');
export type PackageRoundRef = z.infer<typeof PackageRoundRef>;

/** Somebody who receives packages, `RCP-01`. */
export const RecipientId = id(/^RCP-\d{2,4}$/, 'RecipientId');
export type RecipientId = z.infer<typeof RecipientId>;

/** One thing the auditor asked for, `REQ-031`. The firm's own number is its reference. */
export const RequestId = id(/^REQ-\d{3,6}$/, 'RequestId');
export type RequestId = z.infer<typeof RequestId>;

export const CriterionId = id(/^(CC|A|PI|C|P)\d\.\d{1,2}$/, 'CriterionId');
export type CriterionId = z.infer<typeof CriterionId>;

export const PointOfFocusId = id(/^(CC|A|PI|C|P)\d\.\d{1,2}-\d{1,2}$/, 'PointOfFocusId');
export type PointOfFocusId = z.infer<typeof PointOfFocusId>;

export const SeriesId = id(/^(CC|A|PI|C|P)\d$/, 'SeriesId');
export type SeriesId = z.infer<typeof SeriesId>;

/** Lower-case hex SHA-256. */
export const Sha256 = id(/^[0-9a-f]{64}$/, 'Sha256');
export type Sha256 = z.infer<typeof Sha256>;

/** Stands for a path that main knows; the window never sees or names a path of its own making. */
export const FileToken = id(/^file-[0-9a-f]{32}$/, 'FileToken');
export type FileToken = z.infer<typeof FileToken>;

/** Names a piece of long work so that its progress can be followed and it can be cancelled. */
export const JobId = id(/^job-[0-9a-zA-Z-]{1,64}$/, 'JobId');
export type JobId = z.infer<typeof JobId>;

const numbered = <T extends string>(prefix: string, width: number, number: number): T =>
  `${prefix}-${String(number).padStart(width, '0')}` as T;

export const memberId = (number: number): MemberId => numbered('MEM', 2, number);
export const engagementId = (number: number): EngagementId => numbered('ENG', 2, number);
export const controlId = (number: number): ControlId => numbered('CTL', 3, number);
export const evidenceId = (number: number): EvidenceId => numbered('EVD', 4, number);
export const evidenceVersionRef = (item: number, version: number): EvidenceVersionRef =>
  `${evidenceId(item)}.${String(version).padStart(2, '0')}` as EvidenceVersionRef;
export const exceptionId = (number: number): ExceptionId => numbered('EXC', 2, number);
export const assessmentId = (number: number): AssessmentId => numbered('ASM', 2, number);
export const remediationTaskId = (number: number): RemediationTaskId => numbered('REM', 3, number);
export const populationId = (number: number): PopulationId => numbered('POP', 2, number);
export const sampleItemId = (population: number, number: number): SampleItemId =>
  `${populationId(population)}.S-${String(number).padStart(2, '0')}` as SampleItemId;
export const packageId = (year: number, number: number): PackageId =>
  `PKG-${String(year)}-${String(number).padStart(2, '0')}` as PackageId;

export const packageRoundRef = (id: PackageId, round: number): PackageRoundRef =>
  `${id}-r${String(round)}` as PackageRoundRef;
export const recipientId = (number: number): RecipientId => numbered('RCP', 2, number);

export const requestId = (number: number): RequestId => numbered('REQ', 3, number);

/** The number in an id: 42 for `EVD-0042`. The id must be one of the numbered kinds above. */
export const numberOf = (
  numberedId:
    | MemberId
    | EngagementId
    | ControlId
    | EvidenceId
    | ExceptionId
    | AssessmentId
    | RemediationTaskId
    | PopulationId
    | PackageId
    | RecipientId
    | RequestId,
): number => Number(numberedId.slice(numberedId.lastIndexOf('-') + 1));
