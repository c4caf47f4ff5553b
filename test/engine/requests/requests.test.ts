// Requests at the desk: two tracks, who waits for whom, links and talk.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askedByHand,
  assignRequests,
  changeRequest,
  checkVault,
  commentRequest,
  getRequest,
  linkRequests,
  type OpenVault,
  openVault,
  recordAuditorStatus,
  setInternalStatus,
  submitByHand,
  unlinkRequest,
} from '../../../src/engine';
import { moveAuditor, requestsToHandOver } from '../../../src/engine/requests';
import type { PopulationId } from '../../../src/shared/ids';
import { UserError } from '../../../src/shared/errors';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { vaultFixture, type VaultFixture } from '../vault-fixture';
import { asked, CONTROL, day, EVIDENCE, fillWithRequests, handled, REQ, TODAY } from './requests-fixture';

let fixture: VaultFixture;
let vault: OpenVault;

beforeAll(async () => {
  fixture = await vaultFixture(fillWithRequests);
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  vault = await openVault(await fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
});
afterEach(() => {
  vault.close();
});

const get = (number: number) => getRequest(vault, REQ(number), TODAY);
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'done';
};
const entries = (): number => vault.db.prepare('SELECT count(*) FROM journal').pluck().get() as number;
const told = (to: Parameters<typeof recordAuditorStatus>[1]['to'], on: string, note = '') =>
  recordAuditorStatus(vault, { id: REQ(1), to, on: day(on), toldBy: 'N. Oakes', note });
const submit = (on: string) =>
  submitByHand(vault, { ids: [REQ(1)], round: null, on: day(on), note: 'by the portal' });

