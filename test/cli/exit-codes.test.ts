import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault, realEnvironment, systemClock } from '../../src/engine';
import { EXIT } from '../../src/shared/errors';
import { deskWithControls, deskWithVault, emptyDesk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const ADD = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];

const codeOf = (document: unknown): string => (document as { error: { code: string } }).error.code;

describe('exit codes', () => {
  it('2 for wrong use, with the JSON error when asked for', async () => {
    const ran = await muniment(['evidence', 'add', 'nowhere', '--json']);
    expect(ran.exit).toBe(EXIT.wrongUse);
    expect(codeOf(ran.document())).toBe('use.bad-input');
  });

  it('2 without any words, with the help on standard error', async () => {
    const ran = await muniment([]);
    expect([ran.exit, ran.stdout]).toEqual([EXIT.wrongUse, '']);
    expect(ran.stderr).toContain('Usage: muniment NOUN VERB');
  });

  it('2 for a control nobody has', async () => {
    const desk = await deskWithControls();
    const ran = await muniment(['control', 'show', desk.vault, 'CTL-999', '--json']);
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.wrongUse, 'use.unknown-control']);
    expect(ran.stderr).toContain('There is no control CTL-999 in this vault.');
  });

  it('2 for a weak new passphrase, and makes nothing', async () => {
    const desk = emptyDesk();
    const ran = await muniment(
      ['vault', 'create', desk.vault, '--organization', 'O', '--member', 'M', '--json'],
      { env: { MUNIMENT_NEW_PASSPHRASE: 'password1' } },
    );
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.wrongUse, 'use.weak-passphrase']);
    expect(readdirSync(desk.folder)).toEqual([]);
  });

  it('3 when some evidence was added and some not, and lists both', async () => {
    const desk = await deskWithControls();
    desk.file('good.csv', 'a,b\n1,2\n');
    desk.file('empty.csv', '');
    const list = desk.file(
      'list.csv',
      'file,title,effective\ngood.csv,Good,2026-01-05\nempty.csv,Empty,2026-01-05\nnone.csv,None,2026-01-05\n',
    );
    const ran = await muniment(['evidence', 'add', desk.vault, '--manifest', list, '--json']);
    expect(ran.exit).toBe(EXIT.partial);
    expect(ran.document()).toMatchObject({
      added: ['EVD-0001'],
      failed: [
        { index: 1, code: 'evidence.file-empty' },
        { index: 2, code: 'evidence.file-not-found' },
      ],
    });
    expect(ran.stderr).toContain('Not added: ');
    expect(ran.stderr).toContain('none.csv');
  });

  it('2 when the only file is not there', async () => {
    const desk = await deskWithControls();
    const ran = await muniment(['evidence', 'add', desk.vault, desk.at('none.pdf'), ...ADD]);
    expect(ran.exit).toBe(EXIT.wrongUse);
  });

  it('10 where there is no vault, before asking for a passphrase', async () => {
    const desk = emptyDesk();
    mkdirSync(desk.at('photos'));
    for (const place of ['photos', 'none']) {
      const ran = await muniment(['vault', 'info', desk.at(place)], { env: {}, typed: [] });
      expect(ran.exit).toBe(EXIT.noVault);
      expect(ran.stderr).not.toContain('Passphrase:');
    }
  });

  it('11 for a verb that writes while somebody else has the vault open', async () => {
    const desk = await deskWithVault();
    const environment = realEnvironment({ logger: { log: () => undefined }, clock: systemClock });
    const open = await openVault(desk.vault, { passphrase: PASSPHRASE }, environment);
    const words = ['engagement', 'create', desk.vault, '--type', '1', '--as-of', '2026-06-30'];
    const ran = await muniment([...words, '--json']);
    open.close();
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.inUse, 'vault.in-use']);
    expect((await muniment(words)).exit).toBe(EXIT.done);
  });

  it('12 for a wrong passphrase and for wrong recovery words', async () => {
    const desk = await deskWithVault();
    const wrong = await muniment(['vault', 'info', desk.vault], {
      env: { MUNIMENT_PASSPHRASE: 'not this one' },
    });
    expect(wrong.exit).toBe(EXIT.wrongPassphrase);
    const words = Array.from({ length: 24 }, () => 'abandon').join(' ');
    const recovered = await muniment(['vault', 'recover', desk.vault], {
      env: { MUNIMENT_RECOVERY_WORDS: words, MUNIMENT_NEW_PASSPHRASE: PASSPHRASE },
    });
    expect(recovered.exit).toBe(EXIT.wrongPassphrase);
  });

  it('20 for a damaged header', async () => {
    const desk = await deskWithVault();
    for (const name of ['vault.header', 'vault.header.bak']) {
      const path = join(desk.vault, name);
      const bytes = readFileSync(path);
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    }
    const ran = await muniment(['vault', 'info', desk.vault, '--json']);
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.damaged, 'integrity.header-damaged']);
    const checked = await muniment(['vault', 'check', desk.vault, '--json']);
    expect([checked.exit, checked.document()]).toMatchObject([
      EXIT.damaged,
      { verdict: 'damaged', findings: [{ code: 'integrity.header-damaged', subject: 'vault.header' }] },
    ]);
  });

  it('20 when a check finds a sealed file damaged, naming it', async () => {
    const desk = await deskWithControls();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'hello'), ...ADD]);
    const blobs = join(desk.vault, 'blobs');
    const shelf = readdirSync(blobs)[0] ?? '';
    const blob = join(blobs, shelf, readdirSync(join(blobs, shelf))[0] ?? '');
    const bytes = readFileSync(blob);
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
    writeFileSync(blob, bytes);
    const ran = await muniment(['vault', 'check', desk.vault, '--deep', '--json']);
    expect(ran.exit).toBe(EXIT.damaged);
    expect(ran.document()).toMatchObject({ verdict: 'damaged', findings: [expect.anything()] });
    const told = await muniment(['vault', 'check', desk.vault, '--deep']);
    expect(told.stdout).toMatch(/^The vault is damaged\. Nothing was changed or repaired\.$/m);
    expect(told.stdout).toMatch(
      /^Sealed evidence files are damaged\. \(integrity\.blob-damaged\)\n {2}EVD-0001 /m,
    );
    expect(told.stdout).toMatch(/^ {2}→ Restore a backup/m);
    const copied = await muniment(['evidence', 'extract', desk.vault, 'EVD-0001', '--to', desk.at('out')]);
    expect(copied.exit).toBe(EXIT.damaged);
    expect(readdirSync(desk.at('out'))).toEqual([]);
  });

  it('21 for a vault of a newer version, before asking for a passphrase', async () => {
    const desk = await deskWithVault();
    for (const name of ['vault.header', 'vault.header.bak']) {
      writeFileSync(join(desk.vault, name), 'muniment-vault-2\nwhat comes here is for others to know\n');
    }
    const ran = await muniment(['vault', 'info', desk.vault, '--json'], { env: {} });
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.newerVersion, 'vault.newer-version']);
  });

  it('30 where nobody may write', async () => {
    const desk = await deskWithControls();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'hello'), ...ADD]);
    // The kernel's own folder: not even root may make anything in it.
    const ran = await muniment([
      'evidence',
      'extract',
      desk.vault,
      'EVD-0001',
      '--to',
      '/sys/muniment',
      '--json',
    ]);
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.disk, 'disk.no-access']);
  });

  it('130 when it was cancelled before the work began', async () => {
    const desk = await deskWithControls();
    const file = desk.file('big.bin', new Uint8Array(3_000_000).fill(7));
    const ran = await muniment(['evidence', 'add', desk.vault, file, ...ADD, '--json'], {
      signal: AbortSignal.abort(),
    });
    expect(ran.exit).toBe(EXIT.cancelled);
    const list = await done(['evidence', 'list', desk.vault, '--json']);
    expect(list.document()).toEqual({ rows: [], total: 0 });
  });

  it('0 for a copy of the folder, opened beside its original', async () => {
    const desk = await deskWithVault();
    cpSync(desk.vault, desk.at('copy'), { recursive: true });
    rmSync(desk.vault, { recursive: true });
    expect((await muniment(['vault', 'check', desk.at('copy')])).exit).toBe(EXIT.done);
  });
});
