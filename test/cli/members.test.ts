import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Member } from '../../src/shared/domain/member';
import { VaultCheckReport } from '../../src/shared/domain/vault';
import { EXIT } from '../../src/shared/errors';
import { isPlainlyVisible } from '../../src/shared/visible-text';
import { as, BEN, CLEO, deskWithMembers, deskWithVault, type Desk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const NEW = 'twelve grey stones under the bridge';
const FACTS = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];

const codeOf = (document: unknown): string => (document as { error: { code: string } }).error.code;

const members = async (desk: Desk, passphrase = PASSPHRASE): Promise<Member[]> =>
  (
    (await done(['member', 'list', desk.vault, '--json'], { env: as(passphrase) })).document() as unknown[]
  ).map((one) => Member.parse(one));

const memberOf = async (desk: Desk, passphrase: string): Promise<unknown> =>
  (
    (await done(['vault', 'info', desk.vault, '--json'], { env: as(passphrase) })).document() as {
      member: unknown;
    }
  ).member;

describe('members on the command line', () => {
  it('each open the vault with their own passphrase and are who they are', async () => {
    const desk = await deskWithMembers();
    expect(await memberOf(desk, PASSPHRASE)).toMatchObject({ id: 'MEM-01', role: 'owner' });
    expect(await memberOf(desk, BEN)).toEqual({
      id: 'MEM-02',
      name: 'Ben Okafor',
      role: 'editor',
      passphraseGivenByOwner: true,
    });
    const all = await members(desk, CLEO);
    expect(all.map(({ id, role, canOpen }) => [id, role, canOpen])).toEqual([
      ['MEM-01', 'owner', true],
      ['MEM-02', 'editor', true],
      ['MEM-03', 'reader', true],
    ]);
    expect(new Set(all.map((one) => one.keyWords.join(' '))).size).toBe(3);
    const shown = await done(['member', 'show', desk.vault, 'mem-02']);
    expect(shown.stdout).toContain(all[1]?.keyWords.join(' ') ?? 'no words');
    expect(shown.stdout).toContain('uses the passphrase an owner gave');
  });

  it('are asked for by name where --member names one, and refused when the passphrase is another’s', async () => {
    const desk = await deskWithMembers();
    const info = ['vault', 'info', desk.vault];
    const asked = await done([...info, '--member', 'Ben Okafor'], { env: {}, typed: [BEN] });
    expect(asked.stderr).toBe('Passphrase of Ben Okafor: ');
    for (const named of ['mem-02', 'ben okafor']) await done([...info, '--member', named], { env: as(BEN) });
    const other = await muniment([...info, '--member', 'Ben Okafor', '--json']);
    expect([other.exit, codeOf(other.document())]).toEqual([EXIT.wrongUse, 'member.other']);
    const nobody = await muniment([...info, '--member', 'Ben', '--json']);
    expect([nobody.exit, codeOf(nobody.document())]).toEqual([EXIT.wrongUse, 'member.unknown']);
    // Whoever was refused has not kept the vault.
    await done(info);
  });

  it('sign what they do: the journal says who', async () => {
    const desk = await deskWithMembers();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS], { env: as(BEN) });
    const { stdout } = await done(['log', 'show', desk.vault, '--subject', 'EVD-0001', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ memberId: 'MEM-02', memberName: 'Ben Okafor' });
    await done(['log', 'verify', desk.vault]);
    const report = await done(['vault', 'check', desk.vault, '--deep', '--json']);
    expect(VaultCheckReport.parse(report.document())).toMatchObject({ verdict: 'sound', findings: [] });
  });
});

