// What becomes of a round after it was built: note, deliveries, receipts signed by stock minisign, recall, flat copy.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import decodeQR from 'qr/decode.js';
import {
  addEvidence,
  addRecipient,
  buildPackage,
  checkVault,
  copyFlat,
  createEngagement,
  deliver,
  keepReceipt,
  listJournal,
  listPackages,
  loadStarterControls,
  openVault,
  type OpenVault,
  packageDetails,
  recallPackage,
  receiptsOf,
  renewSigner,
  setReceiptKey,
  vaultInfo,
  verifyJournal,
  writeDeliveryNote,
  writeKeyCard,
} from '../../src/engine';
import { deliveryNote } from '../../src/engine/handover/delivery-note';
import { keyCard } from '../../src/engine/handover/key-card';
import { letterPdf } from '../../src/engine/handover/letter-pdf';
import { qrMatrix } from '../../src/engine/handover/qr-matrix';
import type { ControlId, PackageId, RecipientId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { receiptText, type ReceiptFacts } from '../../src/shared/receipt';
import { facts, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const ROUND = { packageId: 'PKG-2026-01' as PackageId, round: 1 };
const RECIPIENT = 'RCP-01' as RecipientId;

let fixture: VaultFixture;
let keys: string;
let zipPath: string;
let auditorKey: string;
beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    const { id: engagementId } = createEngagement(vault, {
      type: 2,
      period: { from: '2025-10-01', to: '2026-09-30' } as never,
      systemName: 'Answers',
      firm: 'Bramwell & Oakes LLP',
      categories: ['security'],
    });
    const { added } = loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const [first, second] = added as [ControlId, ControlId];
    const inside = { from: '2026-01-01', to: '2026-01-31' } as never;
    const items = [
      ['=cmd.csv', 'a,b\n1,2\n', first, '=HYPERLINK("x")'],
      ['same.csv', 'a,b\n1,2\n', second, 'The same bytes'],
      ['two.txt', 'two', second, 'Another'],
    ] as const;
    const paths = await Promise.all(items.map(([name, text]) => sourceFile(work, name, text)));
    await addEvidence(
      vault,
      items.map(([, , control, title], at) => ({
        paths: [paths[at] ?? ''],
        facts: facts({ title, controlIds: [control], effective: inside }),
      })),
      quietJob(),
    );
    zipPath = join(work, 'for-the-auditor.zip');
    const build = { engagementId: engagementId, omissions: [], allowDraft: true };
    await buildPackage(vault, { ...build, targetPath: zipPath }, quietJob());
    addRecipient(vault, {
      firm: 'Bramwell & Oakes LLP',
      person: 'Noor Haddad',
      email: '',
      purpose: '',
      until: null,
      note: '',
    });
  });
  keys = join(fixture.work, 'auditor');
  mkdirSync(keys);
  for (const name of ['auditor', 'other'])
    execFileSync('minisign', ['-G', '-W', '-p', join(keys, `${name}.pub`), '-s', join(keys, `${name}.key`)]);
  auditorKey = readFileSync(join(keys, 'auditor.pub'), 'utf8').trim().split('\n')[1] ?? '';
});
afterAll(() => fixture.remove());

let folder: string;
let desk: string;
let vault: OpenVault;
beforeEach(async () => {
  folder = await fixture.copy();
  desk = temporaryFolder();
  vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  onTestFinished(() => vault.close());
});

