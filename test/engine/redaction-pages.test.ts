// Covering drawn pages: what is painted, what the new file holds, and what is refused. The pictures are made
// and read by a library that has no part in the program's own way of doing it.
import { decode, encode } from 'fast-png';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSession } from '../../src/engine/process/session';
import { createDrawnPages, MOST_DRAWN_BYTES } from '../../src/engine/redaction/drawn-pages';
import { decodeDrawn } from '../../src/engine/redaction/drawn-png';
import { packRows, pngOf } from '../../src/engine/redaction/packed-rows';
import { pixelArea } from '../../src/engine/redaction/raster';
import { coverPages } from '../../src/engine/redaction/redact-pages';
import type { RedactedArea } from '../../src/shared/calls/redaction';
import { generator } from './seeded';
import { quietJob } from './temporary-vault';

const noise = (seed: number, width: number, height: number, channels: 3 | 4) => {
  const random = generator(seed);
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < data.length; at += 1) data[at] = 1 + random(255);
  return { width, height, channels, depth: 8 as const, data };
};
const drawn = (png: Uint8Array) => ({ png, points: { width: 595.28, height: 841.89 } });
const area = (given: Partial<RedactedArea> = {}): RedactedArea => ({
  page: 1,
  left: 0.25,
  top: 0.25,
  width: 0.5,
  height: 0.5,
  ...given,
});

describe('covering a picture', () => {
  it('makes every pixel that an area touches black and leaves every other as it was', async () => {
    const picture = noise(1, 37, 23, 3);
    const areas = [area({ left: 0.1, top: 0.2, width: 0.333, height: 0.1 }), area({ left: 0.9, width: 0.1 })];
    const outcome = decode(await coverPages('image/png', [drawn(encode(picture))], areas, quietJob()));
    expect(outcome).toMatchObject({ width: 37, height: 23, channels: 3, text: {} });
    const boxes = areas.map((one) => pixelArea(one, picture));
    for (let y = 0; y < 23; y += 1)
      for (let x = 0; x < 37; x += 1) {
        const isCovered = boxes.some(
          (box) => box !== null && x >= box.left && x < box.right && y >= box.top && y < box.bottom,
        );
        const at = (y * 37 + x) * 3;
        const was = isCovered ? [0, 0, 0] : [...picture.data.subarray(at, at + 3)];
        expect([...outcome.data.subarray(at, at + 3)]).toEqual(was);
      }
  });

  it('leaves no part of a pixel that an area touches uncovered', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (width, left, wide) => {
          const right = Math.min(1, left + wide);
          const box = pixelArea({ left, top: 0, width: right - left, height: 1 }, { width, height: 1 });
          if (right - left <= 0 || left * width >= width) return;
          expect(box).not.toBeNull();
          expect(box?.left).toBeLessThanOrEqual(left * width);
          expect(box?.right).toBeGreaterThanOrEqual(Math.min(width, (left + (right - left)) * width));
        },
      ),
    );
  });

  it('writes a picture with a head, its pixels and nothing else', async () => {
    const png = Buffer.from(
      await coverPages('image/jpeg', [drawn(encode(noise(2, 9, 9, 4)))], [area()], quietJob()),
    );
    const parts: string[] = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
      parts.push(png.toString('latin1', at + 4, at + 8));
    expect(parts).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  it('lays what is not opaque on white, as it was shown', async () => {
    const data = new Uint8Array([10, 20, 30, 0, 10, 20, 30, 255, 0, 0, 0, 51]);
    const raster = await decodeDrawn(encode({ width: 3, height: 1, channels: 4, depth: 8, data }));
    expect([...raster.rgb]).toEqual([255, 255, 255, 10, 20, 30, 204, 204, 204]);
  });

  it('gives back any picture as it was, grey or coloured', async () => {
    const random = generator(5);
    for (let round = 0; round < 12; round += 1) {
      const [width, height] = [1 + random(60), 1 + random(40)];
      const rgb = noise(round, width, height, 3).data;
      if (round % 2 === 0) for (let at = 0; at < rgb.length; at += 3) rgb.fill(rgb[at] ?? 0, at, at + 3);
      const png = pngOf(await packRows({ width, height, rgb }));
      const read = decode(png);
      expect(read.channels).toBe(round % 2 === 0 || width * height === 0 ? 1 : 3);
      const again = read.channels === 3 ? read.data : rgb.filter((_colour, at) => at % 3 === 0);
      expect([...read.data]).toEqual([...again]);
      if (read.channels === 3) expect([...(await decodeDrawn(png)).rgb]).toEqual([...rgb]);
    }
  });

  it('refuses an area that covers nothing, a page that is not there, and no area at all', async () => {
    const page = [drawn(encode(noise(3, 5, 5, 3)))];
    for (const areas of [[], [area({ width: 0 })], [area({ left: 1 })], [area(), area({ page: 2 })]])
      await expect(coverPages('image/png', page, areas, quietJob())).rejects.toMatchObject({
        code: 'redaction.nothing-covered',
      });
  });

  it('refuses a file that has no pages', async () => {
    await expect(
      coverPages('text/csv', [drawn(encode(noise(3, 5, 5, 3)))], [area()], quietJob()),
    ).rejects.toMatchObject({ code: 'redaction.not-this-type' });
  });
});