describe('roles on the command line', () => {
  it('13 for a reader who adds evidence, and nothing is left behind', async () => {
    const desk = await deskWithMembers();
    const ran = await muniment(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS, '--json'], {
      env: as(CLEO),
    });
    expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.notAllowed, 'member.not-allowed']);
    expect(readdirSync(join(desk.vault, 'tmp'))).toEqual([]);
    expect(readdirSync(join(desk.vault, 'blobs'))).toEqual([]);
    expect((await done(['evidence', 'list', desk.vault, '--json'])).document()).toEqual({
      rows: [],
      total: 0,
    });
  });

  it('13 for everything a role does not allow, before anything else is asked', async () => {
    const desk = await deskWithMembers();
    const v = desk.vault;
    const refused: readonly (readonly [string, readonly string[]])[] = [
      [CLEO, ['engagement', 'create', v, '--type', '1', '--as-of', '2026-06-30']],
      [CLEO, ['control', 'load', v, '--set', 'ai-company']],
      [CLEO, ['control', 'map', v, 'CTL-001', '--point-of-focus', 'CC7.2-1', '--rationale', 'R']],
      [CLEO, ['package', 'build', v, '--out', desk.at('p.zip'), '--allow-omissions']],
      [BEN, ['member', 'add', v, '--name', 'Dora', '--role', 'owner']],
      [BEN, ['member', 'role', v, 'MEM-02', 'owner']],
      [BEN, ['member', 'remove', v, 'MEM-03', '--yes']],
      [BEN, ['member', 'passphrase', v, '--of', 'MEM-01']],
      [BEN, ['vault', 'rekey', v]],
      [BEN, ['vault', 'recovery-key', v, '--yes']],
    ];
    for (const [who, words] of refused) {
      const ran = await muniment([...words, '--json'], { env: as(who, NEW) });
      expect({ words, exit: ran.exit, code: codeOf(ran.document()) }).toEqual({
        words,
        exit: EXIT.notAllowed,
        code: 'member.not-allowed',
      });
    }
    const unasked = await muniment(['member', 'add', v, '--name', 'Dora', '--role', 'owner'], {
      env: as(BEN),
      typed: [],
    });
    expect(unasked.stderr).not.toContain('First passphrase');
    expect(await members(desk)).toHaveLength(3);
  });

  it('let a reader take a copy out, which the journal tells', async () => {
    const desk = await deskWithMembers();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS]);
    await done(['evidence', 'extract', desk.vault, 'EVD-0001', '--to', desk.at('out')], { env: as(CLEO) });
    const { stdout } = await done(['log', 'show', desk.vault, '--subject', 'EVD-0001', '--newest']);
    expect(stdout.split('\n')[0]).toMatch(/MEM-03 +evidence\.copied-out/);
  });

  it('change with “member role”; the last owner stays one', async () => {
    const desk = await deskWithMembers();
    const changed = await done(['member', 'role', desk.vault, 'MEM-03', 'Editor', '--json']);
    expect(Member.parse(changed.document())).toMatchObject({ id: 'MEM-03', role: 'editor' });
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS], { env: as(CLEO) });
    const last = await muniment(['member', 'role', desk.vault, 'MEM-01', 'reader', '--json']);
    expect([last.exit, codeOf(last.document())]).toEqual([EXIT.wrongUse, 'member.last-owner']);
    const nobody = await muniment(['member', 'role', desk.vault, 'MEM-09', 'reader', '--json']);
    expect([nobody.exit, codeOf(nobody.document())]).toEqual([EXIT.wrongUse, 'member.unknown']);
    expect((await muniment(['member', 'role', desk.vault, 'MEM-02', 'admin'])).stderr).toContain(
      'The roles are owner, editor, reviewer, reader.',
    );
  });
});

describe('passphrases of members', () => {
  it('are replaced by whoever has them; the old one opens no more', async () => {
    const desk = await deskWithMembers();
    const [, before] = await members(desk);
    await done(['member', 'passphrase', desk.vault], { env: as(BEN, NEW) });
    expect((await muniment(['vault', 'info', desk.vault], { env: as(BEN) })).exit).toBe(EXIT.wrongPassphrase);
    const [, after] = await members(desk, NEW);
    expect([before?.passphraseGivenByOwner, after?.passphraseGivenByOwner]).toEqual([true, false]);
    expect(after?.keyWords).not.toEqual(before?.keyWords);
    await done(['log', 'verify', desk.vault], { env: as(NEW) });
  });

  it('cost more to guess with --memory', async () => {
    const desk = await deskWithVault();
    const ran = await done(['member', 'passphrase', desk.vault, '--memory', '256', '--json'], {
      env: as(PASSPHRASE, NEW),
    });
    expect(ran.document()).toMatchObject({ kdf: { memoryMebibytes: 256 } });
    const odd = await muniment(['member', 'passphrase', desk.vault, '--memory', '300'], {
      env: as(NEW, BEN),
    });
    expect([odd.exit, odd.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('256, 512, 1024')]);
  });

  it('are given anew by an owner to somebody who forgot theirs', async () => {
    const desk = await deskWithMembers();
    const ran = await done(['member', 'passphrase', desk.vault, '--of', 'MEM-03'], {
      env: as(PASSPHRASE, NEW),
    });
    expect(ran.stdout).toContain('MEM-03 Cleo Marsh has a new passphrase');
    expect(await memberOf(desk, NEW)).toMatchObject({ id: 'MEM-03', passphraseGivenByOwner: true });
    expect((await muniment(['vault', 'info', desk.vault], { env: as(CLEO) })).exit).toBe(
      EXIT.wrongPassphrase,
    );
  });

  it('are refused when they are weak, and everything stays as it was', async () => {
    const desk = await deskWithMembers();
    for (const words of [
      ['member', 'add', desk.vault, '--name', 'Dora', '--role', 'reader'],
      ['member', 'passphrase', desk.vault],
      ['member', 'passphrase', desk.vault, '--of', 'MEM-02'],
    ]) {
      const ran = await muniment([...words, '--json'], { env: as(PASSPHRASE, 'password1') });
      expect([ran.exit, codeOf(ran.document())]).toEqual([EXIT.wrongUse, 'use.weak-passphrase']);
    }
    expect(await members(desk)).toHaveLength(3);
    await done(['vault', 'info', desk.vault], { env: as(BEN) });
  });
});

