// What people did with the evidence once it was in: linked it to their own controls, ticked off checklists,
// said why an occurrence did not have to happen, judged themselves, and wrote down what went wrong.
import {
  assignEvidence,
  excuseOccurrence,
  getControl,
  linkEvidence,
  listEvidence,
  type OpenVault,
  tickItem,
} from '../../../src/engine';
import type { ControlId, EvidenceId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { PERIOD } from './company';
import { BADGES, MODEL_CARDS } from './evidence/routine-people';
import { recordExceptions } from './exceptions';
import type { OwnControls } from './owned-controls';
import { judgeReadiness } from './readiness';

const titled = (vault: OpenVault, search: string): EvidenceId[] =>
  listEvidence(vault, {
    ...{ search, controlId: null, criterionId: null, verdict: null },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 500 },
  }).rows.map((row) => row.id);

const EXCUSES = [
  [
    'AC-37',
    '2026-01-01',
    'Until the office was given up on 31 March its badges were reviewed by a control of their own (CTL-052); hosting sites are carved out.',
  ],
  ['AC-37', '2026-07-01', 'There is no office since 31 March 2026; hosting sites are carved out.'],
  [
    'AC-69',
    '2026-02-17',
    'Stores were moved to the new region that day and read-only; a full copy of each was made and kept (change 3171).',
  ],
] as const;

/** The first items of most checklists have something to show; some are open, as they are in January. */
const tickChecklists = (vault: OpenVault, controls: Iterable<ControlId>): void => {
  let at = 0;
  for (const id of controls) {
    at += 1;
    const { checklistItems, evidence } = getControl(vault, id);
    const shown = evidence.filter((one) => one.verdict === 'inside' || one.verdict === 'partly-inside');
    const items = at % 4 === 0 ? checklistItems.slice(0, 1) : checklistItems.slice(0, at % 3 === 0 ? 3 : 2);
    items.forEach(({ number }, index) => {
      const one = shown[index % Math.max(1, shown.length)];
      if (one !== undefined) tickItem(vault, id, number, [one.id]);
    });
  }
};

export const finishYear = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  own: OwnControls,
): void => {
  for (const id of titled(vault, MODEL_CARDS)) linkEvidence(vault, id, [own.modelCards], []);
  for (const id of titled(vault, BADGES)) linkEvidence(vault, id, [own.badges], []);
  for (const [starter, from, reason] of EXCUSES) {
    const controlId = controlOf.get(starter);
    if (controlId === undefined) throw new Error(`the sample company has not loaded ${starter}`);
    excuseOccurrence(vault, { controlId, from: from as CalendarDate, reason });
  }
  const policySet = controlOf.get('AC-10');
  if (policySet === undefined) throw new Error('the sample company has not loaded AC-10');
  // A policy shows no occurrence by itself; this one is the occurrence.
  assignEvidence(vault, {
    controlId: policySet,
    from: PERIOD.from as CalendarDate,
    evidenceIds: titled(vault, 'security policy 4.1'),
    reason: 'The approval of 20 January is the yearly one.',
  });
  tickChecklists(vault, [...controlOf.values(), own.modelCards, own.badges]);
  judgeReadiness(vault, controlOf);
  const [scanAfter] = titled(vault, 'scan-2026-08-17');
  if (scanAfter === undefined) throw new Error('the sample company has no scan of the week after');
  recordExceptions(vault, controlOf, scanAfter);
};
