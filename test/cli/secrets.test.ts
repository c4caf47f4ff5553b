import { describe, expect, it } from 'vitest';
import { deskWithVault, emptyDesk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const OTHER = 'nine slow barges leave the harbour';

describe('secrets on the command line', () => {
  it('opens with a passphrase from a file, from standard input and from a person', async () => {
    const desk = await deskWithVault();
    const file = desk.file('pass.txt', `${PASSPHRASE}\r\nsecond line\n`);
    const ways = [
      [['--passphrase-file', file], {}],
      [['--passphrase-file', '-'], { standardInput: `${PASSPHRASE}\n` }],
      [[], { typed: [PASSPHRASE] }],
    ] as const;
    for (const [options, around] of ways)
      await done(['vault', 'info', desk.vault, ...options], { env: {}, ...around });
  });

  it('is wrong use when nobody can be asked, and says what to do', async () => {
    const desk = await deskWithVault();
    const ran = await muniment(['vault', 'info', desk.vault], { env: {} });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('MUNIMENT_PASSPHRASE');
  });

  it('has no option that takes a passphrase itself', async () => {
    const ran = await muniment(['vault', 'info', 'v', '--passphrase', PASSPHRASE]);
    expect(ran.exit).toBe(2);
    expect(ran.stdout + ran.stderr).not.toContain(PASSPHRASE);
  });

  it('asks for a new passphrase twice and refuses two that differ', async () => {
    const desk = emptyDesk();
    const words = ['vault', 'create', desk.vault, '--organization', 'O', '--member', 'M'];
    const differing = await muniment(words, { env: {}, typed: [PASSPHRASE, OTHER] });
    expect(differing.exit).toBe(2);
    const same = await done(words, { env: {}, typed: [PASSPHRASE, PASSPHRASE] });
    expect(same.stderr).toBe('New passphrase: The same again: ');
  });

  it('prints the recovery key once, and lets it open the vault with a new passphrase', async () => {
    const desk = emptyDesk();
    const made = await done([
      'vault',
      'create',
      desk.vault,
      '--organization',
      'O',
      '--member',
      'M',
      '--json',
    ]);
    const { recoveryWords } = made.document() as { recoveryWords: string[] };
    expect(recoveryWords).toHaveLength(24);

    const sheet = desk.file(
      'words.txt',
      recoveryWords.map((word, index) => `${String(index + 1)}. ${word}`).join('\n'),
    );
    const confirmed = await done(['vault', 'confirm', desk.vault, '--words-file', sheet, '--json']);
    expect(confirmed.document()).toEqual({ matches: true });

    await done(['vault', 'recover', desk.vault, '--words-file', sheet], {
      env: { MUNIMENT_NEW_PASSPHRASE: OTHER },
    });
    await done(['vault', 'info', desk.vault], { env: { MUNIMENT_PASSPHRASE: OTHER } });
    expect((await muniment(['vault', 'info', desk.vault])).exit).toBe(12);
  });

  it('never prints a passphrase, a recovery word list or a key where it was not asked for', async () => {
    const desk = emptyDesk();
    const made = await done([
      'vault',
      'create',
      desk.vault,
      '--organization',
      'O',
      '--member',
      'M',
      '--json',
    ]);
    const { recoveryWords } = made.document() as { recoveryWords: string[] };
    const printed = [
      await done(['vault', 'info', desk.vault]),
      await done(['log', 'show', desk.vault, '--json'], {
        env: { MUNIMENT_PASSPHRASE: PASSPHRASE, MUNIMENT_LOG: '1' },
      }),
      await muniment(['vault', 'info', desk.vault], { env: { MUNIMENT_PASSPHRASE: OTHER } }),
    ];
    for (const { stdout, stderr } of printed) {
      expect(stdout + stderr).not.toContain(PASSPHRASE);
      expect(stdout + stderr).not.toContain(OTHER);
      expect(stdout + stderr).not.toContain(recoveryWords.slice(0, 3).join(' '));
    }
  });

  it('prints no passphrase where members are added, renewed or removed, not even into the log', async () => {
    const desk = await deskWithVault();
    const [given, own] = ['twelve grey stones under the bridge', 'four owls count the empty boats'];
    const env = (passphrase: string, next: string) => ({
      MUNIMENT_PASSPHRASE: passphrase,
      MUNIMENT_NEW_PASSPHRASE: next,
      MUNIMENT_LOG: '1',
    });
    const add = ['member', 'add', desk.vault, '--name', 'Ben', '--role', 'editor'];
    const printed = [
      await done([...add, '--json'], { env: env(PASSPHRASE, given) }),
      await muniment([...add, '--json'], { env: env(PASSPHRASE, given) }),
      await done(['member', 'passphrase', desk.vault, '--json'], { env: env(given, own) }),
      await done(['member', 'passphrase', desk.vault, '--of', 'MEM-02', '--json'], {
        env: env(PASSPHRASE, OTHER),
      }),
      await muniment(['vault', 'info', desk.vault, '--json'], { env: env(own, '') }),
      await done(['member', 'remove', desk.vault, 'MEM-02', '--yes', '--json'], { env: env(PASSPHRASE, '') }),
      await done(['vault', 'rekey', desk.vault, '--json'], { env: env(PASSPHRASE, '') }),
      await done(['vault', 'backup', desk.vault, desk.at('backup'), '--json'], { env: env(PASSPHRASE, '') }),
      await done(['log', 'show', desk.vault, '--json'], { env: env(PASSPHRASE, '') }),
    ];
    expect(printed[1]?.document()).toMatchObject({ error: { code: 'member.passphrase-taken' } });
    for (const { stdout, stderr } of printed)
      for (const secret of [PASSPHRASE, OTHER, given, own]) expect(stdout + stderr).not.toContain(secret);
  });

  it('takes a member’s first passphrase from a file, and one of two from standard input', async () => {
    const desk = await deskWithVault();
    const file = desk.file('ben.txt', `${OTHER}\n`);
    const add = ['member', 'add', desk.vault, '--name', 'Ben', '--role', 'editor'];
    const two = await muniment([...add, '--passphrase-file', '-', '--new-passphrase-file', '-'], { env: {} });
    expect(two.exit).toBe(2);
    await done([...add, '--passphrase-file', '-', '--new-passphrase-file', file], {
      env: {},
      standardInput: `${PASSPHRASE}\n`,
    });
    await done(['vault', 'info', desk.vault, '--passphrase-file', file, '--member', 'MEM-02'], { env: {} });
    const asked = await done(['member', 'add', desk.vault, '--name', 'Cleo', '--role', 'reader'], {
      env: {},
      typed: [PASSPHRASE, 'twelve grey stones under the bridge', 'twelve grey stones under the bridge'],
    });
    expect(asked.stderr).toBe('Passphrase: First passphrase for Cleo: The same again: ');
  });
});
