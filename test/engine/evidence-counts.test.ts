// Only evidence that counts is counted: for occurrences, controls, criteria, ticks, months and packages
// (docs/evidence.md). A step in its life shows everywhere at once.
import { beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  addMember,
  addVersion,
  approveEvidence,
  coverageSummary,
  createEngagement,
  criteriaStanding,
  evidenceByMonth,
  getControl,
  loadStarterControls,
  occurrencesOfControl,
  openVault,
  type OpenVault,
  planPackage,
  rejectEvidence,
  requestEvidence,
  submitEvidence,
  tickItem,
  withdrawEvidence,
} from '../../src/engine';
import type { ControlId, EvidenceId, PointOfFocusId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate, DateRange } from '../../src/shared/period';
import { itemSays, versionSays } from './lived-evidence';
import { facts, makeVault, PASSPHRASE, quietJob, type TemporaryVault } from './temporary-vault';

const REVIEWER = 'four paper boats on a still canal';
const ONE = 'EVD-0001' as EvidenceId;
const CONTROL = 'CTL-001' as ControlId;
const today = '2026-12-01' as CalendarDate;
const effective = { from: '2026-01-01', to: '2026-12-31' } as DateRange;

let made: TemporaryVault;
let vault: OpenVault;

beforeEach(async () => {
  made = await makeVault();
  ({ vault } = made);
  createEngagement(vault, {
    type: 2,
    period: effective,
    systemName: 'Answers',
    firm: '',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
  await addMember(vault, { name: 'Rob Reviewer', role: 'reviewer', passphrase: REVIEWER });
  const point = criteriaStanding(vault).find((one) => one.criterionId === 'CC6.1')?.pointsOfFocus[0]?.id;
  const given = facts({ effective, controlIds: [CONTROL], pointOfFocusIds: [point as PointOfFocusId] });
  await addEvidence(vault, [{ paths: [made.file('a.csv', 'a')], facts: given }], quietJob());
  tickItem(vault, CONTROL, 1, [ONE]);
});

/** How often the one item is counted, wherever something is counted. */
const counted = () => {
  const control = getControl(vault, CONTROL);
  const criterion = criteriaStanding(vault).find((one) => one.criterionId === 'CC6.1');
  const { occurrences } = occurrencesOfControl(vault, { today, controlId: CONTROL });
  return {
    control: [control.evidenceCount, control.evidenceInPeriodCount],
    ticks: control.checklist.ticked,
    criterion: criterion?.evidenceCount,
    point: criterion?.pointsOfFocus[0]?.evidenceCount,
    met: occurrences.some((one) => one.state === 'met' || one.evidenceIds.includes(ONE)),
    summary: coverageSummary(vault, { today, limit: 1 }).counts.met > 0,
    months: evidenceByMonth(vault).some((one) => one.evidenceCount > 0 || one.controlCount > 0),
    package: planPackage(vault, 'ENG-01' as never).evidenceCount,
  };
};

const EVERYWHERE = {
  control: [1, 1],
  ticks: 1,
  criterion: 1,
  point: 1,
  met: true,
  summary: true,
  months: true,
  package: 1,
};
const NOWHERE = {
  control: [0, 0],
  ticks: 0,
  criterion: 0,
  point: 0,
  met: false,
  summary: false,
  months: false,
  package: 0,
};

const asReviewer = async (work: (reviewer: OpenVault) => void): Promise<void> => {
  vault.close();
  const reviewer = await openVault(vault.folder, { passphrase: REVIEWER }, made.environment);
  work(reviewer);
  reviewer.close();
  vault = await openVault(vault.folder, { passphrase: PASSPHRASE }, made.environment);
};

it('a draft, what is in review and what is approved count everywhere', async () => {
  expect(counted()).toEqual(EVERYWHERE);
  submitEvidence(vault, ONE, 1);
  expect(counted()).toEqual(EVERYWHERE);
  await asReviewer((reviewer) => approveEvidence(reviewer, ONE, 1, ''));
  expect(counted()).toEqual(EVERYWHERE);
});

it('what is withdrawn counts nowhere, and its control still shows it', () => {
  withdrawEvidence(vault, ONE, 'Other system');
  expect(counted()).toEqual(NOWHERE);
  expect(getControl(vault, CONTROL).evidence.map(({ id, state }) => [id, state])).toEqual([
    [ONE, 'withdrawn'],
  ]);
});

it('what is rejected counts nowhere until another version follows', async () => {
  submitEvidence(vault, ONE, 1);
  await asReviewer((reviewer) => rejectEvidence(reviewer, ONE, 1, 'Not all of it'));
  expect(counted()).toEqual(NOWHERE);
  await addVersion(vault, ONE, [made.file('b.csv', 'b')], versionSays({ effective }), '', quietJob());
  expect(counted()).toEqual(EVERYWHERE);
});

it('a version that waits behind an approved one counts for nothing yet', async () => {
  approveEvidence(vault, ONE, 1, 'Alone');
  const later = { from: '2027-01-01', to: '2027-12-31' } as DateRange;
  await addVersion(vault, ONE, [made.file('b.csv', 'b')], versionSays({ effective: later }), '', quietJob());
  expect(counted()).toEqual(EVERYWHERE);
  approveEvidence(vault, ONE, 2, 'Alone');
  expect(counted()).toEqual({ ...NOWHERE, control: [1, 0], criterion: 1, point: 1, package: 1 });
});

it('what is only requested counts nowhere', () => {
  withdrawEvidence(vault, ONE, 'x');
  requestEvidence(vault, {
    title: 'Asked for',
    item: itemSays(),
    controlIds: [CONTROL],
    pointOfFocusIds: [],
    linkReason: '',
  });
  expect(counted()).toEqual(NOWHERE);
});
