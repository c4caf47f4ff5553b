import { describe, expect, it } from 'vitest';
import { SPECS } from '.';
import type { Fields } from './field';
import { HANDED_PREFIX, HANDED_REGISTERS, keptFields, memberName } from './handed-over';

const REFUSED = new Set([
  'result',
  'results',
  'conclusion',
  'opinion',
  'test_performed',
  'auditor_result',
  'passed',
  'score',
]);

const namesIn = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) => [
    name,
    ...(field.fields === null ? [] : namesIn(field.fields)),
  ]);

/** Whoever adds a field decides here whether it leaves the vault. */
const TOLD = {
  document: 'type title engagement owner isFirmsWording signatory signedOn signedFile diagrams',
  vendor:
    'name service owner tier role method isModelProvider dataTouched location trainsOnOurData contract contractEndsOn dpa baa documents nextReviewOn reviewMonths website',
  'vendor-report':
    'vendor type asOf periodFrom periodTo issuedOn firm firmChecked categories opinion qualification remediation coversOurServices exceptionCount exceptions carvedOut cuecs csocs bridgeFrom bridgeTo bridgeOn incidentInGap bridgeNotes files mayHandOn reviewer reviewedOn conclusion nextReviewOn',
  person: 'name number role team manager kind startedOn leftOn screenedOn accessEndedOn',
  incident:
    'title reference severity kind detectedOn startedOn containedOn resolvedOn owner what effect customersTold toldOn personalData peopleTouched commitmentsMissed cause actions reviewedOn controls evidence',
  risk: 'title reference category description effect owner likelihood impact treatment plan dueOn controls criteria residualLikelihood residualImpact acceptedBy assessedOn nextReviewOn',
  change:
    'title reference kind isSignificant description requestedBy testedBy approver approvedOn doneOn isEmergency rollback controls evidence',
  policy: 'title kind owner acknowledgedBy teams reviewMonths nextReviewOn',
  'ai-asset':
    'name type release purpose owner vendor basedOn trainedOn provenance licence licenceTerms personalData customerData legalBasis sensitivity changeKind change evaluatedBy result approver approvedOn controls liveOn rollback rolledBackTo retention deleteOn deletedOn deletion usedIn nextReviewOn',
} as const;

describe('what a package tells of a record', () => {
  it.each(HANDED_REGISTERS)('of %s is what stands here, and nothing that was added since', (register) => {
    const kept = keptFields(register);
    const told = Object.keys(SPECS[register].fields).filter((name) => !kept.has(name));
    expect(told.join(' ')).toBe(TOLD[register]);
  });

  it.each(HANDED_REGISTERS)(
    'of %s has no member that only an auditor may fill, and ids of its own',
    (register) => {
      const members = namesIn(SPECS[register].fields).map(memberName);
      expect(members.filter((name) => REFUSED.has(name))).toEqual([]);
      expect(HANDED_PREFIX[register]).toBe(SPECS[register].prefix);
    },
  );
});
