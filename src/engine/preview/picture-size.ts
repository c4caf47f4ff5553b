// Width and height of a picture from its header, without decoding anything: what is too large is refused before
// a decoder sees it.

export interface PictureSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** As many bytes as finding it takes; a JPEG may have its thumbnail and profiles before it. */
export const SIZE_BYTES = 2 ** 20;

const sized = (widthPixels: number, heightPixels: number): PictureSize | null =>
  widthPixels > 0 && heightPixels > 0 ? { widthPixels, heightPixels } : null;

const ofPng = (view: DataView): PictureSize | null =>
  view.getUint32(12) === 0x49484452 ? sized(view.getUint32(16), view.getUint32(20)) : null;

const ofGif = (view: DataView): PictureSize | null => sized(view.getUint16(6, true), view.getUint16(8, true));

const ofBmp = (view: DataView): PictureSize | null =>
  view.getUint32(14, true) === 12
    ? sized(view.getUint16(18, true), view.getUint16(20, true))
    : sized(Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true)));

const ofJpeg = (view: DataView): PictureSize | null => {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFill = marker === 0xff;
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isFill || isAlone) {
      at += isFill ? 1 : 2;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xda || marker === 0xd9) return null;
    at += 2 + length;
  }
  return null;
};

const ofWebp = (view: DataView): PictureSize | null => {
  const kind = view.getUint32(12);
  const uint24 = (at: number): number => view.getUint8(at) | (view.getUint16(at + 1, true) << 8);
  // VP8X, VP8L, VP8 and a blank
  if (kind === 0x56503858) return sized(uint24(24) + 1, uint24(27) + 1);
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (kind === 0x56503820) return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  return null;
};

const OF: Readonly<Record<string, (view: DataView) => PictureSize | null>> = {
  'image/png': ofPng,
  'image/apng': ofPng,
  'image/jpeg': ofJpeg,
  'image/gif': ofGif,
  'image/webp': ofWebp,
  'image/bmp': ofBmp,
};

export const isPicture = (mediaType: string): boolean => Object.hasOwn(OF, mediaType);

/** Null when the header does not say it. */
export const pictureSize = (head: Uint8Array, mediaType: string): PictureSize | null => {
  try {
    return OF[mediaType]?.(new DataView(head.buffer, head.byteOffset, head.byteLength)) ?? null;
  } catch (error) {
    // The header ends before its numbers.
    if (error instanceof RangeError) return null;
    throw error;
  }
};