describe('covering a PDF', () => {
  it('writes pages of the same size with one picture each, no text and no facts, as another reader sees it', async () => {
    const sizes = [
      { width: 595.28, height: 841.89 },
      { width: 300, height: 144.5 },
    ];
    const pages = sizes.map((points, at) => ({ png: encode(noise(at, 60, 40, 3)), points }));
    const pdf = await coverPages('application/pdf', pages, [area({ page: 2 })], quietJob());
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/(Info|Metadata|Font|Annots|Names|AcroForm)\b/);
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const document = await loading.promise;
    expect(document.numPages).toBe(2);
    expect(await document.getAttachments()).toBeNull();
    for (const [at, { width, height }] of sizes.entries()) {
      const page = await document.getPage(at + 1);
      expect(page.view).toEqual([0, 0, expect.closeTo(width, 2), expect.closeTo(height, 2)]);
      expect((await page.getTextContent()).items).toEqual([]);
    }
    await loading.destroy();
  });

  it('refuses a page without a size', async () => {
    const page = { png: encode(noise(1, 4, 4, 3)), points: null };
    await expect(coverPages('application/pdf', [page], [area()], quietJob())).rejects.toMatchObject({
      code: 'redaction.picture-refused',
    });
  });
});

describe('a drawn page that is not what it should be', () => {
  const good = Buffer.from(encode(noise(4, 16, 16, 3)));
  const refusal = (png: Uint8Array) =>
    expect(decodeDrawn(png)).rejects.toMatchObject({ code: 'redaction.picture-refused' });

  it('is refused when it is cut short, flipped, or no PNG', async () => {
    await refusal(good.subarray(0, good.length - 20));
    await refusal(new Uint8Array(0));
    await refusal(Buffer.from('<svg/>'));
    for (let at = 0; at < good.length; at += 7) {
      const flipped = Buffer.from(good);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      await refusal(flipped);
    }
  });

  it('is refused with sixteen bits, a palette or interlacing', async () => {
    const data = new Uint16Array(12);
    await refusal(encode({ width: 2, height: 2, channels: 3, depth: 16, data }));
    await refusal(encode({ width: 2, height: 2, channels: 1, depth: 8, data: new Uint8Array(4) }));
    await refusal(encode({ ...noise(4, 8, 8, 3) }, { interlace: 'Adam7' }));
  });

  it('is refused before it is unpacked when it claims too many pixels, and when it unpacks to more than it claims', async () => {
    const { crc32, deflateSync } = await import('node:zlib');
    const withSize = (width: number, height: number, pixels: Uint8Array): Buffer => {
      const part = (type: string, content: Uint8Array) => {
        const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
        const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
        length.writeUInt32BE(content.length);
        sum.writeUInt32BE(crc32(named));
        return Buffer.concat([length, named, sum]);
      };
      const head = Buffer.alloc(13);
      head.writeUInt32BE(width, 0);
      head.writeUInt32BE(height, 4);
      head.set([8, 2], 8);
      const packed = part('IDAT', deflateSync(pixels));
      return Buffer.concat([good.subarray(0, 8), part('IHDR', head), packed, part('IEND', Buffer.alloc(0))]);
    };
    await refusal(withSize(10_000, 10_000, Buffer.alloc(10)));
    await refusal(withSize(0, 10, Buffer.alloc(10)));
    await refusal(withSize(10, 10, Buffer.alloc(50 * 2 ** 20)));
    await refusal(withSize(10, 10, Buffer.alloc(10)));
    await refusal(withSize(1, 1, Buffer.from([9, 1, 1, 1])));
  });
});

describe('drawn pages in memory', () => {
  const of = { id: 'EVD-0001', version: 1, position: 1 };
  const png = () => ({ png: encode(noise(6, 4, 4, 3)), points: null });

  it('are complete when every page is there, and are forgotten for another file', () => {
    const pages = createDrawnPages();
    expect(() => pages.all(of)).toThrow(expect.objectContaining({ code: 'redaction.pages-missing' }));
    expect(pages.keep(of, 2, 2, png())).toBe(1);
    expect(() => pages.all(of)).toThrow(expect.objectContaining({ code: 'redaction.pages-missing' }));
    expect(pages.keep(of, 2, 2, png())).toBe(1);
    expect(pages.keep(of, 1, 2, png())).toBe(2);
    expect(pages.all(of)).toHaveLength(2);
    expect(() => pages.all({ ...of, version: 2 })).toThrow(
      expect.objectContaining({ code: 'redaction.pages-missing' }),
    );
    pages.keep({ ...of, position: 2 }, 1, 1, png());
    expect(() => pages.all(of)).toThrow(expect.objectContaining({ code: 'redaction.pages-missing' }));
  });

  it('are written over when they are forgotten', () => {
    const pages = createDrawnPages();
    const one = png();
    pages.keep(of, 1, 1, one);
    pages.forget();
    expect(one.png.every((byte) => byte === 0)).toBe(true);
    expect(() => pages.all(of)).toThrow(expect.objectContaining({ code: 'redaction.pages-missing' }));
  });

  it('are forgotten when the vault is locked', () => {
    const session = createSession();
    const one = png();
    session.drawnPages.keep(of, 1, 1, one);
    session.end();
    expect(one.png.every((byte) => byte === 0)).toBe(true);
  });

  it('are refused and forgotten when together they are too many bytes', () => {
    const pages = createDrawnPages();
    const filler = Buffer.alloc(MOST_DRAWN_BYTES / 2 + 1);
    // What follows the end of a picture is read by nobody; it counts all the same.
    const big = (): Uint8Array => Buffer.concat([encode(noise(6, 4, 4, 3)), filler]);
    pages.keep(of, 1, 2, { png: big(), points: null });
    expect(() => pages.keep(of, 2, 2, { png: big(), points: null })).toThrow(
      expect.objectContaining({ code: 'redaction.too-large' }),
    );
    expect(() => pages.all(of)).toThrow(expect.objectContaining({ code: 'redaction.pages-missing' }));
  });
});
