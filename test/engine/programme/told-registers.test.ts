// Records, links, signatures, editions and acknowledgements that somebody changed beside the journal, with a program of
// their own and the key every member has.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  checkVault,
  linkInRegister,
  loadStarterControls,
  openVault,
  recordsOf,
  signInRegister,
  unlinkInRegister,
  withdrawFromRegister,
} from '../../../src/engine';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { ControlId, CriterionId, StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from '../vault-fixture';

let fixture: VaultFixture;
let folder: string;

const on = '2026-07-01' as CalendarDate;
const id = (text: string) => text as RecordId;

beforeAll(async () => {
  fixture = await vaultFixture((vault) => {
    const add = (register: Register, ...all: Record<string, unknown>[]) =>
      addToRegister(vault, {
        register,
        records: all.map((facts) => ({ facts, state: null })),
        on,
        note: 'n',
      });
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    add('person', { name: 'Ana “ü”' }, { name: 'Bo', manager: 'PER-001' });
    add('vendor', { name: 'Northern Cloud', tier: 'high' });
    add('vendor-report', {
      vendor: 'VND-01',
      type: 'soc2-type2',
      cuecs: [{ wording: 'Review access.', controls: ['CTL-001'] }],
    });
    changeInRegister(vault, {
      id: id('VND-01'),
      version: 1,
      facts: { owner: 'Ana' },
      state: 'assessed',
      on,
      note: '',
    });
    linkInRegister(vault, {
      ids: [id('VND-01'), id('PER-002')],
      targets: ['CTL-001' as ControlId, 'CC9.2' as CriterionId, id('PER-001')],
      note: 'Why',
    });
    unlinkInRegister(vault, { id: id('VND-01'), targets: [id('PER-001')] });
    signInRegister(vault, { id: id('VND-01'), version: 2, meaning: 'reviewed', note: 'Read' });
    withdrawFromRegister(vault, id('PER-002'), 'Twice');
    return Promise.resolve();
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map(({ code, subject }) => `${code} ${subject}`);
};

it('are none where a record was written before a field came, and it is shown as nobody having stated it', async () => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const facts = { title: 'Older', owner: 'Ana' };
  const register = 'risk';
  vault.write(({ db, now, by, record }) => {
    db.prepare(
      `INSERT INTO register_record VALUES ('risk', 1, 1, 'Older', 'open', 0, '', 'Ana', NULL, '', NULL, ?, ?)`,
    ).run(now, now);
    db.prepare(
      `INSERT INTO register_version VALUES ('risk', 1, 1, 'open', '{"owner":"Ana","title":"Older"}', ?, '', 'typed', ?, ?)`,
    ).run(on, now, by);
    record('register.added', 'RSK-001', { version: 1, state: 'open', facts, on, note: '', via: 'typed' });
  });
  signInRegister(vault, { id: id('RSK-001'), version: 1, meaning: 'signed', note: '' });
  const [read] = recordsOf(vault.db, register);
  expect(read?.facts).toMatchObject({ ...facts, controls: [], plan: '' });
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  vault.close();
});

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

const VENDOR = "register = 'vendor' AND number = 1";
it.each([
  [
    'what it says',
    `UPDATE register_version SET facts = replace(facts, '"high"', '"low"') WHERE ${VENDOR}`,
    'VND-01',
  ],
  [
    'what it said before',
    `UPDATE register_version SET facts = replace(facts, 'Northern', 'Southern') WHERE version = 1 AND ${VENDOR}`,
    'VND-01',
  ],
  ['its state', `UPDATE register_version SET state = 'gap' WHERE version = 2 AND ${VENDOR}`, 'VND-01'],
  ['facts in another spelling', `UPDATE register_version SET facts = facts || ' ' WHERE ${VENDOR}`, 'VND-01'],
  ['facts nobody can read', `UPDATE register_version SET facts = '[' WHERE ${VENDOR}`, 'VND-01'],
  ['the day it holds from', `UPDATE register_version SET on_day = '2025-01-01' WHERE ${VENDOR}`, 'VND-01'],
  [
    'when it was written',
    `UPDATE register_version SET at = '2025-01-01T00:00:00Z' WHERE ${VENDOR}`,
    'VND-01',
  ],
  [
    'its newest version taken away',
    `DELETE FROM register_signature; DELETE FROM register_version WHERE version = 2 AND ${VENDOR}; UPDATE register_record SET version = 1 WHERE ${VENDOR}`,
    'VND-01',
  ],
  [
    'a record with a number that none has',
    `PRAGMA ignore_check_constraints = 1; INSERT INTO register_record SELECT register, 0, version, title, state, is_ended, grouped, owner, due_on, parent, withdrawn, created_at, changed_at FROM register_record WHERE ${VENDOR}`,
    'vendor 0',
  ],
  ['a withdrawal undone', `UPDATE register_record SET withdrawn = NULL WHERE register = 'person'`, 'PER-002'],
  ['a withdrawal made up', `UPDATE register_record SET withdrawn = 'x' WHERE ${VENDOR}`, 'VND-01'],
  ['what lists show', `UPDATE register_record SET title = 'Other' WHERE ${VENDOR}`, 'VND-01'],
  ['what lists are filtered by', `UPDATE register_record SET is_ended = 1 WHERE ${VENDOR}`, 'VND-01'],
  [
    'a link of a field',
    `DELETE FROM register_link WHERE register = 'vendor-report' AND target = 'CTL-001'`,
    'VRP-01',
  ],
  [
    'a link by hand',
    `DELETE FROM register_link WHERE field = '' AND target = 'CC9.2' AND ${VENDOR}`,
    'VND-01',
  ],
  [
    'a link that was taken away',
    `INSERT INTO register_link VALUES ('vendor', 1, '', 'PER-001', 'Why')`,
    'VND-01',
  ],
  [
    'why it is linked',
    `UPDATE register_link SET note = 'x' WHERE field = '' AND target = 'CC9.2' AND ${VENDOR}`,
    'VND-01',
  ],
  ['who signed it', `DELETE FROM register_signature`, 'VND-01'],
  [
    'a signature made up',
    `INSERT INTO register_signature SELECT 'vendor', 1, 2, 'signed', 1, digest, '', at FROM register_signature`,
    'VND-01',
  ],
  [
    'a record taken away',
    `DELETE FROM register_link WHERE register = 'vendor-report'; DELETE FROM register_version WHERE register = 'vendor-report'; DELETE FROM register_record WHERE register = 'vendor-report'`,
    'VRP-01',
  ],
  [
    'a record made up',
    `INSERT INTO register_record SELECT register, 2, version, title, state, is_ended, grouped, owner, due_on, parent, withdrawn, created_at, changed_at FROM register_record WHERE ${VENDOR}`,
    'VND-02',
  ],
  [
    'a register nobody knows',
    `INSERT INTO register_record SELECT 'other', 7, version, title, state, is_ended, grouped, owner, due_on, parent, withdrawn, created_at, changed_at FROM register_record WHERE ${VENDOR}`,
    'other 7',
  ],
  ['a word of the policies', `INSERT INTO policy_word VALUES ('company', 'Other')`, 'policy-words'],
  [
    'an acknowledgement made up',
    `INSERT INTO policy_acknowledgement VALUES (1, 1, 1, '2026-01-01', 'row', NULL, '', '2026-01-01T00:00:00Z', 1)`,
    'POL-001',
  ],
])('%s is found', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toContain(`check.untold-row ${subject}`);
});
