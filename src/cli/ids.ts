// Ids as they are typed, checked before a vault is opened, so that a slip is wrong use and not a search.
import type { z } from 'zod';
import { RecordTarget } from '../shared/domain/programme/record';
import { RecordId } from '../shared/domain/programme/record-id';
import { ReadinessSubject } from '../shared/domain/readiness';
import {
  AssessmentId,
  ControlId,
  CriterionId,
  EngagementId,
  EvidenceId,
  ExceptionId,
  MemberId,
  PackageId,
  PointOfFocusId,
  PopulationId,
  RecipientId,
  RequestId,
  SampleItemId,
  SeriesId,
  StarterControlId,
} from '../shared/ids';
import { WrongUse } from './wrong-use';

const reader =
  <T extends z.ZodType>(schema: T, what: string, example: string) =>
  (typed: string): z.output<T> => {
    const parsed = schema.safeParse(typed.trim().toUpperCase());
    if (parsed.success) return parsed.data;
    throw new WrongUse(`“${typed}” is not ${what}; one looks like ${example}.`);
  };

export const readAssessmentId = reader(AssessmentId, 'an assessment', 'ASM-01');
export const readControlId = reader(ControlId, 'a control', 'CTL-014');
export const readCriterionId = reader(CriterionId, 'a criterion', 'CC6.1');
export const readEngagementId = reader(EngagementId, 'an engagement', 'ENG-01');
export const readEvidenceId = reader(EvidenceId, 'evidence', 'EVD-0042');
export const readExceptionId = reader(ExceptionId, 'an exception', 'EXC-02');
export const readMemberId = reader(MemberId, 'a member', 'MEM-02');
export const readPointOfFocusId = reader(PointOfFocusId, 'a point of focus', 'CC6.1-3');
export const readPopulationId = reader(PopulationId, 'a population', 'POP-03');
export const readSampleItemId = reader(SampleItemId, 'a picked row', 'POP-03.S-07');
export const readRequestId = reader(RequestId, 'a request', 'REQ-031');
export const readPackageId = reader(PackageId, 'a package', 'PKG-2026-01');
export const readSeriesId = reader(SeriesId, 'a series', 'CC6');
export const readStarterControlId = reader(StarterControlId, 'a starter control', 'AC-24');
export const readSubject = reader(ReadinessSubject, 'a criterion or a control', 'CC6.1 or CTL-014');
export const readRecordId = reader(RecordId, 'a record of a register', 'VND-03');
export const readRecordTarget = reader(
  RecordTarget,
  'a control, a criterion, evidence or a record',
  'CTL-014, CC6.1, EVD-0042 or VND-03',
);
export const readRecipientId = reader(RecipientId, 'a recipient', 'RCP-01');
