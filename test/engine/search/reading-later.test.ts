// Words inside files are read after the files were taken in: interrupted, they are read again; what brings the
// program down is not tried for ever; and nothing else can be written on that way.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  addEvidence,
  checkVault,
  listEvidence,
  openVault,
  type OpenVault,
  readFileTexts,
} from '../../../src/engine';
import { filesToRead } from '../../../src/engine/db/file-texts';
import { sessionOf } from '../../../src/engine/vault/session';
import { UserError } from '../../../src/shared/errors';
import { facts, makeVault, PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';

const found = (vault: OpenVault, search: string): number =>
  listEvidence(vault, {
    ...{ search, controlId: null, criterionId: null, verdict: null },
    ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 100 },
  }).total;

const withFiles = async (count: number) => {
  const made = await makeVault();
  await addEvidence(
    made.vault,
    Array.from({ length: count }, (_, at) => ({
      paths: [made.file(`f${String(at)}.txt`, `quokka ${String(at)}`)],
      facts: facts({ title: 'Item', source: '' }),
    })),
    quietJob(),
  );
  return made;
};

const states = (vault: OpenVault): unknown[] =>
  vault.db.prepare('SELECT outcome, tries, count(*) AS files FROM file_text GROUP BY 1, 2 ORDER BY 1').all();

it('keeps what it has read when it is cancelled, and goes on there', async () => {
  const { vault } = await withFiles(5);
  const canceller = new AbortController();
  let looked = 0;
  const untilQuiet = (): Promise<void> => {
    looked += 1;
    if (looked === 3) canceller.abort();
    return Promise.resolve();
  };
  const job = { ...quietJob(), signal: canceller.signal };
  await expect(readFileTexts(vault, job, untilQuiet)).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(states(vault)).toEqual([
    { outcome: 'due', tries: 0, files: 3 },
    { outcome: 'read', tries: 1, files: 2 },
  ]);
  expect(found(vault, 'quokka')).toBe(2);
  expect(await readFileTexts(vault, quietJob())).toBe(3);
  expect(found(vault, 'quokka')).toBe(5);
});

it('gives a file up that was begun three times and never ended', async () => {
  const { vault } = await withFiles(2);
  const [first] = filesToRead(vault.db, 1);
  for (let tries = 0; tries < 3; tries += 1) {
    vault.keepFileTexts([{ number: first?.number ?? 0, is: 'begun' }]);
  }
  expect(await readFileTexts(vault, quietJob())).toBe(1);
  expect(states(vault)).toEqual([
    { outcome: 'failed', tries: 3, files: 1 },
    { outcome: 'read', tries: 1, files: 1 },
  ]);
  expect(await readFileTexts(vault, quietJob())).toBe(0);
  // What was settled stays: the words of a file are in the index once.
  vault.keepFileTexts([{ number: first?.number ?? 0, is: 'read', words: 'numbat' }]);
  expect(found(vault, 'numbat')).toBe(0);
});

it('reads again what a crash interrupted', async () => {
  const { vault } = await withFiles(2);
  vault.keepFileTexts(filesToRead(vault.db, 9).map(({ number }) => ({ number, is: 'begun' })));
  vault.close();
  const again = await openVault(vault.folder, { passphrase: PASSPHRASE }, testEnvironment());
  expect(await readFileTexts(again, quietJob())).toBe(2);
  expect(found(again, 'quokka')).toBe(2);
  expect((await checkVault(again, { deep: true }, quietJob())).findings).toEqual([]);
  again.close();
});

it('is the same question to a vault that is opened for reading, and writes nothing there', async () => {
  const { vault, environment } = await withFiles(2);
  await readFileTexts(vault, quietJob());
  const reader = await openVault(vault.folder, { passphrase: PASSPHRASE }, environment, { readOnly: true });
  expect(found(reader, 'quokka')).toBe(2);
  expect(() => {
    reader.keepFileTexts([]);
  }).toThrow(UserError);
  reader.close();
});

it('tells the journal nothing, and leaves the entry that every other change must have', async () => {
  const { vault } = await withFiles(2);
  const entries = (): unknown => vault.db.prepare('SELECT count(*) FROM journal').pluck().get();
  const before = entries();
  await readFileTexts(vault, quietJob());
  expect(entries()).toBe(before);
  expect(() => vault.write(() => undefined)).toThrow();
});

it('takes a damaged index for what it is: a damaged database', async () => {
  const { vault } = await withFiles(2);
  await readFileTexts(vault, quietJob());
  const { database } = sessionOf(vault);
  database.unsafeMode(true);
  database.exec("UPDATE item_words_data SET block = x'0011223344' WHERE id > 1");
  database.exec("UPDATE file_words_data SET block = x'ffffffffffffffff' WHERE id > 1");
  expect(() => found(vault, 'quokka')).toThrow(UserError);
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  expect(findings.map((finding) => finding.code)).toContain('integrity.database-damaged');
});

it('finds a word that somebody took away from the index beside the program', async () => {
  const { vault } = await withFiles(2);
  const { database } = sessionOf(vault);
  database.exec("UPDATE item_words SET about = '' WHERE rowid = 2");
  database.exec('DELETE FROM evidence_text WHERE evidence = 1');
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  expect(findings.map((finding) => finding.subject)).toEqual(['EVD-0001', 'EVD-0002']);
});

it('leaves no word of a file in the clear on disk, and none in the log', async () => {
  const { vault, environment, file } = await makeVault();
  // Deflated in a workbook, say, it would not be seen here; as text it would.
  const paths = [file('zorillaname.txt', 'zorillaword '.repeat(20_000))];
  await addEvidence(vault, [{ paths, facts: facts({ title: 'zorillatitle' }) }], quietJob());
  await readFileTexts(vault, quietJob());
  expect(found(vault, 'zorillaword zorillat')).toBe(1);
  const inTheClear = readdirSync(vault.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('zorilla'));
  expect(inTheClear).toEqual([]);
  expect(JSON.stringify(environment.logged)).not.toContain('zorilla');
});
