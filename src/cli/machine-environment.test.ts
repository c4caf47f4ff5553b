import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from './machine-environment';

describe('where the command line remembers vaults', () => {
  it.each([
    ['linux', { HOME: '/home/ada' }, join('/home/ada', '.local', 'state', 'muniment', 'vaults')],
    ['linux', { HOME: '/home/ada', XDG_STATE_HOME: '/state' }, join('/state', 'muniment', 'vaults')],
    // The specification of these folders says to leave a relative path aside.
    [
      'linux',
      { HOME: '/home/ada', XDG_STATE_HOME: 'state' },
      join('/home/ada', '.local', 'state', 'muniment', 'vaults'),
    ],
    [
      'darwin',
      { HOME: '/Users/ada' },
      join('/Users/ada', 'Library', 'Application Support', 'Muniment', 'cli', 'vaults'),
    ],
    ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Muniment', 'vaults')],
  ])('on %s, with %o', (platform, env, folder) => {
    expect(memoryFolder(platform, env)).toBe(folder);
  });

  it('nowhere when the system does not say: a vault opens without a memory', () => {
    for (const platform of ['linux', 'darwin', 'win32']) expect(memoryFolder(platform, {})).toBeNull();
  });
});
