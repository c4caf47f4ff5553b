import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAppRequest } from './app-response';

describe('answering the window for its own files', () => {
  let top: string;
  let folder: string;
  const ask = (url: string, method = 'GET') => answerAppRequest(folder, { url, method });

  beforeAll(() => {
    top = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-page-'));
    folder = path.join(top, 'renderer');
    fs.mkdirSync(path.join(folder, 'assets'), { recursive: true });
    fs.mkdirSync(path.join(top, 'renderer-other'));
    fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><html><head></head></html>');
    fs.mkdirSync(path.join(folder, 'reader'));
    fs.writeFileSync(path.join(folder, 'reader', 'reader.html'), '<!doctype html><html></html>');
    fs.writeFileSync(path.join(folder, 'assets', 'a b.js'), 'export {};');
    fs.writeFileSync(path.join(folder, 'assets', 'raw.bin'), 'x');
    fs.writeFileSync(path.join(top, 'outside.js'), 'outside');
    fs.writeFileSync(path.join(top, 'renderer-other', 'x.js'), 'outside');
  });
  afterAll(() => {
    fs.rmSync(top, { recursive: true, force: true });
  });

  it('gives the page with a policy that lets in nothing inline', async () => {
    const response = await ask('app://muniment/index.html');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('permissions-policy')).toContain(
      'camera=(), display-capture=(), geolocation=()',
    );
  });

  it('gives the reader frame a policy of its own: our script, no network, an origin of nobody', async () => {
    const response = await ask('app://muniment/reader/reader.html');
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'unsafe-inline'",
      'img-src data: blob:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox allow-scripts',
    ]);
  });

  it('lets the page have that frame and no other, and itself be in none', async () => {
    const policy = (await ask('app://muniment/index.html')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain('frame-src app://muniment/reader/reader.html;');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('lets an origin of nobody read our modules and no page', async () => {
    const allowed = async (url: string) => (await ask(url)).headers.get('access-control-allow-origin');
    expect(await allowed('app://muniment/assets/a%20b.js')).toBe('null');
    expect(await allowed('app://muniment/index.html')).toBeNull();
    expect(await allowed('app://muniment/reader/reader.html')).toBeNull();
  });

  it('gives each load a nonce of its own, the same in page and policy', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await ask('app://muniment/index.html');
        const inPage = /<meta property="csp-nonce" nonce="([^"]+)"/.exec(await response.text())?.[1];
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${inPage ?? 'none'}'`);
        return inPage;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('gives files with blanks in their names, with the media type of their kind', async () => {
    const response = await ask('app://muniment/assets/a%20b.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['a path above the folder', 'app://muniment/../outside.js'],
    ['an encoded path above the folder', 'app://muniment/%2e%2e%2foutside.js'],
    ['an encoded path inside a path', 'app://muniment/assets/..%2f..%2foutside.js'],
    ['a folder whose name begins alike', 'app://muniment/..%2frenderer-other/x.js'],
    ['a backslash', 'app://muniment/assets%5c..%5c..%5coutside.js'],
    ['a zero byte', 'app://muniment/index.html%00.js'],
    ['broken encoding', 'app://muniment/%E0%A4%A.js'],
    ['a kind of file that no page needs', 'app://muniment/assets/raw.bin'],
    ['a file that is not there', 'app://muniment/assets/none.js'],
    ['the folder itself', 'app://muniment/'],
    ['another host', 'app://other/index.html'],
    ['another scheme', 'file:///etc/passwd'],
  ])('refuses %s', async (_what, url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('refuses every method but GET', async () => {
    expect((await ask('app://muniment/index.html', 'POST')).status).toBe(405);
  });
});