const findings = async (): Promise<string[]> => {
  const report = await checkVault(vault, { deep: false }, quietJob());
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

const delivery = {
  recipientId: RECIPIENT,
  on: '2026-11-14' as CalendarDate,
  route: 'portal',
  fingerprintBy: 'phone',
  passphraseBy: null,
  note: 'Uploaded “ü”',
} as const;

/** The newest entry, as a package built now would show it. */
const anchorNow = (of: OpenVault = vault) => {
  const last = of.db
    .prepare('SELECT seq, hex(leaf) AS head FROM journal ORDER BY seq DESC LIMIT 1')
    .get() as {
    seq: number;
    head: string;
  };
  return {
    manifestSha256: '7'.repeat(64),
    vault: of.vaultId.slice(0, 16),
    journalEntries: last.seq + 1,
    journalHead: last.head.toLowerCase(),
  };
};
const factsOfReceipt = (): ReceiptFacts => ({
  ...{ packageId: ROUND.packageId, round: ROUND.round },
  sealNumber: listPackages(vault)[0]?.sealNumber ?? '',
  signerKey: vaultInfo(vault).signer.publicKey,
  anchor: anchorNow(),
  verdict: 'verified',
  files: 12,
  bytes: 3456,
  verifier: 'Muniment 0.1.0',
  receivedOn: '2026-11-16',
  person: 'Noor Haddad',
  firm: 'Bramwell & Oakes LLP',
});
const ANCHOR = {
  ...{ manifestSha256: '7'.repeat(64), vault: '1'.repeat(16) },
  ...{ journalEntries: 1, journalHead: '2'.repeat(64) },
};
/** Two files as the auditor sends them. */
const signed = (text: string, by = 'auditor', options: string[] = []) => {
  const receiptPath = join(desk, 'R.txt');
  writeFileSync(receiptPath, text);
  execFileSync('minisign', ['-Sm', receiptPath, '-s', join(keys, `${by}.key`), ...options], {
    stdio: 'pipe',
  });
  return { receiptPath, signaturePath: `${receiptPath}.minisig`, key: null as string | null };
};

describe('a delivery', () => {
  it('is written down with route, day and channel, shown with the round, and told by the journal', async () => {
    deliver(vault, ROUND, delivery);
    deliver(vault, ROUND, { ...delivery, route: 'usb', fingerprintBy: null });
    const { deliveries, summary } = await packageDetails(vault, ROUND);
    expect(deliveries).toMatchObject([
      { number: 1, ...delivery },
      { number: 2, route: 'usb' },
    ]);
    expect(summary.state).toBe('delivered');
    expect(await findings()).toEqual([]);
  });

  it('goes to a recipient of the register, and is of a round there is', () => {
    const nobody = { ...delivery, recipientId: 'RCP-09' as RecipientId };
    expect(() => deliver(vault, ROUND, nobody)).toThrow(refusal('use.unknown-recipient'));
    expect(() => deliver(vault, { ...ROUND, round: 2 }, delivery)).toThrow(refusal('use.unknown-package'));
  });
});

describe('a recall', () => {
  it('is said once, with its reason', async () => {
    deliver(vault, ROUND, delivery);
    recallPackage(vault, ROUND, 'A wrong list was in it.');
    const { recall, summary } = await packageDetails(vault, ROUND);
    expect(recall).toMatchObject({ by: 'Dana Owner', reason: 'A wrong list was in it.' });
    expect(summary.state).toBe('recalled');
    expect(() => recallPackage(vault, ROUND, 'Again')).toThrow(refusal('package.already-recalled'));
    expect(await findings()).toEqual([]);
  });
});

describe('a receipt', () => {
  it('is kept when the recipient’s known key has signed it with stock minisign, once', async () => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const files = signed(receiptText(factsOfReceipt()));
    expect(await keepReceipt(vault, files)).toMatchObject({
      number: 1,
      ...ROUND,
      verdict: 'verified',
      receivedOn: '2026-11-16',
      by: 'Noor Haddad',
      key: auditorKey,
      isKnownKey: true,
    });
    expect(listPackages(vault)[0]?.state).toBe('acknowledged');
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.known' });
    expect(await findings()).toEqual([]);
  });

  it('by an unknown key is kept only when that key is named, and said to be unknown', async () => {
    const files = signed(receiptText(factsOfReceipt()), 'auditor', ['-l']);
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.unknown-key' });
    const kept = await keepReceipt(vault, { ...files, key: readFileSync(join(keys, 'auditor.pub'), 'utf8') });
    expect(kept).toMatchObject({ key: auditorKey, isKnownKey: false });
  });

  it('by a recipient the round did not go to is kept only when that key is named', async () => {
    const about = { email: '', purpose: '', until: null, note: '' };
    const other = addRecipient(vault, { ...about, firm: 'Other LLP', person: 'P' });
    deliver(vault, ROUND, delivery);
    setReceiptKey(vault, other, auditorKey);
    const files = signed(receiptText(factsOfReceipt()));
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.unknown-key' });
    deliver(vault, ROUND, { ...delivery, recipientId: other });
    expect(await keepReceipt(vault, files)).toMatchObject({ isKnownKey: true });
  });

  it.each([
    ['another package', { sealNumber: '0'.repeat(64) }, 'receipt.unknown-package'],
    ['another signer', { signerKey: `${'RWQ'.padEnd(55, 'A')}=` }, 'receipt.malformed'],
    ['another round', { round: 2 }, 'receipt.unknown-package'],
    ['a failed check', { verdict: 'failed' }, 'receipt.malformed'],
    ['a hidden character', { person: 'Noor\u202eHaddad' }, 'receipt.malformed'],
    ['an extra line', { firm: 'Oakes\nresult: passed' }, 'receipt.malformed'],
    ['a day there is not', { receivedOn: '2026-02-31' }, 'receipt.malformed'],
    ['a long name', { firm: 'x'.repeat(201) }, 'receipt.malformed'],
    ['a number in another spelling', { files: 1.5 }, 'receipt.malformed'],
    ['another vault', { anchor: { ...ANCHOR, vault: '0'.repeat(16) } }, 'receipt.unknown-package'],
    ['no journal', { anchor: { ...ANCHOR, journalEntries: 0 } }, 'receipt.malformed'],
    ['a number with zeros', { anchor: { ...ANCHOR, journalHead: 'no hash' } }, 'receipt.malformed'],
  ])('of %s is refused', async (_what, more, code) => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const files = signed(receiptText({ ...factsOfReceipt(), ...more }));
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code });
    expect(receiptsOf(vault, ROUND)).toEqual([]);
  });

  it.each<[string, (files: ReturnType<typeof signed>) => void, string]>([
    [
      'larger than any receipt',
      ({ receiptPath }) => writeFileSync(receiptPath, 'x'.repeat(5000)),
      'receipt.malformed',
    ],
    [
      'with a signature of any size',
      (f) => writeFileSync(f.signaturePath, 'x'.repeat(9000)),
      'receipt.malformed',
    ],
    [
      'of bytes that are no text',
      (f) => writeFileSync(f.receiptPath, Buffer.from([0xff, 0])),
      'receipt.malformed',
    ],
    [
      'changed after it was signed',
      (f) => writeFileSync(f.receiptPath, receiptText({ ...factsOfReceipt(), files: 13 })),
      'receipt.signature-invalid',
    ],
    [
      'whose comment was changed',
      (f) =>
        writeFileSync(
          f.signaturePath,
          readFileSync(f.signaturePath, 'utf8').replace('timestamp:', 'timestamp:9'),
        ),
      'receipt.signature-invalid',
    ],
    [
      'signed by somebody else',
      (f) => signed(readFileSync(f.receiptPath, 'utf8'), 'other'),
      'receipt.unknown-key',
    ],
  ])('%s is refused', async (_what, change, code) => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const files = signed(receiptText(factsOfReceipt()));
    change(files);
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code });
  });
});

