import { describe, expect, it } from 'vitest';
import { closeChromium, isLocalRequest } from './no-network';

const commandLine = (given: Readonly<Record<string, string>> = {}) => {
  const switches = new Map(Object.entries(given));
  return {
    switches,
    appendSwitch: (name: string, value = '') => switches.set(name, value),
    removeSwitch: (name: string) => switches.delete(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
  };
};

describe('Chromium, told before it starts', () => {
  it('resolves no name and goes by a proxy that nobody can own, loopback included', () => {
    const line = commandLine();
    closeChromium(line);
    expect(line.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(line.switches.get('proxy-server')).toMatch(/\.invalid:9$/);
    expect(line.switches.get('proxy-bypass-list')).toBe('<-loopback>');
  });

  it('is not told otherwise by a command line', () => {
    const line = commandLine({ 'host-resolver-rules': 'MAP * 10.0.0.1', 'proxy-server': '10.0.0.1:3128' });
    closeChromium(line);
    expect(line.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(line.switches.get('proxy-server')).toMatch(/\.invalid:9$/);
  });

  it('keeps what was already turned off', () => {
    const line = commandLine({ 'disable-features': 'One,Two' });
    closeChromium(line);
    const features = line.switches.get('disable-features')?.split(',') ?? [];
    expect(features).toEqual(expect.arrayContaining(['One', 'Two', 'DnsOverHttps', 'Reporting']));
    expect(new Set(features).size).toBe(features.length);
  });
});

describe('the requests of a page', () => {
  it.each([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'ws://127.0.0.1:9/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://muniment.example.com/',
    'app://munimentx/',
    'app://other/index.html',
    'APP://muniment@example.com/',
    'chrome://settings/',
    'chrome-extension://abc/x.js',
    'view-source:app://muniment/',
    'filesystem:app://muniment/temporary/x',
    'mailto:a@example.com',
    'about:blank#https://example.com',
    ' data:text/html,x',
    '',
  ])('%s is cancelled', (url) => {
    expect(isLocalRequest(url)).toBe(false);
  });

  it.each(['app://muniment/index.html', 'blob:app://muniment/1', 'data:image/png;base64,AA=='])(
    '%s is let through',
    (url) => {
      expect(isLocalRequest(url)).toBe(true);
    },
  );
});
