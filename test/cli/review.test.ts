// The auditor's side by the command line: a real package with requests and a population is looked through, answered and
// acknowledged, and what went out comes back to the vault it is about. One pair of desks for all of it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askedByHand, openVault } from '../../src/engine';
import { EXIT } from '../../src/shared/errors';
import type { AskedFacts } from '../../src/shared/domain/request';
import type { CalendarDate } from '../../src/shared/period';
import { testEnvironment } from '../engine/temporary-vault';
import { verifyMinisign } from '../engine/review/stock-minisign';
import { deskWithControls, type Desk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const LIST = 'ticket,merged\nCH-1,2026-01-04\nCH-2,2026-02-11\nCH-3,2026-06-30\nCH-4,2026-12-01\n';

const asked = (reference: string, wording: string): AskedFacts => ({
  reference,
  wording,
  title: '',
  area: 'Access',
  kind: 'document',
  named: '',
  period: null,
  requestedOn: '2026-06-01' as CalendarDate,
  dueOn: '2026-06-30' as CalendarDate,
  priority: 'normal',
  extra: [],
});

/** A client's vault with a list and two requests, and its first package. */
const clientWithPackage = async (): Promise<Desk & { readonly zip: string }> => {
  const desk = await deskWithControls();
  const { vault } = desk;
  const list = desk.file('changes.csv', LIST);
  const year = ['--effective', '2026-01-01..2026-12-31'];
  await done(['evidence', 'add', vault, list, '--title', 'Changes', '--control', 'CTL-001', ...year]);
  const record = {
    query: 'state:merged',
    range: { from: '2026-01-01', to: '2026-12-31' },
    runOn: '2027-01-05',
  };
  const facts = {
    title: 'Changes',
    controlIds: ['CTL-001'],
    record: { ...record, countOnScreen: 4, isUnfiltered: true },
  };
  await done([
    'population',
    'record',
    vault,
    'EVD-0001',
    '--file',
    desk.file('r.json', JSON.stringify(facts)),
  ]);
  const open = await openVault(vault, { passphrase: PASSPHRASE }, testEnvironment());
  const handled = { owner: '', ownDueOn: null };
  askedByHand(open, asked('A-1', 'The list of users with their roles'), handled);
  askedByHand(open, asked('A-2', 'Evidence of the quarterly review'), handled);
  open.close();
  const zip = desk.at('package.zip');
  await done(['package', 'build', vault, '--out', zip, '--allow-omissions']);
  return { ...desk, zip };
};

it('looks a package through, answers it, and hands the answer back', { timeout: 60_000 }, async () => {
  const { vault, zip, at } = await clientWithPackage();
  const { publicKey: signer } = (await done(['vault', 'signer', vault, '--json'])).document() as {
    publicKey: string;
  };
  const file = at('working file');
  const made = await done([
    'review',
    'create',
    file,
    '--firm',
    'Bramwell & Oakes LLP',
    '--member',
    'Noor Haddad',
    '--json',
  ]);
  const { info } = made.document() as { info: { kind: string; signer: { publicKey: string } } };
  expect(info.kind).toBe('working-file');
  const review = (verb: string, ...rest: string[]) => done(['review', verb, file, zip, ...rest]);
  const refused = async (exit: number, verb: string, ...rest: string[]): Promise<void> => {
    expect((await muniment(['review', verb, file, zip, ...rest])).exit).toBe(exit);
  };
  const before = readFileSync(zip);

  const status = (await review('status', '--json')).document() as {
    package: { check: { findings: unknown[] }; counts: { requests: number }; comparison: { state: string } };
  };
  expect(status.package).toMatchObject({
    check: { findings: [] },
    counts: { requests: 2, populations: 1 },
    comparison: { state: 'not-compared' },
  });
  await review('status', '--signer', signer, '--signer-by', 'engagement-letter');
  expect((await done(['review', 'known', file])).stdout).toContain(
    'the one you were told (engagement-letter',
  );

  expect((await review('mark', 'EVD-0001', 'CTL-001')).stdout).toMatch(/^Looked at 2 of \d+\.\n$/);
  await refused(EXIT.wrongUse, 'mark', 'EVD-0404');
  await review('note', 'EVD-0001', '--text', 'For us alone');
  expect((await review('question', 'EVD-0001', '--text', 'Who ran it?')).stdout).toContain(
    'Q-001 about EVD-0001',
  );
  expect((await review('notes', '--questions')).stdout).not.toContain('For us alone');
  await review('answer', 'REQ-001', '--status', 'accepted', '--comment', 'Thank you.');
  await review('answer', 'REQ-002', '--status', 'returned');
  await refused(EXIT.wrongUse, 'respond', '--out', at('R.json'));
  await review('answer', 'REQ-002', '--status', 'returned', '--reason', 'The second quarter is missing.');
  await refused(EXIT.wrongUse, 'answer', 'REQ-002', '--status', 'submitted');
  await refused(EXIT.wrongUse, 'pick', 'POP-01', '--rows', '6');
  await review('pick', 'POP-01', '--rows', '2-3,5', '--attribute', 'Approved before the merge');

  await review('respond', '--out', at('R.json'));
  expect(verifyMinisign(at('R.json'), info.signer.publicKey)).toBe(true);
  expect(readFileSync(at('R.json'), 'utf8')).not.toContain('For us alone');
  await refused(EXIT.wrongUse, 'respond', '--out', at('R.json'));
  await review('respond', '--out', at('again.json'));
  expect(readFileSync(at('again.json'))).toEqual(readFileSync(at('R.json')));
  await review('receipt', '--out', at('R.txt'), '--on', '2026-07-06');
  expect(verifyMinisign(at('R.txt'), info.signer.publicKey)).toBe(true);
  expect(readFileSync(at('R.txt'), 'utf8')).toContain('verdict: verified\n');
  await review('record', '--out', at('record.pdf'));
  expect(readFileSync(zip)).toEqual(before);
  expect((await done(['vault', 'check', file])).stdout).toMatch(/sound/i);
  expect((await done(['vault', 'info', file])).stdout).toMatch(/^Working file of: +Bramwell & Oakes LLP/);
  await done(['vault', 'key-card', file, '--out', at('card.txt')]);
  expect(readFileSync(at('card.txt'), 'utf8')).toMatch(/signs our responses and receipts/);

  const key = ['--key', info.signer.publicKey];
  const taken = await done(['request', 'respond', vault, at('R.json'), ...key, '--json']);
  expect(taken.document()).toMatchObject({
    applied: true,
    signature: 'holds-unknown-key',
    by: 'Noor Haddad',
  });
  await done(['package', 'keep-receipt', vault, at('R.txt'), ...key]);
  expect((await done(['log', 'verify', vault, '--json'])).document()).toMatchObject({
    verdict: 'unbroken',
    anchors: [{ packageId: 'PKG-2026-01', round: 1, holds: true }],
  });

  // Somebody else's key, a file that was changed, a vault where a working file belongs.
  execFileSync('minisign', ['-G', '-W', '-p', at('a.pub'), '-s', at('a.key')]);
  await refused(EXIT.answerIsNo, 'receipt', '--out', at('R2.txt'), '--signer', at('a.pub'));
  await refused(EXIT.damaged, 'status');
  await review('status', '--signer', signer);
  expect((await muniment(['review', 'mark', vault, zip, 'EVD-0001'])).exit).toBe(EXIT.wrongUse);
  expect(
    (await muniment(['evidence', 'add', file, zip, '--title', 'x', '--effective', '2026-01-01'])).exit,
  ).toBe(EXIT.wrongUse);
  const bytes = readFileSync(zip);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(at('changed.zip'), bytes);
  const changed = await muniment(['review', 'receipt', file, at('changed.zip'), '--out', at('R3.txt')]);
  expect(changed.exit).not.toBe(EXIT.done);
  expect(() => readFileSync(at('R3.txt'))).toThrow();
});