/** The same vault with another last entry: what a journal looks like that was put back and written on. */
const anotherHistory = async () => {
  const other = await fixture.copy();
  const written = await openVault(other, { passphrase: PASSPHRASE }, testEnvironment());
  setReceiptKey(written, RECIPIENT, auditorKey);
  return { other, written };
};

describe('the anchor of a receipt', () => {
  it('protects the journal up to the entry it names, and the check says by whom', async () => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const { anchor, ...rest } = factsOfReceipt();
    await keepReceipt(vault, signed(receiptText({ ...rest, anchor })));
    await keepReceipt(vault, signed(receiptText({ ...rest, anchor: null, files: 13 })));
    const report = await verifyJournal(vault, quietJob());
    expect(report).toMatchObject({ verdict: 'unbroken' });
    // The receipt of version 1 anchors nothing.
    expect(report.anchors).toEqual([
      {
        seq: (anchor?.journalEntries ?? 0) - 1,
        ...ROUND,
        ...{ receivedOn: '2026-11-16', by: 'Noor Haddad', firm: 'Bramwell & Oakes LLP' },
        ...{ isKnownKey: true, holds: true },
      },
    ]);
  });

  it('of a rewritten history is refused: the vault was put back and written on', async () => {
    const { written } = await anotherHistory();
    addRecipient(written, { firm: 'X', person: 'Y', email: '', purpose: '', until: null, note: '' });
    const files = signed(receiptText({ ...factsOfReceipt(), anchor: anchorNow(written) }));
    expect(await keepReceipt(written, files)).toMatchObject({ number: 1 });
    written.close();
    setReceiptKey(vault, RECIPIENT, auditorKey);
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.other-history' });
    expect(receiptsOf(vault, ROUND)).toEqual([]);
  });

  it('names an entry the journal does not have: its end was cut off', async () => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const { anchor, ...rest } = factsOfReceipt();
    const ahead = { ...ANCHOR, ...anchor, journalEntries: (anchor?.journalEntries ?? 0) + 5 };
    const files = signed(receiptText({ ...rest, anchor: ahead }));
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.other-history' });
  });

  it('is believed of nobody who did not sign: a stranger cannot call our journal another one', async () => {
    setReceiptKey(vault, RECIPIENT, auditorKey);
    const files = signed(
      receiptText({ ...factsOfReceipt(), anchor: { ...anchorNow(), journalHead: '3'.repeat(64) } }),
      'other',
    );
    await expect(keepReceipt(vault, files)).rejects.toMatchObject({ code: 'receipt.unknown-key' });
  });

  it.each([
    ['the journal behind it was written anew', (text: string) => text],
    ['the kept text was changed', (text: string) => text.replace('Noor', 'Nora')],
  ])('is a finding of every check when %s', async (what, change) => {
    const { other, written } = await anotherHistory();
    const files = signed(receiptText({ ...factsOfReceipt(), anchor: anchorNow(written) }));
    await keepReceipt(written, files);
    const row = written.db.prepare('SELECT * FROM receipt').get() as Record<string, string>;
    written.close();
    const target = what.startsWith('the journal') ? folder : other;
    vault.close();
    const db = await rawDatabase(target);
    db.prepare('DELETE FROM receipt').run();
    db.prepare(
      `INSERT INTO receipt (package, round, number, text, signature, key, taken_in_at)
       VALUES (@package, @round, @number, @text, @signature, @key, @taken_in_at)`,
    ).run({ ...row, text: change(row['text'] ?? '') });
    db.close();
    vault = await openVault(target, { passphrase: PASSPHRASE }, testEnvironment());
    onTestFinished(() => vault.close());
    if (target === folder)
      addRecipient(vault, { firm: 'X', person: 'Y', email: '', purpose: '', until: null, note: '' });
    const report = await verifyJournal(vault, quietJob());
    const [anchor] = report.anchors;
    expect(anchor).toMatchObject({ holds: false });
    expect(report).toMatchObject({ verdict: 'broken' });
    expect(report.findings.map((one) => `${one.code} ${one.subject}`)).toEqual([
      `journal.anchor-differs entry ${String(anchor?.seq)}`,
    ]);
  });
});

