// The register of recipients: what is kept, what is refused, to whom a package may be encrypted, and what a
// check says when somebody puts a key there beside the journal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addRecipient,
  addRecipientKey,
  changeRecipient,
  checkVault,
  chooseEnvelope,
  confirmRecipientKey,
  getRecipient,
  listJournal,
  listRecipients,
  type OpenVault,
  openVault,
  removeRecipientKey,
  retireRecipient,
  setReceiptKey,
} from '../../src/engine';
import { newIdentity } from '../../src/engine/age';
import type { RecipientStatement } from '../../src/shared/domain/recipient';
import type { RecipientId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { makeVault, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

const NOOR: RecipientStatement = {
  firm: 'Bramwell & Oakes LLP',
  person: 'Noor Haddad',
  email: 'noor@bramwell.example',
  purpose: 'Examination of 2026',
  until: '2026-12-31' as CalendarDate,
  note: '',
};
const BY_PHONE = { on: '2026-07-01' as CalendarDate, channel: 'phone', note: 'Called back' } as const;
const aKey = async (): Promise<string> => (await newIdentity()).recipient;
const code = (what: string) => expect.objectContaining({ code: what }) as Error;
const toRecipients = (vault: OpenVault, recipientIds: RecipientId[], keys: string[] = []) =>
  chooseEnvelope(vault, { envelope: { kind: 'recipients' }, recipientIds, keys });

describe('the register', () => {
  it('keeps what is stated, keys with their confirmation, and tells the journal all of it', async () => {
    const { vault } = await makeVault();
    const id = addRecipient(vault, NOOR);
    expect(id).toBe('RCP-01');
    const key = await aKey();
    await addRecipientKey(vault, id, { key, label: 'Laptop' });
    expect(getRecipient(vault, id).keys).toMatchObject([
      { recipient: key, label: 'Laptop', confirmed: null },
    ]);
    confirmRecipientKey(vault, id, key, BY_PHONE);
    changeRecipient(vault, id, { ...NOOR, until: null });
    changeRecipient(vault, id, { ...NOOR, until: null });
    const receiptKey = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';
    setReceiptKey(vault, id, receiptKey);
    expect(listRecipients(vault)).toMatchObject([
      {
        ...NOOR,
        until: null,
        receiptKey,
        isRetired: false,
        packageCount: 0,
        keys: [{ recipient: key, confirmed: { ...BY_PHONE, by: 'Ada Byron' } }],
      },
    ]);
    removeRecipientKey(vault, id, key);
    retireRecipient(vault, id);
    expect(getRecipient(vault, id)).toMatchObject({ isRetired: true, keys: [] });
    const { rows } = listJournal(vault, { subject: id, newestFirst: false, offset: 0, limit: 20 });
    expect(rows.map((entry) => entry.action)).toEqual([
      'recipient.added',
      'recipient.key-added',
      'recipient.key-confirmed',
      'recipient.changed',
      'recipient.changed',
      'recipient.key-removed',
      'recipient.retired',
    ]);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });

  it('refuses keys that are none or are there, and any change of who was retired', async () => {
    const { vault } = await makeVault();
    const id = addRecipient(vault, NOOR);
    const key = await aKey();
    const wrong = key.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    await expect(addRecipientKey(vault, id, { key: wrong, label: '' })).rejects.toThrow(
      code('recipient.bad-key'),
    );
    await addRecipientKey(vault, id, { key, label: '' });
    await expect(addRecipientKey(vault, id, { key, label: '' })).rejects.toThrow(code('recipient.key-known'));
    expect(() => {
      confirmRecipientKey(vault, id, wrong, BY_PHONE);
    }).toThrow(code('recipient.no-key'));
    expect(() => {
      setReceiptKey(vault, id, 'RWQ');
    }).toThrow(code('recipient.bad-key'));
    retireRecipient(vault, id);
    expect(() => {
      changeRecipient(vault, id, { ...NOOR, note: 'x' });
    }).toThrow(code('recipient.retired'));
    await expect(addRecipientKey(vault, id, { key: await aKey(), label: '' })).rejects.toThrow(
      code('recipient.retired'),
    );
    expect(() => getRecipient(vault, 'RCP-09' as RecipientId)).toThrow(code('use.unknown-recipient'));
  });
});

describe('to whom a package may go', () => {
  it('is decided before anything is built: confirmed keys, not retired, not past the last day', async () => {
    const { vault, environment } = await makeVault();
    const id = addRecipient(vault, NOOR);
    await expect(toRecipients(vault, [id])).rejects.toThrow(code('recipient.no-key'));
    const key = await aKey();
    await addRecipientKey(vault, id, { key, label: '' });
    await expect(toRecipients(vault, [id])).rejects.toThrow(code('recipient.key-not-confirmed'));
    confirmRecipientKey(vault, id, key, BY_PHONE);
    expect(await toRecipients(vault, [id])).toMatchObject({ encryption: 'recipients', unconfirmedKeys: [] });
    // A second key that nobody has confirmed yet: to leave it out in silence would be a surprise as well.
    const second = await aKey();
    await addRecipientKey(vault, id, { key: second, label: '' });
    await expect(toRecipients(vault, [id])).rejects.toThrow(code('recipient.key-not-confirmed'));
    removeRecipientKey(vault, id, second);
    environment.setClock('2026-12-31T23:59:59Z' as Instant);
    await toRecipients(vault, [id]);
    environment.setClock('2027-01-01T00:00:00Z' as Instant);
    await expect(toRecipients(vault, [id])).rejects.toThrow(code('recipient.expired'));
    const open = { envelope: { kind: 'none' }, recipientIds: [id] } as const;
    await expect(chooseEnvelope(vault, open)).rejects.toThrow(code('recipient.expired'));
    changeRecipient(vault, id, { ...NOOR, until: null });
    expect(await chooseEnvelope(vault, open)).toMatchObject({ encryption: 'none' });
    retireRecipient(vault, id);
    await expect(toRecipients(vault, [id])).rejects.toThrow(code('recipient.retired'));
  });

  it('takes a bare key, and names it unless a recipient has confirmed it', async () => {
    const { vault } = await makeVault();
    const id = addRecipient(vault, NOOR);
    const [known, noted, strange] = [await aKey(), await aKey(), await aKey()];
    await addRecipientKey(vault, id, { key: known, label: '' });
    await addRecipientKey(vault, id, { key: noted, label: '' });
    confirmRecipientKey(vault, id, known, BY_PHONE);
    const { unconfirmedKeys } = await toRecipients(vault, [], [known, noted, strange]);
    expect(unconfirmedKeys).toEqual([noted, strange].sort());
    await expect(toRecipients(vault, [], [`age1${'q'.repeat(58)}`])).rejects.toThrow(
      code('recipient.bad-key'),
    );
    await expect(toRecipients(vault, [])).rejects.toThrow(code('recipient.no-key'));
  });

  it('refuses a passphrase that is guessed first', async () => {
    const { vault } = await makeVault();
    const envelope = { kind: 'passphrase', passphrase: 'password123' } as const;
    await expect(chooseEnvelope(vault, { envelope, recipientIds: [] })).rejects.toThrow(
      code('use.weak-passphrase'),
    );
  });
});

describe('rows changed beside the journal', () => {
  let fixture: VaultFixture;
  beforeAll(async () => {
    fixture = await vaultFixture(async (vault) => {
      const id = addRecipient(vault, NOOR);
      const key = await aKey();
      await addRecipientKey(vault, id, { key, label: '' });
      await addRecipientKey(vault, id, { key: await aKey(), label: '' });
      confirmRecipientKey(vault, id, key, BY_PHONE);
      addRecipient(vault, { ...NOOR, person: 'Gone' });
    });
  });
  afterAll(() => fixture.remove());

  it.each([
    ['nothing', 'SELECT 1', []],
    [
      'key-put-there',
      `INSERT INTO recipient_key (recipient, age_recipient, label, added_at) VALUES (1, 'age1x', '', '')`,
      ['RCP-01'],
    ],
    [
      'key-confirmed-in-silence',
      `UPDATE recipient_key SET confirmed_on = '2026-07-01', confirmed_channel = 'phone', confirmed_by = 1 WHERE confirmed_on IS NULL`,
      ['RCP-01'],
    ],
    [
      'key-exchanged',
      `UPDATE recipient_key SET age_recipient = 'age1x' WHERE confirmed_on IS NOT NULL`,
      ['RCP-01'],
    ],
    ['key-taken-away', 'DELETE FROM recipient_key WHERE confirmed_on IS NULL', ['RCP-01']],
    ['last-day-moved', `UPDATE recipient SET until = '2030-01-01' WHERE number = 1`, ['RCP-01']],
    ['receipt-key-put-there', `UPDATE recipient SET receipt_key = 'RWQ' WHERE number = 2`, ['RCP-02']],
    [
      'retired-in-silence',
      `UPDATE recipient SET retired_at = '2026-07-01T09:00:00Z' WHERE number = 2`,
      ['RCP-02'],
    ],
    [
      'recipient-put-there',
      `INSERT INTO recipient SELECT 3, firm, person, email, purpose, until, note, '', NULL FROM recipient WHERE number = 1`,
      ['RCP-03'],
    ],
    ['recipient-taken-away', 'DELETE FROM recipient WHERE number = 2', ['RCP-02']],
  ])('%s is found', async (_name, sql, subjects) => {
    const folder = await fixture.copy();
    const db = await rawDatabase(folder);
    db.exec(sql);
    db.close();
    const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    const { findings } = await checkVault(vault, { deep: false }, quietJob());
    vault.close();
    expect(findings.map((one) => `${one.code} ${one.subject}`)).toEqual(
      subjects.map((subject) => `check.untold-row ${subject}`),
    );
  });
});
