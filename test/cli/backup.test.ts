import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openVault, realEnvironment, systemClock } from '../../src/engine';
import { BackupReport, BackupSnapshot, DatabaseCopy, RestoreReport } from '../../src/shared/domain/backup';
import { VaultInfo } from '../../src/shared/domain/vault';
import { EXIT } from '../../src/shared/errors';
import { as, deskWithControls, deskWithMembers, deskWithVault, type Desk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const FACTS = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];

const codeOf = (document: unknown): string => (document as { error: { code: string } }).error.code;

const addFile = async (desk: Desk, name: string): Promise<void> => {
  await done(['evidence', 'add', desk.vault, desk.file(name, `content of ${name}`), ...FACTS]);
};

const backUp = async (desk: Desk): Promise<BackupReport> =>
  BackupReport.parse((await done(['vault', 'backup', desk.vault, desk.at('backup'), '--json'])).document());

/** Every file below a folder with its bytes, to see that nothing was touched. */
const bytesBelow = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'hex')]),
  );

describe('backups on the command line', () => {
  it('hold states that share their files, and give the vault back', async () => {
    const desk = await deskWithControls();
    await addFile(desk, 'a.txt');
    const first = await backUp(desk);
    expect(first).toMatchObject({ copiedBlobs: 1, snapshot: { blobs: 1, epoch: 1 } });
    await addFile(desk, 'b.txt');
    const second = await backUp(desk);
    expect(second).toMatchObject({ copiedBlobs: 1, snapshot: { blobs: 2 } });

    const listed = (await done(['vault', 'backups', desk.at('backup'), '--json'], { env: {} })).document();
    const states = z.array(BackupSnapshot).length(2).parse(listed);
    expect(new Set(states.map((one) => one.name))).toEqual(
      new Set([first.snapshot.name, second.snapshot.name]),
    );

    const restore = ['vault', 'restore', desk.at('backup')];
    const report = RestoreReport.parse(
      (await done([...restore, desk.at('newest'), '--json'], { env: {} })).document(),
    );
    expect(report.snapshot.name).toBe(second.snapshot.name);
    await done([...restore, desk.at('older'), '--state', first.snapshot.name], { env: {} });
    for (const [folder, count] of [
      ['newest', 2],
      ['older', 1],
    ] as const) {
      await done(['vault', 'check', desk.at(folder), '--deep']);
      const list = await done(['evidence', 'list', desk.at(folder), '--json']);
      expect(list.document()).toMatchObject({ total: count });
    }
    await done(['evidence', 'extract', desk.at('newest'), 'EVD-0002', '--to', desk.at('out')]);
    expect(readFileSync(join(desk.at('out'), 'EVD-0002_b.txt'), 'utf8')).toBe('content of b.txt');
  });

  it('are told by the vault: when, by whom, and what has happened since', async () => {
    const desk = await deskWithControls();
    const before = await done(['vault', 'info', desk.vault, '--json']);
    expect(before.document()).toMatchObject({ backup: { last: null } });
    const { snapshot } = await backUp(desk);
    await addFile(desk, 'a.txt');
    const after = (await done(['vault', 'info', desk.vault, '--json'])).document();
    expect(after).toMatchObject({
      backup: { last: { by: 'MEM-01', snapshot: snapshot.name }, entriesSince: 1 },
    });
    expect((await done(['vault', 'info', desk.vault])).stdout).toMatch(
      /Last backup: .* by MEM-01, .* 1 journal/,
    );
  });

  it('are made while the vault is open elsewhere, which is said', async () => {
    const desk = await deskWithControls();
    await addFile(desk, 'a.txt');
    const environment = realEnvironment({ logger: { log: () => undefined }, clock: systemClock });
    const open = await openVault(desk.vault, { passphrase: PASSPHRASE }, environment);
    const ran = await done(['vault', 'backup', desk.vault, desk.at('backup'), '--json']);
    open.close();
    expect(BackupReport.parse(ran.document())).toMatchObject({ copiedBlobs: 1 });
    expect(ran.stderr).toContain('it is only read');
    await done(['vault', 'restore', desk.at('backup'), desk.at('back')]);
    await done(['vault', 'check', desk.at('back'), '--deep']);
  });

  it('10 for a folder without backups, 2 for a state nobody has or a folder of another vault', async () => {
    const desk = await deskWithVault();
    mkdirSync(desk.at('photos'));
    for (const words of [
      ['vault', 'backups', desk.at('photos')],
      ['vault', 'backups', desk.at('none')],
      ['vault', 'restore', desk.at('photos'), desk.at('x')],
    ])
      expect({ words, exit: (await muniment(words)).exit }).toEqual({ words, exit: EXIT.noVault });
    await backUp(desk);
    const unknown = await muniment([
      ...[
        'vault',
        'restore',
        desk.at('backup'),
        desk.at('x'),
        '--state',
        '20200101T000000Z-000001-0000000001',
      ],
      '--json',
    ]);
    expect([unknown.exit, codeOf(unknown.document())]).toEqual([EXIT.wrongUse, 'backup.unknown-snapshot']);
    const other = await deskWithVault();
    const mixed = await muniment(['vault', 'backup', other.vault, desk.at('backup'), '--json']);
    expect([mixed.exit, codeOf(mixed.document())]).toEqual([EXIT.wrongUse, 'backup.other-vault']);
    const inside = await muniment(['vault', 'backup', desk.vault, join(desk.vault, 'mine'), '--json']);
    expect([inside.exit, codeOf(inside.document())]).toEqual([EXIT.wrongUse, 'backup.inside-vault']);
    expect(existsSync(desk.at('x'))).toBe(false);
  });

  it('never restore over something', async () => {
    const desk = await deskWithVault();
    await backUp(desk);
    const untouched = bytesBelow(desk.vault);
    const ran = await muniment(['vault', 'restore', desk.at('backup'), desk.vault, '--json']);
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.wrongUse, 'vault.folder-not-empty']);
    expect(bytesBelow(desk.vault)).toEqual(untouched);
  });

  it('20 for a damaged backup, and nothing that looks like a vault is left', async () => {
    const desk = await deskWithControls();
    await addFile(desk, 'a.txt');
    await backUp(desk);
    const [path = ''] = [...bytesBelow(join(desk.at('backup'), 'files')).keys()];
    const bytes = readFileSync(path);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    rmSync(path);
    writeFileSync(path, bytes);
    const ran = await muniment(['vault', 'restore', desk.at('backup'), desk.at('back'), '--json']);
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.damaged, 'backup.damaged']);
    expect((await muniment(['vault', 'info', desk.at('back')])).exit).toBe(EXIT.noVault);
  });

  it('130 when cancelled, and leave the vault and the folder usable', async () => {
    const desk = await deskWithControls();
    await addFile(desk, 'a.txt');
    const words = ['vault', 'backup', desk.vault, desk.at('backup')];
    const ran = await muniment(words, { signal: AbortSignal.abort() });
    expect(ran.exit).toBe(EXIT.cancelled);
    await backUp(desk);
    const restore = ['vault', 'restore', desk.at('backup'), desk.at('back')];
    expect((await muniment(restore, { signal: AbortSignal.abort() })).exit).toBe(EXIT.cancelled);
    await done(restore);
    await done(['vault', 'check', desk.vault, '--deep']);
  });

  it('are not for readers to record', async () => {
    const desk = await deskWithMembers();
    const cleo = 'eleven tall reeds bend in the wind';
    const ran = await muniment(['vault', 'backup', desk.vault, desk.at('backup'), '--json'], {
      env: as(cleo),
    });
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.notAllowed, 'member.not-allowed']);
    await done(['vault', 'backup', desk.vault, desk.at('backup'), '--read-only'], { env: as(cleo) });
  });
});

