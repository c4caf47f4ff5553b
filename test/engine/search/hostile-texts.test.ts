// Files made to harm whoever reads them: they end at most the thread that reads, and the next file is read.
import { deflateRawSync, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { createTextReader } from '../../../src/engine/search/text-reader';
import type { TextAnswer } from '../../../src/engine/search/text-thread';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const LIMITS = { longestMs: 20_000, growthBytes: 300 * 2 ** 20 };

const reader = (longestMs = LIMITS.longestMs) => {
  const made = createTextReader({ ...LIMITS, longestMs });
  onTestFinished(() => made.end());
  const quiet = new AbortController().signal;
  return (mediaType: string, bytes: string | Uint8Array): Promise<TextAnswer> =>
    made.read({ bytes: new Uint8Array(Buffer.from(bytes as Uint8Array)), mediaType }, quiet);
};

/** One page that shows what `content` draws; `stream` gives its bytes and what packed them. */
const pdf = (content: Buffer, filter: string): Buffer => {
  const head = '%PDF-1.7\n';
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(true){})>>>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n',
    `4 0 obj<</Length ${String(content.length)}${filter}>>stream\n`,
    '\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n',
  ];
  return Buffer.concat([
    Buffer.from(head + objects.slice(0, 4).join('')),
    content,
    Buffer.from(objects[4] ?? ''),
  ]);
};

const shown = Buffer.from('BT /F 9 Tf (pangolin) Tj ET');

it('reads a PDF with a script in it and runs nothing', async () => {
  expect((await reader()('application/pdf', pdf(shown, '')))?.words).toContain('pangolin');
});

it('survives a PDF of which a page unpacks to more than anybody reads', async () => {
  const read = reader(3000);
  const block = Buffer.alloc(2 ** 20, 'q Q ');
  let packed = deflateSync(Buffer.concat(Array.from({ length: 60 }, () => block)), { level: 9 });
  packed = deflateSync(packed, { level: 9 });
  const before = process.memoryUsage.rss();
  const answer = await read('application/pdf', pdf(packed, '/Filter[/FlateDecode/FlateDecode]'));
  expect(answer === null || answer.words === '').toBe(true);
  expect(process.memoryUsage.rss() - before).toBeLessThan(900 * 2 ** 20);
  // The next file gets another thread.
  expect((await read('text/plain', 'wombat'))?.words).toBe('wombat');
});

const workbook = (sheet: string, shared = '<sst/>'): Uint8Array =>
  zipSync({
    'xl/sharedStrings.xml': Buffer.from(shared),
    'xl/worksheets/sheet1.xml': Buffer.from(sheet),
  });

it('takes of a workbook of a million cells what it needs', async () => {
  const cell = '<c t="inlineStr"><is><t>again</t></is></c>';
  const bomb = workbook(`<worksheet><row>${cell.repeat(700_000)}</row></worksheet>`);
  expect(bomb.length).toBeLessThan(2 ** 19);
  expect(await reader()(XLSX, bomb)).toEqual({ words: 'again aga', isWhole: false });
});

it('refuses a billion laughs, and words of a part that is no XML', async () => {
  const read = reader();
  const laughs = '<!DOCTYPE s [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>';
  expect(await read(XLSX, workbook('<worksheet/>', laughs))).toBeNull();
  expect(await read(DOCX, 'no zip at all')).toBeNull();
  expect(await read('application/pdf', '%PDF-1.7 and nothing else')).toBeNull();
  expect(await read(XLSX, deflateRawSync(Buffer.alloc(1000)))).toBeNull();
});

it('cuts what is too long, and stops at once when it is cancelled', async () => {
  const read = reader();
  const cut = await read('text/plain', `first ${'again '.repeat(400_000)}last`);
  expect(cut).toEqual({ words: 'first again agai', isWhole: false });
  const canceller = new AbortController();
  const made = createTextReader(LIMITS);
  onTestFinished(() => made.end());
  const bytes = new Uint8Array(Buffer.from('<'.repeat(3_000_000)));
  const reading = made.read({ bytes, mediaType: 'text/html' }, canceller.signal);
  const since = performance.now();
  canceller.abort();
  await expect(reading).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(performance.now() - since).toBeLessThan(2000);
});

it('gives up a mail of a thousand parts within parts', async () => {
  const nested = Array.from({ length: 1000 }, (_, at) => {
    const name = `b${String(at)}`;
    return `Content-Type: multipart/mixed; boundary=${name}\r\n\r\n--${name}\r\n`;
  }).join('');
  const answer = await reader()('message/rfc822', nested);
  expect(answer === null || answer.words.length < 100_000).toBe(true);
});