describe('a request', () => {
  it('keeps the words of the firm as they came', () => {
    const detail = get(2);
    expect(detail).toMatchObject({
      reference: 'PBC-02',
      wording: 'Ändringar “ü” mit\u0001 Steuerzeichen',
      period: { from: '2025-10-01', to: '2026-09-30' },
      extra: [{ column: 'Tester', value: 'N. Oakes' }],
      internal: 'assigned',
      auditor: 'open',
      waitingOn: 'organization',
      waitingSince: '2026-06-01',
      isLate: false,
      turns: [],
    });
    expect(get(1).isLate).toBe(true);
  });

  it('refuses a number of the firm that another has, and takes none as often as it likes', () => {
    expect(codeOf(() => askedByHand(vault, asked({ reference: 'PBC-01' }), handled()))).toBe(
      'request.reference-taken',
    );
    const { id: _, ...two } = get(2);
    expect(codeOf(() => changeRequest(vault, REQ(2), asked({ reference: 'PBC-03' }), handled()))).toBe(
      'request.reference-taken',
    );
    expect(get(2)).toEqual({ id: REQ(2), ...two });
    expect(askedByHand(vault, asked(), handled()).id).toBe('REQ-005');
  });

  it('is changed with both wordings in the journal, and not at all by what it says already', () => {
    const before = entries();
    changeRequest(
      vault,
      REQ(3),
      asked({ reference: 'PBC-03', area: 'Vendors', title: 'Vendors' }),
      handled(),
    );
    expect(entries()).toBe(before);
    changeRequest(
      vault,
      REQ(3),
      asked({ reference: 'PBC-03', wording: 'Another' }),
      handled({ owner: 'Eve' }),
    );
    expect(get(3)).toMatchObject({ wording: 'Another', owner: 'Eve', internal: 'assigned' });
    expect(entries()).toBe(before + 3);
    assignRequests(vault, { ids: [REQ(3), REQ(1)], owner: '', ownDueOn: null });
    expect([get(3).internal, get(1).internal, entries() - before]).toEqual(['new', 'new', 5]);
  });

  it('takes only the steps its own track has', () => {
    const step = (to: Parameters<typeof setInternalStatus>[1]['to']) =>
      codeOf(() => setInternalStatus(vault, { ids: [REQ(1)], to, note: '' }));
    expect(step('submitted')).toBe('request.state');
    expect(step('closed')).toBe('request.state');
    expect(
      ['in-progress', 'needs-clarification', 'ready-for-review', 'in-progress'].map((to) =>
        step(to as never),
      ),
    ).toEqual(['done', 'done', 'done', 'done']);
    submit('2026-06-10');
    expect(get(1).nextInternal).toEqual(['in-progress', 'closed']);
    told('accepted', '2026-06-15');
    expect(get(1).nextInternal).toEqual([]);
    expect(step('in-progress')).toBe('request.state');
  });

  it('changes none of many when one of them cannot take the step', () => {
    submit('2026-06-10');
    told('accepted', '2026-06-15');
    expect(
      codeOf(() => setInternalStatus(vault, { ids: [REQ(2), REQ(1)], to: 'in-progress', note: '' })),
    ).toBe('request.state');
    expect(get(2).internal).toBe('assigned');
  });

  it('passes from side to side by what is delivered and what the auditor tells, and each turn stays', () => {
    setInternalStatus(vault, { ids: [REQ(1)], to: 'ready-for-review', note: 'exported anew' });
    submit('2026-06-10');
    expect(get(1)).toMatchObject({
      ...{ auditor: 'submitted', internal: 'submitted', waitingOn: 'auditor' },
      ...{ waitingSince: '2026-06-10', isLate: false },
    });
    told('in-review', '2026-06-12');
    expect(get(1).waitingSince).toBe('2026-06-10');
    expect(codeOf(() => told('returned', '2026-06-14'))).toBe('request.reason-missing');
    told('returned', '2026-06-14', 'The list has no dates.');
    expect(get(1)).toMatchObject({
      ...{ auditor: 'returned', internal: 'in-progress', returnReason: 'The list has no dates.' },
      ...{ waitingOn: 'organization', waitingSince: '2026-06-14', isLate: true },
    });
    submit('2026-06-16');
    told('accepted', '2026-06-18');
    expect(get(1)).toMatchObject({
      ...{ auditor: 'accepted', internal: 'closed', returnReason: '', waitingOn: 'nobody', isLate: false },
    });
    expect(get(1).turns.map((one) => `${one.on} ${one.track} ${one.from} → ${one.to} (${one.via})`)).toEqual([
      '2026-07-01 internal new → ready-for-review (typed)',
      '2026-06-10 auditor open → submitted (typed)',
      '2026-06-10 internal ready-for-review → submitted (typed)',
      '2026-06-12 auditor submitted → in-review (told)',
      '2026-06-14 auditor in-review → returned (told)',
      '2026-06-14 internal submitted → in-progress (told)',
      '2026-06-16 auditor returned → submitted (typed)',
      '2026-06-16 internal in-progress → submitted (typed)',
      '2026-06-18 auditor submitted → accepted (told)',
      '2026-06-18 internal submitted → closed (told)',
    ]);
    expect(get(1).turns[4]).toMatchObject({ saidBy: 'N. Oakes', byName: 'Dana Owner' });
    expect(codeOf(() => told('accepted', '2026-06-19'))).toBe('request.state');
    expect(codeOf(() => submit('2026-06-20'))).toBe('request.state');
    told('open', '2026-06-25');
    expect(get(1)).toMatchObject({ internal: 'in-progress', waitingOn: 'organization' });
  });

  it('is in progress again when it comes back, also where nobody recorded that it went out', () => {
    setInternalStatus(vault, { ids: [REQ(1)], to: 'ready-for-review', note: '' });
    told('returned', '2026-06-14', 'No dates.');
    expect(get(1)).toMatchObject({ auditor: 'returned', internal: 'in-progress' });
    expect(requestsToHandOver(vault, get(1).engagementId)[0]).toMatchObject({
      ...{ status: 'returned', returnReason: 'No dates.', isAnswered: false },
    });
  });

  it('keeps a return without a reason as a list told it, and only a list', () => {
    const returned = (via: 'list' | 'response') =>
      codeOf(() =>
        vault.write((change) =>
          moveAuditor(change, 1, 'returned', {
            ...{ on: TODAY, via, note: '', auditorWord: 'Flagged', returnReason: '' },
          }),
        ),
      );
    expect(returned('response')).toBe('request.reason-missing');
    expect(returned('list')).toBe('done');
    expect(get(1)).toMatchObject({ auditor: 'returned', auditorWord: 'Flagged', returnReason: '' });
  });

  it('holds what is said, once a day, and knows what stays inside', () => {
    const say = (isInternal: boolean) =>
      commentRequest(vault, { id: REQ(1), text: 'Export is running.', isInternal });
    say(false);
    const before = entries();
    say(false);
    expect(entries()).toBe(before);
    say(true);
    expect(get(1).comments.map((one) => [one.side, one.author, one.isInternal])).toEqual([
      ['organization', 'Dana Owner', false],
      ['organization', 'Dana Owner', true],
    ]);
  });

  it('is linked to what answers it, and to nothing that is not there', () => {
    const targets = [
      { kind: 'control', id: CONTROL },
      { kind: 'evidence', id: EVIDENCE },
    ] as const;
    linkRequests(vault, { ids: [REQ(1), REQ(2)], targets: [...targets], note: 'asked on p. 2' });
    const before = entries();
    linkRequests(vault, { ids: [REQ(1)], targets: [targets[0]], note: 'again' });
    expect(entries()).toBe(before);
    expect(get(1).counts).toMatchObject({ controls: 1, evidence: 1 });
    expect(get(1).links).toMatchObject([
      { target: targets[1], title: 'Access review, second quarter', note: 'asked on p. 2' },
      { target: targets[0], state: 'in-force' },
    ]);
    expect([get(1), get(2)].map((one) => one.links.length)).toEqual([2, 2]);
    const nothing = { kind: 'population', id: 'POP-09' as PopulationId } as const;
    expect(codeOf(() => linkRequests(vault, { ids: [REQ(1)], targets: [nothing], note: '' }))).toBe(
      'use.unknown-population',
    );
    unlinkRequest(vault, { id: REQ(1), targets: [...targets, nothing] });
    expect([get(1), get(2)].map((one) => one.links.length)).toEqual([0, 2]);
  });
});

it('is what the journal tells after all of that', async () => {
  assignRequests(vault, { ids: [REQ(1), REQ(3)], owner: 'Eve', ownDueOn: day('2026-06-18') });
  setInternalStatus(vault, { ids: [REQ(1)], to: 'ready-for-review', note: '' });
  submit('2026-06-10');
  told('returned', '2026-06-14', 'No dates.');
  linkRequests(vault, { ids: [REQ(1)], targets: [{ kind: 'control', id: CONTROL }], note: '' });
  commentRequest(vault, { id: REQ(1), text: 'Why?', isInternal: true });
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
});
