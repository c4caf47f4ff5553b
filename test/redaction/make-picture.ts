// Pictures with secrets around their pixels: texts, camera data, a thumbnail that still shows all, bytes after
// the end. Drawn by a real canvas in the window under test.
import type { Page } from '@playwright/test';
import { crc32, deflateSync } from 'node:zlib';
import { generator } from '../engine/seeded';
import { type PlantedFile, secretMaker } from './make-pdf';

type Kind = 'png' | 'jpeg' | 'webp';

interface Drawn {
  readonly whole: string;
  readonly thumbnail: string;
}

/** A photograph-like or screen-like picture with words in it. */
const draw = (page: Page, seed: number, kind: Kind, words: string): Promise<Drawn> =>
  page.evaluate(
    async ({ seed: first, kind: type, words: shown }) => {
      let state = first + 1;
      const random = (below: number): number => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return (state >>> 8) % below;
      };
      const make = async (width: number, height: number): Promise<string> => {
        state = first + 1;
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        const isScreen = first % 2 === 0;
        if (!(type === 'png' && first % 5 === 0)) {
          const gradient = context.createLinearGradient(0, 0, width, height);
          gradient.addColorStop(0, `hsl(${String(random(360))} 70% 80%)`);
          gradient.addColorStop(1, `hsl(${String(random(360))} 70% 40%)`);
          context.fillStyle = isScreen ? '#fdfdfd' : gradient;
          context.fillRect(0, 0, width, height);
        }
        for (let at = 0; at < (isScreen ? 20 : 400); at += 1) {
          context.fillStyle = `hsl(${String(random(360))} 60% 50% / ${String(0.1 + random(8) / 10)})`;
          context.fillRect(random(width), random(height), 1 + random(60), 1 + random(30));
        }
        context.fillStyle = '#111';
        for (let line = 0; line < 12; line += 1) {
          context.font = `${String(10 + random(14))}px sans-serif`;
          context.fillText(`${shown} ${String(random(1000))}`, random(width / 2), 20 + (line * height) / 12);
        }
        const blob = await canvas.convertToBlob({ type: `image/${type}`, quality: 0.9 });
        const bytes = new Uint8Array(await blob.arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return btoa(text);
      };
      const [width, height] = [240 + random(700), 180 + random(600)];
      return { whole: await make(width, height), thumbnail: await make(160, 120) };
    },
    { seed, kind, words },
  );

const chunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** The camera's own words, and a small JPEG of the same picture. */
const exif = (description: string, thumbnail: Buffer): Buffer => {
  const words = Buffer.from(`${description}\0`, 'latin1');
  const head = Buffer.alloc(8 + 2 + 12 + 4 + 2 + 24 + 4);
  head.write('MM', 0, 'latin1');
  head.writeUInt16BE(42, 2);
  head.writeUInt32BE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    head.writeUInt16BE(tag, at);
    head.writeUInt16BE(type, at + 2);
    head.writeUInt32BE(count, at + 4);
    head.writeUInt32BE(value, at + 8);
  };
  head.writeUInt16BE(1, 8);
  entry(10, 0x010e, 2, words.length, head.length);
  head.writeUInt32BE(26, 22);
  head.writeUInt16BE(2, 26);
  entry(28, 0x0201, 4, 1, head.length + words.length);
  entry(40, 0x0202, 4, 1, thumbnail.length);
  return Buffer.concat([head, words, thumbnail]);
};

const segment = (mark: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, mark, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const planted = (kind: Kind, whole: Buffer, thumbnail: Buffer, secret: () => string): Buffer => {
  const after = Buffer.from(`\n${secret()}\n`);
  if (kind === 'jpeg')
    return Buffer.concat([
      whole.subarray(0, 2),
      segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(secret(), thumbnail)])),
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${secret()}</x>`)),
      segment(0xfe, Buffer.from(secret())),
      whole.subarray(2),
      after,
    ]);
  if (kind === 'webp') return Buffer.concat([whole, after]);
  const end = whole.length - 12;
  const packed = Buffer.concat([Buffer.from('Notes\0\0'), deflateSync(Buffer.from(secret()))]);
  return Buffer.concat([
    whole.subarray(0, end),
    chunk('tEXt', Buffer.from(`Author\0${secret()}`, 'latin1')),
    chunk('zTXt', packed),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<x>${secret()}</x>`)),
    chunk('eXIf', exif(secret(), thumbnail)),
    whole.subarray(end),
    after,
  ]);
};

export const makePicture = async (page: Page, seed: number): Promise<PlantedFile> => {
  const random = generator(seed);
  const next = secretMaker(seed);
  const secrets: string[] = [];
  const secret = (): string => {
    const one = next();
    secrets.push(one);
    return one;
  };
  const kind = (['png', 'jpeg', 'webp', 'jpeg', 'png'] as const)[seed % 5] ?? 'png';
  const drawn = await draw(page, seed + random(1000), kind, next());
  const bytes = planted(
    kind,
    Buffer.from(drawn.whole, 'base64'),
    Buffer.from(drawn.thumbnail, 'base64'),
    secret,
  );
  return { name: `screen-${String(seed)}.${kind}`, bytes, secrets, pages: 1 };
};
