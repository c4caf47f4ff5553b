import { describe, expect, it } from 'vitest';
import { systemRegion } from './system-region';

describe('the region of the system', () => {
  it('is what Linux says for times, before what it says for everything', () => {
    const region = (environment: Record<string, string>) => systemRegion('linux', environment, 'US');
    expect(region({ LANG: 'de_DE.UTF-8' })).toBe('DE');
    expect(region({ LANG: 'en_US.UTF-8', LC_TIME: 'en_DK.UTF-8' })).toBe('DK');
    expect(region({ LANG: 'en_US.UTF-8', LC_TIME: 'en_DK.UTF-8', LC_ALL: 'pt_BR' })).toBe('BR');
    expect(region({ LANG: 'sr_RS@latin', LC_ALL: '' })).toBe('RS');
  });

  it('is unknown where the locale names none, whatever stands behind it', () => {
    expect(systemRegion('linux', { LANG: 'C.UTF-8' }, 'US')).toBeNull();
    expect(systemRegion('linux', { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'US')).toBeNull();
    expect(systemRegion('linux', { LANG: '../../etc_XX' }, '')).toBeNull();
    expect(systemRegion('linux', {}, '')).toBeNull();
  });

  it('is what the system told Electron elsewhere', () => {
    expect(systemRegion('darwin', { LANG: 'de_DE.UTF-8' }, 'CH')).toBe('CH');
    expect(systemRegion('win32', {}, '')).toBeNull();
  });
});
