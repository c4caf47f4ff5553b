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

  it('warns before a covered word goes to the auditor in a title, a file name or a reason', async () => {
    const desk = await deskWithVault();
    const v = desk.vault;
    const note = desk.file('payroll_jane-doe.txt', 'Jane Doe: 4,000\n');
    await done(['evidence', 'add', v, note, '--title', 'Payroll of Jane  Doe', '--effective', 'undated']);
    const words = desk.file('words.txt', 'jane doe\n');
    const redact = ['evidence', 'redact', v, 'EVD-0001', '--words-file', words];
    const telling = (await done([...redact, '--reason', 'JANE DOE asked'])).stderr;
    for (const where of ['title', 'file name', 'reason'])
      expect(telling).toContain(`a word that is covered stands in the ${where},`);
    const anew = ['--title', 'Payroll of one member', '--file-name', 'payroll.txt', '--reason', 'A name'];
    const quiet = await done([...redact, '--version', '1', ...anew, '--json']);
    expect(quiet.stderr).not.toContain('Warning');
    expect(quiet.document()).toMatchObject({
      title: 'Payroll of one member',
      files: [{ originalName: 'payroll.txt' }],
    });
    expect((await muniment([...redact, '--reason', 'A name', '--file-name', 'payroll.exe'])).exit).toBe(2);
  });

  it('says how many rows are longer than the head, and covers what is behind in them', async () => {
    const desk = await deskWithVault();
    const users = desk.file('users.csv', 'Name,SSN\nDoe, Jane,123-45\n');
    await done(['evidence', 'add', desk.vault, users, '--title', 'Users', '--effective', 'undated']);
    const redact = ['evidence', 'redact', desk.vault, 'EVD-0001', '--columns', 'SSN', '--reason', 'Numbers'];
    expect((await done(redact)).stderr).toContain(
      '1 row has more cells than the head: in it everything from the first column on is covered.',
    );
  });
});