describe('the delivery note', () => {
  it('lists the file as it lies there, seal and key, and names no evidence', async () => {
    const path = join(desk, 'note.txt');
    await writeDeliveryNote(vault, ROUND, path, 'text');
    const note = readFileSync(path, 'utf8');
    const bytes = readFileSync(zipPath);
    expect(note).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(note).toContain(`${basename(zipPath)}, `);
    expect(note).toContain(listPackages(vault)[0]?.sealNumber);
    expect(note).toContain(vaultInfo(vault).signer.publicKey);
    expect(note).not.toMatch(/EVD-|HYPERLINK|Noor/);
    const again = join(desk, 'again.pdf');
    await writeDeliveryNote(vault, ROUND, again, 'pdf');
    expect(Buffer.compare(readFileSync(again), letterPdf(await deliveryNote(vault, ROUND)))).toBe(0);
    expect(execFileSync('pdftotext', [again, '-'], { encoding: 'utf8' })).toContain(
      vaultInfo(vault).signer.publicKey,
    );
  });

  it('names the key that signed the round, also after it was renewed', async () => {
    const { publicKey } = vaultInfo(vault).signer;
    await renewSigner(vault);
    const path = join(desk, 'note.txt');
    await writeDeliveryNote(vault, ROUND, path, 'text');
    const note = readFileSync(path, 'utf8');
    expect(note).toContain(publicKey);
    expect(note).toContain('has renewed its key');
    expect(note).not.toContain(vaultInfo(vault).signer.publicKey);
  });
});

