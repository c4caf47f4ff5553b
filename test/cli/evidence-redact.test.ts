import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskWithVault } from './desk';
import { done, muniment } from './run-cli-in-test';

describe('muniment evidence redact', () => {
  it('covers columns by name and words from a file, each in a version of its own', async () => {
    const desk = await deskWithVault();
    const v = desk.vault;
    const users = desk.file('users.csv', 'Name,E-mail,Role\nAda Byron,ada@example.com,admin\n');
    await done(['evidence', 'add', v, users, '--title', 'Users', '--effective', 'undated']);
    const redact = ['evidence', 'redact', v, 'EVD-0001', '--reason', 'Names of people'];

    const covered = await done([...redact, '--columns', 'name, e-MAIL']);
    expect(covered.stdout).toContain('EVD-0001.02 is stored: draft.');
    const words = desk.file('words.txt', 'admin\r\n\r\n');
    const again = (await done([...redact, '--words-file', words, '--json'])).document();
    expect(again).toMatchObject({
      ref: 'EVD-0001.03',
      versions: [{ derivedFrom: { version: 2, how: 'redaction' }, changeNote: 'Names of people' }, {}, {}],
    });
    const half = desk.file('half.txt', 'Role\nRoel Jansen\n');
    expect((await done([...redact, '--words-file', half])).stdout).toContain('not covered: word 2 of');
    const to = desk.at('out');
    mkdirSync(to);
    await done(['evidence', 'extract', v, 'EVD-0001', '--to', to]);
    expect(readFileSync(join(to, 'EVD-0001_users (redacted).csv'), 'utf8')).toBe(
      'Name,E-mail,[redacted]\n[redacted],[redacted],[redacted]\n',
    );

    for (const [wrong, exit] of [
      [[...redact, '--columns', 'Salary'], 2],
      [[...redact, '--columns', 'Name', '--words-file', words], 2],
      [redact, 2],
      [redact.slice(0, 4), 2],
      [[...redact, '--words-file', desk.file('none.txt', 'nobody')], 2],
    ] as const)
      expect((await muniment(wrong)).exit).toBe(exit);
  });
});