describe('removing a member', () => {
  it('ends their access, begins a new epoch, and says what it does not do', async () => {
    const desk = await deskWithMembers();
    await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS], { env: as(BEN) });
    const ran = await done(['member', 'remove', desk.vault, 'MEM-02'], {
      env: as(PASSPHRASE),
      answers: ['y'],
    });
    expect(ran.stderr).toContain('Remove MEM-02 Ben Okafor (editor)?');
    expect(ran.stdout).toContain('epoch 2');
    expect(ran.stdout).toContain('they may have kept');
    expect((await muniment(['vault', 'info', desk.vault], { env: as(BEN) })).exit).toBe(EXIT.wrongPassphrase);
    const [, ben] = await members(desk, CLEO);
    expect([ben?.canOpen, typeof ben?.removedAt]).toEqual([false, 'string']);
    const report = await done(['vault', 'check', desk.vault, '--deep', '--json']);
    expect(VaultCheckReport.parse(report.document()).verdict).toBe('sound');
    await done(['evidence', 'extract', desk.vault, 'EVD-0001', '--to', desk.at('out')], { env: as(CLEO) });
  });

  it('is not done without a yes', async () => {
    const desk = await deskWithMembers();
    const words = ['member', 'remove', desk.vault, 'MEM-02'];
    const no = await muniment(words, { env: as(PASSPHRASE), answers: [''] });
    expect(no.exit).toBe(EXIT.cancelled);
    const nobody = await muniment(words, { env: as(PASSPHRASE) });
    expect([nobody.exit, nobody.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('--yes')]);
    expect(await memberOf(desk, BEN)).toMatchObject({ id: 'MEM-02' });
    const yes = await done([...words, '--yes', '--json']);
    expect(yes.document()).toMatchObject({ member: { id: 'MEM-02', canOpen: false }, epoch: 2 });
    const again = await muniment([...words, '--json'], { env: as(PASSPHRASE), answers: ['y'] });
    expect([again.exit, codeOf(again.document())]).toEqual([EXIT.wrongUse, 'member.removed']);
    expect(again.stderr).not.toContain('[y/N]');
  });
});

describe('members with hostile names', () => {
  it('are shown harmlessly and keep their names', async () => {
    const desk = await deskWithVault();
    const names = ['\u001b[2J\u001b[31mroot', 'Ben\nMEM-01 owner', 'Ada \u202enimda', '--yes', '👩🏽‍🚀 Zoë'];
    for (const [index, name] of names.entries()) {
      const passphrase = `${String(index)} ${NEW}`;
      const ran = await done(['member', 'add', desk.vault, '--role', 'reader', `--name=${name}`], {
        env: as(PASSPHRASE, passphrase),
      });
      expect(ran.stdout.split('\n').every(isPlainlyVisible)).toBe(true);
    }
    for (const words of [
      ['member', 'list', desk.vault],
      ['member', 'list', desk.vault, '--json'],
      ['member', 'show', desk.vault, 'MEM-03'],
      ['log', 'show', desk.vault],
    ]) {
      const { stdout } = await done(words);
      expect(stdout.split('\n').every(isPlainlyVisible)).toBe(true);
    }
    expect((await members(desk)).slice(1).map((one) => one.name)).toEqual(names);
    const asked = await muniment(['member', 'remove', desk.vault, 'MEM-03'], {
      env: as(PASSPHRASE),
      answers: [],
    });
    expect(asked.stderr.split('\n').slice(0, 1).every(isPlainlyVisible)).toBe(true);
    expect(asked.stderr).toContain('Ben\\u{000A}MEM-01 owner');
  });

  it.each(['', '   ', 'x'.repeat(201)])('refuses %j', async (name) => {
    const ran = await muniment(['member', 'add', 'nowhere', '--role', 'reader', `--name=${name}`]);
    expect(ran.exit).toBe(EXIT.wrongUse);
  });
});
