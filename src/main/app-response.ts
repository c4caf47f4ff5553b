// Answers the window's requests for its own files (app://muniment/…), with the policy that keeps a
// page from running or loading anything else. Knows no Electron, so that it is tested plainly.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

export const APP_SCHEME = 'app';
export const APP_HOST = 'muniment';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;
const READER_PATH = '/reader/reader.html';
export const READER_URL = `${APP_SCHEME}://${APP_HOST}${READER_PATH}`;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** react-aria writes two small <style> elements; the nonce lets in those and no others. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `frame-src ${READER_URL}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Of the frame that decodes files nobody trusts (docs/adr/0020-reader-frame.md): it runs our script and gets
 * bytes over a port; nothing else. `sandbox` gives it an origin of nobody however it is opened. Styles in
 * the page are those of mails, which can fetch nothing either. WebAssembly is what decodes two kinds of
 * pictures in PDF; it is no way to run text.
 */
const READER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
].join('; ');

/** What a page asks a person for, and what it may measure: nothing, before anybody is asked. */
const NO_DEVICES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const headers = (url: URL, mediaType: string, nonce: string) => ({
  'Content-Type': mediaType,
  'Content-Security-Policy': url.pathname === READER_PATH ? READER_POLICY : contentSecurityPolicy(nonce),
  // A module of the reader frame is fetched by an origin of nobody; modules hold only what is public.
  ...(url.pathname.startsWith('/assets/') && mediaType.startsWith('text/javascript')
    ? { 'Access-Control-Allow-Origin': 'null' }
    : {}),
  // Links in a mail are no reason to ask a name server.
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy': NO_DEVICES,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});

const refusal = (status: number) => new Response('', { status });

/** The file inside `folder` that a request means, or null for anything outside it. */
const fileFor = (folder: string, url: URL): string | null => {
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.resolve(folder, `.${name}`);
  return file.startsWith(folder + path.sep) ? file : null;
};

/** @param folder absolute folder of the built page */
export const answerAppRequest = async (
  folder: string,
  request: { readonly url: string; readonly method: string },
): Promise<Response> => {
  const url = new URL(request.url);
  if (request.method !== 'GET') return refusal(405);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return refusal(404);
  const file = fileFor(folder, url);
  const mediaType = file === null ? undefined : MEDIA_TYPES[path.extname(file)];
  if (file === null || mediaType === undefined) return refusal(404);
  // Not there: answered by 404, and the page that asked says so.
  const bytes = await fs.readFile(file).catch(() => null);
  if (bytes === null) return refusal(404);
  const nonce = randomBytes(16).toString('base64');
  const isPage = path.extname(file) === '.html';
  const body = isPage
    ? bytes.toString('utf8').replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}" />`)
    : new Uint8Array(bytes);
  return new Response(body, { status: 200, headers: headers(url, mediaType, nonce) });
};
