// Files of a package on the auditor's side: no byte is handed out that is not as signed, whatever becomes of them on the
// disk; and the check of all of them.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault, openPackagedPreview, previewPage, savePackagedCopy } from '../../../src/engine';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';
import {
  bytesOf,
  changedCopy,
  opened,
  pathOf,
  receivedFixture,
  type ReceivedFixture,
} from './received-fixture';

let fixture: ReceivedFixture;
beforeAll(async () => {
  fixture = await receivedFixture();
});
afterAll(() => fixture.remove());

describe('files', () => {
  it('are shown by the same preview, and copied out whole', async () => {
    const received = await opened(fixture.at('first.zip'));
    const file = await openPackagedPreview(received, pathOf(received, 'EVD-0003'));
    expect(await previewPage(file, { sheet: null, at: null })).toMatchObject({
      shows: 'table',
      rows: expect.arrayContaining([['Employee', 'Left on', 'Note']]) as unknown,
    });
    const target = join(temporaryFolder(), 'copy.bin');
    await savePackagedCopy(
      received.files,
      pathOf(received, 'EVD-0002'),
      target,
      testEnvironment(),
      quietJob(),
    );
    expect(readFileSync(target)).toEqual(readFileSync(fixture.at('big.bin')));
    await expect(openPackagedPreview(received, '../../etc/passwd')).rejects.toMatchObject({
      code: 'use.bad-input',
    });
  });

  it('are not copied into a vault', async () => {
    const received = await opened(fixture.at('first.zip'));
    const folder = join(temporaryFolder(), 'other.muniment');
    const input = { organization: 'Firm', member: 'Noor', passphrase: PASSPHRASE };
    const { vault } = await createVault(folder, input, testEnvironment());
    vault.close();
    const copy = savePackagedCopy(
      received.files,
      pathOf(received, 'EVD-0001'),
      join(folder, 'blobs', 'x'),
      testEnvironment(),
      quietJob(),
    );
    await expect(copy).rejects.toMatchObject({ code: 'use.bad-input' });
  });

  it('are refused when a byte of them is another one, although the package opens', async () => {
    const path = changedCopy(fixture.at('first.zip'), 'everyone with access', 'everyone with Access');
    const received = await opened(path);
    await expect(received.files.open(pathOf(received, 'EVD-0001'))).rejects.toMatchObject({
      code: 'package.file-changed',
    });
    expect(await bytesOf(received, pathOf(received, 'EVD-0003'))).toContain('E-101');
    const target = join(temporaryFolder(), 'copy.txt');
    const copy = savePackagedCopy(
      received.files,
      pathOf(received, 'EVD-0001'),
      target,
      testEnvironment(),
      quietJob(),
    );
    await expect(copy).rejects.toMatchObject({ code: 'package.file-changed' });
    expect(existsSync(target)).toBe(false);
    const report = await received.check(quietJob());
    expect(report.verdict).toBe('failed');
    expect((await received.facts()).check).toMatchObject({ state: 'done', findings: report.findings });
  });

  it('are read anew when the file on the disk has changed since', async () => {
    const path = join(temporaryFolder(), 'package.zip');
    copyFileSync(fixture.at('first.zip'), path);
    const received = await opened(path);
    const packaged = pathOf(received, 'EVD-0001');
    expect(await bytesOf(received, packaged)).toBe('everyone with access\n');
    expect(await received.check(quietJob())).toMatchObject({ findings: [] });
    const at = readFileSync(path).indexOf('everyone with access');
    const handle = openSync(path, 'r+');
    writeSync(handle, Buffer.from('nobody'), 0, 6, at);
    closeSync(handle);
    utimesSync(path, 1, 1);
    expect((await received.facts()).check).toEqual({ state: 'stopped', findings: [], report: null });
    await expect(received.files.open(packaged)).rejects.toMatchObject({ code: 'package.file-changed' });
    expect((await received.check(quietJob())).findings.map((one) => one.code)).toContain('file.changed');
  });

  it('stay those that were opened when another file takes the place of theirs', async () => {
    const path = join(temporaryFolder(), 'package.zip');
    copyFileSync(fixture.at('first.zip'), path);
    const received = await opened(path);
    const other = `${path}.new`;
    copyFileSync(fixture.at('second.zip'), other);
    renameSync(other, path);
    expect(await bytesOf(received, pathOf(received, 'EVD-0001'))).toBe('everyone with access\n');
    expect(await received.check(quietJob())).toMatchObject({ findings: [], sealNumber: received.sealNumber });
  });

  it('of a folder are told when they were replaced by the files of another package', async () => {
    const [mine, theirs] = [temporaryFolder(), temporaryFolder()];
    execFileSync('unzip', ['-q', fixture.at('first.zip'), '-d', mine]);
    execFileSync('unzip', ['-q', fixture.at('second.zip'), '-d', theirs]);
    const received = await opened(mine);
    const [inMine = '', inTheirs = ''] = [mine, theirs].map((folder) =>
      join(folder, readdirSync(folder)[0] ?? ''),
    );
    rmSync(inMine, { recursive: true });
    mkdirSync(inMine);
    execFileSync('cp', ['-r', `${inTheirs}/.`, inMine]);
    const report = await received.check(quietJob());
    expect(report.verdict).toBe('failed');
    expect(report.findings[0]).toMatchObject({ code: 'file.changed', path: 'tagmanifest-sha256.txt' });
  });
});

describe('the check of every file', () => {
  it('can be stopped and taken up again, and is asked for once at a time', async () => {
    const received = await opened(fixture.at('first.zip'));
    const stopping = new AbortController();
    const job = { signal: stopping.signal, progress: () => stopping.abort() };
    const running = received.check(job);
    expect((await received.facts()).check.state).toBe('reading');
    await expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
    expect((await received.facts()).check).toEqual({ state: 'stopped', findings: [], report: null });
    const jobs = [quietJob(), quietJob()];
    const [one, other] = await Promise.all(jobs.map((each) => received.check(each)));
    expect(one).toBe(other);
    expect(jobs[1]?.reported.at(-1)).toMatchObject({ phase: 'verifying' });
    expect(received.report).toBe(one);
    expect(one).toMatchObject({
      verdict: 'verified-unknown-signer',
      findings: [],
      sealNumber: received.sealNumber,
    });
  });
});
