// What did not run as it should have in 2026: one dealt with and handed over, one still a draft, one that the
// firm found after it had the package.
import { type OpenVault, recordException, setExceptionState } from '../../../src/engine';
import { type ExceptionState, NewException, NOTHING_STATED } from '../../../src/shared/domain/exception';
import type { ControlId, EvidenceId } from '../../../src/shared/ids';
import { leader } from './people';

const ALONG: readonly ExceptionState[] = [
  'confirmed',
  'responded',
  'remediating',
  'fixed',
  'retested',
  'closed',
];

const record = (vault: OpenVault, given: object, until: ExceptionState): void => {
  const { id } = recordException(vault, NewException.parse({ ...NOTHING_STATED, ...given }));
  for (const state of ALONG.slice(0, ALONG.indexOf(until) + 1)) setExceptionState(vault, id, state);
};

const known = (controlOf: ReadonlyMap<string, ControlId>, starter: string): ControlId => {
  const id = controlOf.get(starter);
  if (id === undefined) throw new Error(`the sample company has not loaded ${starter}`);
  return id;
};

/** Those of before the package: EXC-01 and EXC-02. `scanAfter` is the scan of the week that followed. */
export const recordExceptions = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  scanAfter: EvidenceId,
): void => {
  record(
    vault,
    {
      title: 'No vulnerability scan in the second week of August',
      controlId: known(controlOf, 'AC-43'),
      occurrenceFrom: '2026-08-10',
      whatHappened:
        'The scheduled scan of 10 to 16 August did not run. Nobody missed the report until the one after.',
      foundBy: 'self',
      foundOn: '2026-08-18',
      cause: 'The scanner’s licence key had run out, and the job ended without an alarm.',
      extent: { failed: 1, of: 53 },
      effect: 'Weaknesses published that week were seen up to seven days later. None was rated high.',
      compensatingControl: 'Dependency alerts in the repositories ran all week.',
      remediation:
        'The job now raises an alarm when it ends without a report; licence dates are in the calendar.',
      owner: leader('security').name,
      due: '2026-08-28',
      fixedOn: '2026-08-24',
      retest: 'Job stopped on purpose on 27 August; the alarm came after four minutes.',
      response:
        'Management agrees. The scan of the week after covered all systems, and the alarm prevents a silent stop.',
      responseApprovedBy: leader('operations').name,
      responseApprovedOn: '2026-08-25',
      evidenceIds: [scanAfter],
    },
    'closed',
  );
  record(
    vault,
    {
      title: 'Roles on the model platform were not reviewed in November',
      controlId: known(controlOf, 'AC-29'),
      occurrenceFrom: '2026-11-01',
      whatHappened: 'The monthly review fell into the absence of the Head of AI; nobody stood in.',
      foundBy: 'self',
      foundOn: '2026-12-14',
      owner: leader('ai').name,
    },
    'draft',
  );
};

/** What the firm said when it had looked at the package: EXC-03. */
export const recordAfterPackage = (vault: OpenVault, controlOf: ReadonlyMap<string, ControlId>): void => {
  record(
    vault,
    {
      title: 'No backup job on 14 June',
      controlId: known(controlOf, 'AC-69'),
      occurrenceFrom: '2026-06-14',
      whatHappened: 'The log of June has no job for Sunday the 14th; the next one ran on the 15th.',
      foundBy: 'auditor',
      foundOn: '2027-01-15',
      cause: 'Under investigation.',
      extent: { failed: 1, of: 365 },
      owner: leader('continuity').name,
      due: '2027-01-29',
    },
    'confirmed',
  );
};
