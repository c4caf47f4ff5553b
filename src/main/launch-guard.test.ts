import { describe, expect, it } from 'vitest';
import { refusalSentence, refusedSwitch } from './launch-guard';

const refused = (args: readonly string[], platform: NodeJS.Platform = 'linux', isRoot = false) =>
  refusedSwitch({ argv: ['/opt/muniment/muniment-desktop', ...args], platform, isRoot });

describe('the installed app, started with a switch', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--inspect-publish-uid=http',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--proxy-server=10.0.0.1:3128',
    '--host-resolver-rules=MAP * 10.0.0.1',
    '--disable-features=NetworkServiceSandbox',
    '--enable-blink-features=x',
    '--renderer-cmd-prefix=gdb',
    '--gpu-launcher=/tmp/x',
    '--utility-cmd-prefix=/tmp/x',
    '--ppapi-plugin-launcher=/tmp/x',
    '--require=/tmp/x.js',
    '-r',
    '--import=/tmp/x.mjs',
    '--eval=1',
    '--app=/tmp/other',
    '--log-net-log=/tmp/net.json',
    '--enable-logging=file',
    '--ssl-key-log-file=/tmp/keys',
    '--crash-dumps-dir=/tmp',
    '--auth-server-allowlist=*',
    '--unsafely-treat-insecure-origin-as-secure=http://x',
    '--type=renderer',
    '--made-up',
  ])('%s does not start', (argument) => {
    expect(refused([argument])).toBe(argument === '-r' ? '--r' : argument.replace(/=.*$/s, ''));
  });

  it.each([' ', '\t', '\n', '\v', '\f\r ', '\u00a0', '\u0085', '\u3000'])(
    'attack: a switch behind %j, which Chromium takes off before it looks for a dash, does not start',
    (blank) => {
      for (const platform of ['linux', 'darwin', 'win32'] as const) {
        expect(refused([`${blank}--remote-debugging-port=9222`], platform)).toBe('--remote-debugging-port');
        expect(refused([`${blank}-no-sandbox${blank}`], platform)).toBe('--no-sandbox');
      }
      expect(refused([`${blank}/remote-debugging-port=9222`], 'win32')).toBe('--remote-debugging-port');
    },
  );

  it('reads it as Chromium and Node do: one dash, three, behind a file, behind the end of switches', () => {
    expect(refused(['-remote-debugging-port=9222'])).toBe('--remote-debugging-port');
    expect(refused(['---inspect'])).toBe('--inspect');
    expect(refused(['/home/a/acme.muniment', '--inspect'])).toBe('--inspect');
    expect(refused(['--', '--inspect'])).toBe('--');
  });

  it('reads it as Windows does: a slash, and capitals', () => {
    expect(refused(['/remote-debugging-port=9222'], 'win32')).toBe('--remote-debugging-port');
    expect(refused(['--REMOTE-DEBUGGING-PORT=9222'], 'win32')).toBe('--remote-debugging-port');
    expect(refused(['--Lang=de'], 'win32')).toBeNull();
    expect(refused(['C:\\Clients\\acme.muniment'], 'win32')).toBeNull();
    expect(refused(['\\\\server\\share\\acme.muniment'], 'win32')).toBeNull();
  });

  it('starts with files and with what says how to draw', () => {
    expect(refused([])).toBeNull();
    expect(refused(['/home/a/-inspect/acme.muniment', '/tmp/package.zip'])).toBeNull();
    expect(refused(['--ozone-platform=wayland', '--force-device-scale-factor=2', '--lang=de'])).toBeNull();
    expect(refused(['--user-data-dir=/tmp/settings', '--disable-gpu', '--log-level=3'])).toBeNull();
  });

  it('starts without a sandbox for root on Linux, who can have none, and for nobody else', () => {
    expect(refused(['--no-sandbox'], 'linux', true)).toBeNull();
    expect(refused(['--no-sandbox'], 'linux', false)).toBe('--no-sandbox');
    expect(refused(['--no-sandbox'], 'win32', true)).toBe('--no-sandbox');
    expect(refused(['--no-sandbox', '--inspect'], 'linux', true)).toBe('--inspect');
  });

  it('is told which one, and neither its value nor what would move a terminal', () => {
    expect(refused(['--\u001b[2Jx=secret'])).toBe('--??2Jx');
    expect(refused([`--${'x'.repeat(4000)}`])).toHaveLength(62);
    expect(refusalSentence('--inspect')).toContain('--inspect');
  });
});
