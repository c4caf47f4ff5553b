// A vault whose auditor asked four things, with every internal word marked as a secret: for tests of what leaves it.
import {
  addEvidence,
  addRecipient,
  askedByHand,
  assignRequests,
  commentRequest,
  createEngagement,
  linkRequests,
  loadStarterControls,
  type OpenVault,
  setInternalStatus,
} from '../../src/engine';
import { type ControlId, type EvidenceId, requestId, type StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { asked, handled } from './requests/requests-fixture';
import { facts, quietJob } from './temporary-vault';
import { sourceFile } from './vault-fixture';

const REQ = requestId;
const day = (text: string): CalendarDate => text as CalendarDate;
const control = (number: number): ControlId => `CTL-00${String(number)}` as ControlId;
const evidence = (number: number): EvidenceId => `EVD-000${String(number)}` as EvidenceId;

/** Two controls with an item each, one item that only a request needs, one that nobody needs; four requests. */
export const fillAsked = async (vault: OpenVault, work: string): Promise<void> => {
  createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  const effective = { from: '2026-01-01', to: '2026-01-31' } as never;
  const items = [
    ['one.txt', [control(1)]],
    ['two.txt', [control(2)]],
    ['for-a-request.txt', []],
    ['nobody-needs-it.txt', []],
  ] as const;
  const taken = [];
  for (const [name, controlIds] of items)
    taken.push({
      paths: [await sourceFile(work, name, `bytes of ${name}`)],
      facts: facts({ title: name, controlIds: [...controlIds], effective }),
    });
  await addEvidence(vault, taken, quietJob());
  askedByHand(
    vault,
    asked({ reference: 'PBC-01', wording: 'Reviews of each quarter', dueOn: day('2026-06-20') }),
    handled({ owner: 'SECRET-owner', ownDueOn: day('2031-12-24') }),
  );
  askedByHand(
    vault,
    asked({ reference: 'PBC-02', extra: [{ column: 'SECRET-column', value: 'SECRET-cell' }] }),
    handled(),
  );
  askedByHand(
    vault,
    asked({ reference: 'PBC-03', title: '', wording: 'About the second control' }),
    handled(),
  );
  askedByHand(vault, asked({ wording: 'Something in general' }), handled());
  const link = (number: number, ...targets: Parameters<typeof linkRequests>[1]['targets']) =>
    linkRequests(vault, { ids: [REQ(number)], targets, note: 'SECRET-link-note' });
  link(1, { kind: 'control', id: control(1) }, { kind: 'evidence', id: evidence(1) });
  link(1, { kind: 'evidence', id: evidence(3) });
  // Linked while it is worked on: not handed over.
  link(2, { kind: 'evidence', id: evidence(4) });
  link(3, { kind: 'control', id: control(2) });
  link(4, { kind: 'evidence', id: evidence(2) });
  commentRequest(vault, { id: REQ(1), text: 'Two of them are signed', isInternal: false });
  commentRequest(vault, { id: REQ(1), text: 'SECRET-comment', isInternal: true });
  const ready = { to: 'ready-for-review', note: 'SECRET-step-note' } as const;
  setInternalStatus(vault, { ids: [REQ(1), REQ(4)], to: 'in-progress', note: '' });
  setInternalStatus(vault, { ids: [REQ(1), REQ(4)], ...ready });
  assignRequests(vault, { ids: [REQ(2)], owner: 'SECRET-other-owner', ownDueOn: null });
  addRecipient(vault, {
    firm: 'Bramwell & Oakes LLP',
    person: 'Noor Haddad',
    email: '',
    purpose: '',
    until: null,
    note: '',
  });
};
