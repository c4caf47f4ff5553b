// A file the app has made itself becomes evidence together with what names it, or not at all.
import { expect, it } from 'vitest';
import {
  addMadeEvidence,
  addMember,
  addToRegister,
  checkVault,
  getEvidence,
  getRecordDetail,
  linkRecords,
  listJournal,
  loadStarterControls,
  type MadeEvidence,
  openVault,
  type OpenVault,
  withdrawEvidence,
} from '../../../src/engine';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { ControlId, EvidenceId, StarterControlId } from '../../../src/shared/ids';
import { evidenceId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { facts, makeVault, quietJob } from '../temporary-vault';

const VENDOR = 'VND-01' as RecordId;
const on = '2026-07-01' as CalendarDate;

const withVendor = async () => {
  const made = await makeVault();
  loadStarterControls(made.vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  addToRegister(made.vault, {
    ...{ register: 'vendor', records: [{ facts: { name: 'Northern Cloud' }, state: null }], on, note: '' },
  });
  return made;
};

const file = (text: string, more: Partial<MadeEvidence> = {}): MadeEvidence => ({
  file: { name: 'vendors.csv', bytes: Buffer.from(text) },
  facts: facts({ title: 'Vendors', controlIds: ['CTL-001' as ControlId], linkReason: 'The list.' }),
  into: null,
  changeNote: '',
  approve: { reason: 'Made by the app' },
  ...more,
});

const keep = (vault: OpenVault, made: MadeEvidence) =>
  addMadeEvidence(vault, made, (change, { evidence }) => {
    linkRecords(change, [VENDOR], [evidenceId(evidence)], 'Kept');
  });

const entries = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: false, offset: 0, limit: 100 }).total;

it('is there with its review and with what names it, and takes further versions', async () => {
  const { vault } = await withVendor();
  expect(await keep(vault, file('a'))).toBe('EVD-0001.01');
  const first = getEvidence(vault, 'EVD-0001' as EvidenceId);
  expect(first).toMatchObject({ state: 'approved', controls: [{ id: 'CTL-001', reason: 'The list.' }] });
  expect(first.versions[0]).toMatchObject({ overrideReason: 'Made by the app' });
  const again = file('b', { into: 'EVD-0001' as EvidenceId, changeNote: 'Next quarter' });
  const linked = { ...again, facts: { ...again.facts, controlIds: ['CTL-001', 'CTL-002'] as ControlId[] } };
  expect(await keep(vault, linked)).toBe('EVD-0001.02');
  const second = getEvidence(vault, 'EVD-0001' as EvidenceId);
  expect(second.versions.map(({ version, state, changeNote }) => [version, state, changeNote])).toEqual([
    [2, 'approved', 'Next quarter'],
    [1, 'superseded', ''],
  ]);
  expect(second.controlIds).toEqual(['CTL-001', 'CTL-002']);
  expect(getRecordDetail(vault, VENDOR, on).linked).toMatchObject([{ target: 'EVD-0001', title: 'Vendors' }]);
  expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
});

it('leaves nothing when what names it is refused, or its item was withdrawn', async () => {
  const { vault } = await withVendor();
  const before = entries(vault);
  const refused = addMadeEvidence(vault, file('a'), (change) => {
    linkRecords(change, ['VND-09' as RecordId], [VENDOR], '');
  });
  await expect(refused).rejects.toMatchObject({ code: 'programme.unknown-record' });
  expect(entries(vault)).toBe(before);
  expect(vault.db.prepare('SELECT count(*) FROM evidence').pluck().get()).toBe(0);
  await keep(vault, file('a'));
  withdrawEvidence(vault, 'EVD-0001' as EvidenceId, 'Wrong');
  const late = keep(vault, file('b', { into: 'EVD-0001' as EvidenceId }));
  await expect(late).rejects.toMatchObject({ code: 'evidence.state' });
  expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
});

it('waits for a second pair of eyes when an editor makes it', async () => {
  const { vault, environment } = await withVendor();
  const passphrase = 'ten brass lanterns over wet slate';
  await addMember(vault, { name: 'Eve Editor', role: 'editor', passphrase });
  const { folder } = vault;
  vault.close();
  const editors = await openVault(folder, { passphrase }, environment);
  await keep(editors, file('a'));
  expect(getEvidence(editors, 'EVD-0001' as EvidenceId).state).toBe('in-review');
  editors.close();
});