describe('copies of the database', () => {
  const deskWithCopy = async (): Promise<Desk & { copy: DatabaseCopy }> => {
    const desk = await deskWithControls();
    // A new epoch keeps the database of the one before.
    await done(['vault', 'rekey', desk.vault]);
    const copies = z
      .array(DatabaseCopy)
      .min(1)
      .parse((await done(['vault', 'copies', desk.vault, '--json'], { env: {} })).document());
    const copy = copies[0];
    if (copy === undefined) throw new Error('no copy');
    return { ...desk, copy };
  };

  it('take the place of a database that does not open any more, which is kept', async () => {
    const desk = await deskWithCopy();
    const name = readdirSync(desk.vault).find((one) => one.endsWith('.sqlite')) ?? '';
    writeFileSync(join(desk.vault, name), Buffer.alloc(8192, 7));
    expect((await muniment(['vault', 'info', desk.vault])).exit).toBe(EXIT.damaged);
    const words = ['vault', 'restore-copy', desk.vault, desk.copy.name];
    const unasked = await muniment(words);
    expect([unasked.exit, unasked.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('--yes')]);
    const wrong = await muniment([...words, '--yes'], { env: as('not this one') });
    expect(wrong.exit).toBe(EXIT.wrongPassphrase);
    const ran = await done([...words, '--yes', '--json']);
    VaultInfo.parse(ran.document());
    const { stdout } = await done(['log', 'show', desk.vault, '--newest']);
    expect(stdout.split('\n').some((line) => line.includes('vault.copy-restored'))).toBe(true);
    await done(['vault', 'check', desk.vault]);
  });

  it('are named as they are: another name is wrong use', async () => {
    const desk = await deskWithCopy();
    const ran = await muniment(['vault', 'restore-copy', desk.vault, '../vault.header', '--yes']);
    expect(ran.exit).toBe(EXIT.wrongUse);
    await done(['vault', 'info', desk.vault]);
  });
});
