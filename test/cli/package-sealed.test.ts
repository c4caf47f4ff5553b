// Encryption as an auditor and a script meet it: a key made without a vault, a package for it, and no way in
// without the key.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/shared/errors';
import type { Recipient } from '../../src/shared/domain/recipient';
import { deskWithControls, emptyDesk } from './desk';
import { done, muniment } from './run-cli-in-test';

const errorCode = (ran: { readonly document: () => unknown }): string =>
  (ran.document() as { error: { code: string } }).error.code;

describe('a package for a recipient', () => {
  it('is made for confirmed keys, opened with the identity, and by nothing else', async () => {
    const desk = await deskWithControls();
    const [identity, zip] = [desk.at('identity.txt'), desk.at('package.zip.age')];
    const made = await done(['package', 'keygen', '--out', identity]);
    const key = made.stdout.trim();
    expect(key).toMatch(/^age1[a-z0-9]{58}$/);
    expect(made.stdout + made.stderr).not.toContain('AGE-SECRET-KEY');
    expect(statSync(identity).mode & 0o777).toBe(0o600);
    expect((await muniment(['package', 'keygen', '--out', identity])).exit).toBe(EXIT.wrongUse);

    const facts = ['--title', 'User list', '--control', 'CTL-001', '--effective', '2026-03-31'];
    await done(['evidence', 'add', desk.vault, desk.file('users.csv', 'user\nada\n'), ...facts]);
    await done(['recipient', 'add', desk.vault, '--firm', 'Bramwell & Oakes LLP', '--person', 'Noor Haddad']);
    await done(['recipient', 'add-key', desk.vault, 'RCP-01', key, '--label', 'Laptop']);
    const build = ['package', 'build', desk.vault, '--out', zip, '--allow-omissions', '--json', '--to'];
    const refused = await muniment([...build, 'RCP-01']);
    expect([refused.exit, errorCode(refused)]).toEqual([EXIT.answerIsNo, 'recipient.key-not-confirmed']);
    expect(() => readFileSync(zip)).toThrow('ENOENT');
    // A bare key works at once, and is warned of while nobody has confirmed it.
    const bare = await done([
      'package',
      'build',
      desk.vault,
      '--out',
      desk.at('bare.zip.age'),
      '--allow-omissions',
      '--to',
      key,
    ]);
    expect(bare.stderr).toContain('nobody has confirmed');
    await done([
      'recipient',
      'confirm-key',
      desk.vault,
      'RCP-01',
      key,
      '--channel',
      'phone',
      '--on',
      '2026-03-01',
    ]);
    const built = await done([...build, 'RCP-01']);
    expect(built.document()).toMatchObject({ encryption: 'recipients', recipientIds: ['RCP-01'] });
    expect(built.stderr).not.toContain('nobody has confirmed');

    const locked = await muniment(['package', 'verify', zip, '--json']);
    expect([locked.exit, errorCode(locked)]).toEqual([EXIT.wrongUse, 'package.encrypted']);
    const opened = await done(['package', 'verify', zip, '--identity', identity, '--json']);
    expect(opened.document()).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
    const other = desk.at('other.txt');
    await done(['package', 'keygen', '--out', other]);
    const stranger = await muniment(['package', 'verify', zip, '--identity', other, '--json']);
    expect([stranger.exit, errorCode(stranger)]).toEqual([EXIT.wrongPassphrase, 'package.wrong-identity']);
    const cut = desk.at('cut.zip.age');
    writeFileSync(cut, readFileSync(zip).subarray(0, -20));
    const short = await muniment(['package', 'show', cut, '--identity', identity, '--json']);
    expect([short.exit, errorCode(short)]).toEqual([EXIT.damaged, 'package.encryption-damaged']);

    const shown = (await done(['recipient', 'show', desk.vault, 'RCP-01', '--json'])).document() as Recipient;
    expect(shown).toMatchObject({
      person: 'Noor Haddad',
      packageCount: 1,
      keys: [{ recipient: key, label: 'Laptop' }],
    });
    await done(['recipient', 'change', desk.vault, 'RCP-01', '--until', '2026-12-31']);
    await done(['recipient', 'remove-key', desk.vault, 'RCP-01', key]);
    await done(['recipient', 'retire', desk.vault, 'RCP-01']);
    expect((await done(['recipient', 'list', desk.vault, '--json'])).document()).toEqual([]);
    expect((await done(['recipient', 'list', desk.vault, '--with-retired'])).stdout).toContain('(retired)');
  });

  it('is made for one passphrase, and not for that and a key', async () => {
    const desk = emptyDesk();
    const out = ['--out', desk.at('p.zip.age'), '--allow-omissions'];
    const both = ['--to', `age1${'q'.repeat(58)}`, '--package-passphrase-file', desk.file('p.txt', 'x\n')];
    expect((await muniment(['package', 'build', desk.vault, ...out, ...both])).exit).toBe(EXIT.wrongUse);
    const files = ['--identity', desk.file('i.txt', 'x'), '--passphrase-file', desk.file('q.txt', 'x')];
    expect((await muniment(['package', 'verify', 'x.zip.age', ...files])).exit).toBe(EXIT.wrongUse);
  });
});
