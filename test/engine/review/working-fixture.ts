// A working file for one test, with what tests of the review ask of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { checkVault, createVault, type OpenVault } from '../../../src/engine';
import { minisignKeyText } from '../../../src/engine/crypto/signer-identity';
import { addNote, addReviewComment, answerRequests, pickRows } from '../../../src/engine/review/working';
import type { CalendarDate, Instant } from '../../../src/shared/period';
import { readResponse, type ResponseFile } from '../../../src/shared/response';
import {
  PASSPHRASE,
  quietJob,
  temporaryFolder,
  testEnvironment,
  type TestEnvironment,
} from '../temporary-vault';
import { stubReceived } from './stub-received';

export const DAY = '2026-07-06' as CalendarDate;

export const make = async (kind: 'vault' | 'working-file' = 'working-file') => {
  const environment = testEnvironment();
  const { vault } = await createVault(
    join(temporaryFolder(), 'ours'),
    { organization: 'Bramwell & Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE, kind },
    environment,
  );
  onTestFinished(() => vault.close());
  return { vault, environment, desk: temporaryFolder() };
};

export const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;

export const sound = async (vault: OpenVault): Promise<void> => {
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
};

export const responseAt = (path: string): ResponseFile => {
  const read = readResponse(readFileSync(path, 'utf8'));
  if (!('response' in read)) throw new Error(read.problem);
  expect(read.isByHand).toBe(false);
  return read.response;
};

export const later = (environment: TestEnvironment, minute: number): void =>
  environment.setClock(`2026-07-01T10:${String(minute).padStart(2, '0')}:00Z` as Instant);

export const fill = (vault: OpenVault): void => {
  const received = stubReceived();
  answerRequests(vault, received, { requestIds: ['REQ-001', 'REQ-002'], status: 'accepted', reason: '' });
  answerRequests(vault, received, {
    requestIds: ['REQ-002'],
    status: 'returned',
    reason: 'The second quarter is missing.',
  });
  addReviewComment(vault, received, { requestId: 'REQ-003', text: 'We will look at it in person.' });
  addNote(vault, received, { subject: 'EVD-0001', text: 'Who ran the query?', isQuestion: true });
  addNote(vault, received, { subject: 'EVD-0001', text: 'For ourselves', isQuestion: false });
  pickRows(vault, received, {
    id: 'POP-01',
    rows: [3, 7],
    attributes: ['Approved'],
    pickedOn: DAY,
    note: 'haphazard',
  });
};

export const keyOf = (vault: OpenVault): string => minisignKeyText(vault.signer.publicKey);
