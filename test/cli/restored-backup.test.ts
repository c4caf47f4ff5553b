// A vault that is older than this computer knows it: refused, until somebody says that it was restored.
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/shared/errors';
import { as, type Desk, deskWithControls } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const FACTS = ['--title', 'T', '--effective', '2026-02-01', '--control', 'CTL-001'];

/** A backup, and a vault that has gone on since. */
const deskWithOlderState = async (): Promise<Desk & { readonly env: Record<string, string> }> => {
  const desk = await deskWithControls();
  const env = { ...as(PASSPHRASE), XDG_STATE_HOME: desk.at('state') };
  await done(['vault', 'backup', desk.vault, desk.at('backup')], { env });
  await done(['evidence', 'add', desk.vault, desk.file('a.txt', 'a'), ...FACTS], { env });
  await done(['vault', 'restore', desk.at('backup'), desk.at('restored')], { env });
  return { ...desk, env };
};

describe('a restored backup', () => {
  it('is refused with 20 where a newer state was open, and the answer names the option', async () => {
    const { env, at } = await deskWithOlderState();
    for (const words of [
      ['vault', 'info', at('restored')],
      ['engagement', 'create', at('restored'), '--type', '1', '--as-of', '2026-06-30'],
    ]) {
      const ran = await muniment([...words, '--json'], { env });
      expect([ran.exit, ran.document()]).toMatchObject([
        EXIT.damaged,
        { error: { code: 'vault.older-than-known' } },
      ]);
      expect(ran.stderr).toContain('--restored-backup');
    }
  });

  it('opens with --restored-backup, once and for all, and the journal tells it', async () => {
    const { env, at } = await deskWithOlderState();
    await done(['vault', 'check', at('restored'), '--deep', '--restored-backup'], { env });
    await done(['vault', 'info', at('restored')], { env });
    const log = await done(['log', 'show', at('restored'), '--newest'], { env });
    expect(log.stdout.split('\n')[0]).toContain('vault.rollback-accepted');
  });

  it('opens anywhere else as it is', async () => {
    const { at } = await deskWithOlderState();
    await done(['vault', 'check', at('restored'), '--deep'], {
      env: { ...as(PASSPHRASE), XDG_STATE_HOME: at('another computer') },
    });
  });
});
