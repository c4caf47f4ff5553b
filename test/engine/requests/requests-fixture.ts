// A vault with an engagement and a few requests of a firm, for tests of what happens to them.
import {
  addEvidence,
  askedByHand,
  createEngagement,
  loadStarterControls,
  type OpenVault,
} from '../../../src/engine';
import type { AskedFacts, HandledFacts } from '../../../src/shared/domain/request';
import type { ControlId, EvidenceId, RequestId, StarterControlId } from '../../../src/shared/ids';
import { requestId } from '../../../src/shared/ids';
import type { CalendarDate, DateRange } from '../../../src/shared/period';
import { facts, quietJob } from '../temporary-vault';
import { sourceFile } from '../vault-fixture';

export const day = (text: string): CalendarDate => text as CalendarDate;
export const REQ = (number: number): RequestId => requestId(number);
export const CONTROL = 'CTL-001' as ControlId;
export const EVIDENCE = 'EVD-0001' as EvidenceId;
export const TODAY = day('2026-07-01');

export const asked = (given: Partial<AskedFacts> = {}): AskedFacts => ({
  reference: '',
  wording: 'Provide the list of users with administrative access as of period end.',
  title: 'Administrators',
  area: 'Access control',
  kind: 'document',
  named: 'CC6.1',
  period: null,
  requestedOn: day('2026-06-01'),
  dueOn: null,
  priority: 'normal',
  extra: [],
  ...given,
});

export const handled = (given: Partial<HandledFacts> = {}): HandledFacts => ({
  owner: '',
  ownDueOn: null,
  ...given,
});

export const startYear = (vault: OpenVault): void => {
  createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as DateRange,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
};

/** An engagement, two controls, an item of evidence, and requests PBC-01 to PBC-04. */
export const fillWithRequests = async (vault: OpenVault, work: string): Promise<void> => {
  startYear(vault);
  await addEvidence(vault, [{ paths: [await sourceFile(work, 'a.csv', 'a')], facts: facts() }], quietJob());
  askedByHand(vault, asked({ reference: 'PBC-01', dueOn: day('2026-06-20') }), handled());
  askedByHand(
    vault,
    asked({
      reference: 'PBC-02',
      wording: 'Ändringar “ü” mit\u0001 Steuerzeichen',
      title: 'Changes',
      period: { from: day('2025-10-01'), to: day('2026-09-30') },
      dueOn: day('2026-07-10'),
      extra: [{ column: 'Tester', value: 'N. Oakes' }],
    }),
    handled({ owner: 'Dana Owner' }),
  );
  askedByHand(vault, asked({ reference: 'PBC-03', area: 'Vendors', title: 'Vendors' }), handled());
  askedByHand(vault, asked({ title: 'Asked by telephone' }), handled({ owner: 'DANA OWNER' }));
};
