// Looking at a vault that somebody else has open, as a script does beside the app.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openVault, realEnvironment, systemClock } from '../../src/engine';
import { EXIT } from '../../src/shared/errors';
import { type Desk, deskWithControls } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const FACTS = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];

const codeOf = (document: unknown): string => (document as { error: { code: string } }).error.code;

const openDesk = async (): Promise<Desk> => {
  const desk = await deskWithControls();
  await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS]);
  const environment = realEnvironment({ logger: { log: () => undefined }, clock: systemClock });
  const vault = await openVault(desk.vault, { passphrase: PASSPHRASE }, environment);
  onTestFinished(() => {
    vault.close();
  });
  return desk;
};

const state = (folder: string): unknown =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(folder, name))
    .map((path) =>
      statSync(path).isFile() ? [path, statSync(path).mtimeMs, readFileSync(path, 'hex')] : path,
    );

describe('while a vault is open elsewhere', () => {
  it('verbs that look do their work, change nothing, and say so', async () => {
    const desk = await openDesk();
    const v = desk.vault;
    const before = state(v);
    for (const words of [
      ['vault', 'info', v],
      ['vault', 'check', v, '--deep'],
      ['engagement', 'list', v],
      ['engagement', 'show', v, 'ENG-01'],
      ['engagement', 'scope', v, 'ENG-01'],
      ['catalog', 'list', v],
      ['control', 'list', v],
      ['control', 'show', v, 'CTL-001'],
      ['evidence', 'list', v],
      ['evidence', 'show', v, 'EVD-0001'],
      ['package', 'plan', v],
      ['package', 'list', v],
      ['member', 'list', v],
      ['member', 'show', v, 'MEM-01'],
      ['vault', 'copies', v],
      ['log', 'show', v],
      ['log', 'verify', v],
    ]) {
      const ran = await muniment([...words, '--json']);
      expect({ words, exit: ran.exit, stderr: ran.stderr }).toEqual({
        words,
        exit: EXIT.done,
        stderr:
          words[1] === 'copies' ? '' : (expect.stringContaining('open elsewhere; it is only read') as string),
      });
      expect(() => ran.stdout.trimEnd().split('\n').length > 1 && ran.stdout).not.toThrow();
    }
    expect(state(v)).toEqual(before);
    expect((await done(['vault', 'info', v, '--quiet'])).stderr).toBe('');
    expect((await done(['vault', 'info', v, '--json'])).document()).toMatchObject({
      access: { mode: 'read-only', why: 'in-use' },
    });
  });

  it('verbs that change something end with 11 and leave nothing behind', async () => {
    const desk = await openDesk();
    const v = desk.vault;
    const before = state(v);
    for (const words of [
      ['evidence', 'add', v, desk.file('b.txt', 'b'), ...FACTS],
      ['evidence', 'extract', v, 'EVD-0001', '--to', desk.at('out')],
      ['engagement', 'create', v, '--type', '1', '--as-of', '2026-06-30'],
      ['control', 'load', v, '--set', 'ai-company'],
      ['member', 'add', v, '--name', 'Ben', '--role', 'reader'],
      ['member', 'passphrase', v],
      ['member', 'remove', v, 'MEM-01', '--yes'],
      ['vault', 'rekey', v],
      ['vault', 'recovery-key', v, '--yes'],
      ['package', 'build', v, '--out', desk.at('p.zip'), '--allow-omissions'],
    ]) {
      const ran = await muniment([...words, '--json']);
      expect({ words, exit: ran.exit, code: codeOf(ran.document()) }).toEqual({
        words,
        exit: EXIT.inUse,
        code: 'vault.in-use',
      });
    }
    expect(state(v)).toEqual(before);
  });
});

describe('--read-only', () => {
  it('takes no lock and changes nothing, on verbs that look', async () => {
    const desk = await deskWithControls();
    const before = state(desk.vault);
    const ran = await done(['vault', 'info', desk.vault, '--read-only', '--json']);
    expect(ran.stderr).toBe('');
    expect(ran.document()).toMatchObject({ access: { mode: 'read-only', why: 'asked', holder: null } });
    await done(['vault', 'check', desk.vault, '--deep', '--read-only']);
    expect(state(desk.vault)).toEqual(before);
  });

  it('is no option of verbs that change something', async () => {
    const ran = await muniment(['evidence', 'add', 'v', 'f', ...FACTS, '--read-only']);
    expect([ran.exit, ran.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('has no option')]);
  });
});
