// A PDF that consists of pictures of pages and nothing else: no text, no fonts, no links, no names, no times.
// The same pictures give the same bytes. It follows PDF 1.4 (ISO 32000-1 §7.5): objects, their table, an end.
import { createHash } from 'node:crypto';
import type { PackedRows } from './packed-rows';

export interface PdfPage {
  readonly widthPoints: number;
  readonly heightPoints: number;
  readonly picture: PackedRows;
}

const points = (length: number): string => String(Number(length.toFixed(3)));

/** The bytes of the file; `pages` has at least one. */
export const pictureOnlyPdf = (pages: readonly PdfPage[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  const places: number[] = [];
  let length = 0;
  const put = (bytes: Uint8Array | string): void => {
    const part = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    parts.push(part);
    length += part.length;
  };
  const object = (content: string, stream?: Uint8Array): void => {
    places.push(length);
    put(`${String(places.length)} 0 obj\n`);
    if (stream === undefined) put(`<< ${content} >>\n`);
    else {
      put(`<< ${content} /Length ${String(stream.length)} >>\nstream\n`);
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  };

  // The mark of bytes above 127 tells programs that move files that this is no text.
  put('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  object('/Type /Catalog /Pages 2 0 R');
  const kids = pages.map((_page, at) => `${String(3 + at * 3)} 0 R`).join(' ');
  object(`/Type /Pages /Count ${String(pages.length)} /Kids [${kids}]`);
  pages.forEach(({ widthPoints, heightPoints, picture }, at) => {
    const [width, height] = [points(widthPoints), points(heightPoints)];
    const [content, image] = [String(4 + at * 3), String(5 + at * 3)];
    object(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R ` +
        `/Resources << /XObject << /Page ${image} 0 R >> >>`,
    );
    object('', Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /Page Do Q`, 'latin1'));
    const size = `/Width ${String(picture.width)} /Height ${String(picture.height)} /BitsPerComponent 8`;
    const colours = picture.channels === 1 ? '/DeviceGray' : '/DeviceRGB';
    const packing =
      `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${String(picture.channels)} ` +
      `/BitsPerComponent 8 /Columns ${String(picture.width)} >>`;
    object(`/Type /XObject /Subtype /Image ${size} /ColorSpace ${colours} ${packing}`, picture.zlib);
  });

  const table = length;
  const count = String(places.length + 1);
  put(`xref\n0 ${count}\n0000000000 65535 f \n`);
  for (const place of places) put(`${String(place).padStart(10, '0')} 00000 n \n`);
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  // From the content: two files with one name are told apart, and nothing else is said.
  const id = hash.digest('hex').slice(0, 32);
  put(
    `trailer\n<< /Size ${count} /Root 1 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${String(table)}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
};
