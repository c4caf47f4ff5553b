// The record of a check that an auditor keeps with the file: what was found, whose key it was, and what that shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createVault } from '../../../src/engine';
import { compareSigner, saveVerificationRecord } from '../../../src/engine/review/working';
import type { VerifyReport } from '../../../src/shared/domain/package';
import type { CalendarDate } from '../../../src/shared/period';
import { PASSPHRASE, temporaryFolder, testEnvironment } from '../temporary-vault';
import { REPORT, stubReceived } from './stub-received';

const NOT_COMPARED = { state: 'not-compared', channel: '', on: null } as const;
const SIGNER = { publicKey: 'RWQkey', keyId: '', sha256: '', words: Array<string>(12).fill('lantern') };
const report = { ...REPORT, signer: SIGNER, keyChanges: [] } as unknown as VerifyReport;
const received = stubReceived({ report });

const textOf = async (
  ...[vault, of, comparison]: [
    Parameters<typeof saveVerificationRecord>[0],
    typeof received,
    typeof NOT_COMPARED,
  ]
) => {
  const targetPath = join(temporaryFolder(), 'record.txt');
  await saveVerificationRecord(vault, of, { targetPath, comparison }, testEnvironment());
  return readFileSync(targetPath, 'utf8').replace(/\s+/g, ' ');
};

it('says what was checked, and that nobody compared the key', async () => {
  const text = await textOf(null, received, NOT_COMPARED);
  for (const said of [
    received.sealNumber,
    'PKG-2026-01, round 1',
    'not compared with a key told by another route',
    '214 files, 83,886,080 bytes',
    'Nothing was found.',
    'no opinion and no result of a test',
    'Muniment test',
  ])
    expect(text).toContain(said);
});

it('names the comparison that the working file keeps, and who checked', async () => {
  const { vault } = await createVault(
    join(temporaryFolder(), 'ours'),
    {
      organization: 'Bramwell & Oakes LLP',
      member: 'Noor Haddad',
      passphrase: PASSPHRASE,
      kind: 'working-file',
    },
    testEnvironment(),
  );
  onTestFinished(() => vault.close());
  const on = '2026-07-06' as CalendarDate;
  compareSigner(vault, received, { state: 'same', channel: 'engagement-letter', on });
  const same = await textOf(vault, received, NOT_COMPARED);
  expect(same).toContain('the same as the one told by another route (engagement letter) on 2026-07-06');
  expect(same).toContain('Noor Haddad, Bramwell & Oakes LLP');
  compareSigner(vault, received, { state: 'different', channel: 'phone', on });
  const different = await textOf(vault, received, NOT_COMPARED);
  expect(different).toContain('the key is not the one the auditor was told');
  expect(different).toContain('NOT THE SAME');
});

it('names each finding with what to do, and shows no hidden character of the package', async () => {
  const found = {
    ...report,
    verdict: 'failed',
    findings: [{ code: 'file.changed', path: 'data/30_evidence/a\u202eb.csv', detail: '' }],
  } as VerifyReport;
  const odd = { ...received, report: found, organization: 'Quill\u202emere' };
  const text = await textOf(null, odd, NOT_COMPARED);
  expect(text).toContain('The check failed');
  expect(text).toContain('file.changed');
  expect(text).not.toContain('\u202e');
});

it('is a PDF where the name says so, and nothing before the check is done', async () => {
  const targetPath = join(temporaryFolder(), 'record.PDF');
  await saveVerificationRecord(null, received, { targetPath, comparison: NOT_COMPARED }, testEnvironment());
  expect(readFileSync(targetPath).subarray(0, 8).toString('latin1')).toBe('%PDF-1.4');
  await expect(textOf(null, stubReceived({ report: null }), NOT_COMPARED)).rejects.toMatchObject({
    code: 'review.not-checked',
  });
});
