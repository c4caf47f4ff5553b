import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands';
import { done, muniment } from './run-cli-in-test';
import { version } from '../../package.json';

describe('help', () => {
  it('lists every noun and verb', async () => {
    const { stdout } = await done(['help']);
    for (const { noun, verb } of COMMANDS)
      expect(stdout).toMatch(new RegExp(`^  ${noun} .*\n +(.*, )?${verb}(,|$)`, 'm'));
  });

  it('has a page for every command with all its options, by help and by --help', async () => {
    for (const { noun, verb, options } of COMMANDS) {
      const { stdout } = await done(['help', noun, verb]);
      expect(stdout).toContain(`Usage: muniment ${noun} ${verb}`);
      for (const name of [...Object.keys(options), 'json', 'quiet']) expect(stdout).toContain(`--${name}`);
      expect((await done([noun, verb, '--help'])).stdout).toBe(stdout);
    }
  });

  it('has a page for every noun', async () => {
    const { stdout } = await done(['help', 'package']);
    expect(stdout).toContain('package verify FILE.zip|FOLDER');
    expect((await done(['package', '--help'])).stdout).toBe(stdout);
  });

  it('offers the nearest noun and verb', async () => {
    expect((await muniment(['pakage', 'verify'])).stderr).toContain('Did you mean “package”?');
    expect((await muniment(['package', 'verfy'])).stderr).toContain('Did you mean “package verify”?');
    expect((await muniment(['vault'])).stderr).toContain('needs a verb: create, info, check');
  });

  it('says the version', async () => {
    expect((await done(['--version'])).stdout).toBe(`${version}\n`);
  });
});