describe('the key card', () => {
  it('is a PDF with a title whose QR code is the key, the same bytes each time', async () => {
    const { publicKey, words } = vaultInfo(vault).signer;
    const path = join(desk, 'key.pdf');
    await writeKeyCard(vault, path, 'pdf');
    expect(Buffer.compare(readFileSync(path), letterPdf(keyCard(vault)))).toBe(0);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text).toContain(publicKey);
    expect(text.replace(/\s+/g, ' ')).toContain(`12 ${words[11] ?? ''}`);
    expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Title: +The key that signs/);
    // The picture as a printer makes it, read by a decoder.
    execFileSync('pdftoppm', ['-r', '110', '-gray', '-f', '1', '-l', '1', path, join(desk, 'page')]);
    const [picture = ''] = readdirSync(desk).filter((name) => name.endsWith('.pgm'));
    const pgm = readFileSync(join(desk, picture));
    const [head = '', width = '', height = ''] =
      /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1')) ?? [];
    const data = new Uint8Array(Number(width) * Number(height) * 4);
    pgm.subarray(head.length).forEach((grey, at) => data.set([grey, grey, grey, 255], at * 4));
    expect(decodeQR({ width: Number(width), height: Number(height), data })).toBe(publicKey);
    expect(qrMatrix(publicKey).length).toBe(41);
  });
});

describe('a flat copy', () => {
  it('holds each file once in one folder, a list that cannot run, and their hashes', async () => {
    const target = join(desk, 'flat');
    const copied = await copyFlat(vault, ROUND, { folder: target, by: 'control' }, quietJob());
    const names = readdirSync(target).sort();
    expect(copied).toEqual({ files: 2, bytes: 11, bigFiles: 0 });
    expect(names).toHaveLength(4);
    expect(names.filter((name) => /^CTL-00[12]_EVD-000\d\.01_/.test(name))).toHaveLength(2);
    expect(names.every((name) => name.length <= 120)).toBe(true);
    const index = readFileSync(join(target, 'index.csv'), 'utf8');
    expect(index.trim().split('\r\n')).toHaveLength(4);
    expect(index).toContain(`'=HYPERLINK`);
    expect(index).toContain(listPackages(vault)[0]?.sealNumber);
    execFileSync('sha256sum', ['-c', 'sha256sums.txt'], { cwd: target, stdio: 'pipe' });
    const { rows } = listJournal(vault, { subject: 'EVD-0001', newestFirst: true, offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ action: 'evidence.copied-out' });
    expect(await findings()).toEqual([]);
  });

  it('takes an empty folder, by criterion, and refuses one with something in it', async () => {
    const target = join(desk, 'flat');
    mkdirSync(target);
    await copyFlat(vault, ROUND, { folder: target, by: 'criterion' }, quietJob());
    expect(readdirSync(target).some((name) => /^(CC\d\.\d|general)_EVD-/.test(name))).toBe(true);
    const again = copyFlat(vault, ROUND, { folder: target, by: 'control' }, quietJob());
    await expect(again).rejects.toMatchObject({ code: 'package.target-exists' });
    const inside = copyFlat(vault, ROUND, { folder: join(folder, 'flat'), by: 'control' }, quietJob());
    await expect(inside).rejects.toMatchObject({ code: 'use.bad-input' });
  });

  it('that is cancelled leaves nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    const job = { signal: stop.signal, progress: () => undefined };
    const copy = copyFlat(vault, ROUND, { folder: join(desk, 'flat'), by: 'control' }, job);
    await expect(copy).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(readdirSync(desk)).toEqual([]);
    expect(existsSync(join(desk, 'flat'))).toBe(false);
    expect(statSync(desk).isDirectory()).toBe(true);
  });
});

describe('what somebody writes beside the journal', () => {
  it.each([
    ['another route', `UPDATE delivery SET route = 'email'`],
    ['no delivery', 'DELETE FROM delivery'],
    ['another reason', `UPDATE recall SET reason = 'None'`],
    ['another receipt', `UPDATE receipt SET text = replace(text, 'Noor', 'Nora')`],
    ['another file', `UPDATE round_file SET sha256 = '${'0'.repeat(64)}'`],
  ])('is found: %s', async (_what, sql) => {
    deliver(vault, ROUND, delivery);
    setReceiptKey(vault, RECIPIENT, auditorKey);
    await keepReceipt(vault, signed(receiptText({ ...factsOfReceipt(), anchor: null })));
    recallPackage(vault, ROUND, 'A reason');
    vault.close();
    const db = await rawDatabase(folder);
    db.exec(sql);
    db.close();
    vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
    onTestFinished(() => vault.close());
    expect(await findings()).toEqual(['check.untold-row PKG-2026-01']);
  });
});
