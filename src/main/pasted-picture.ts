// The picture on the clipboard, and what it is called once it is pasted. It goes nowhere near a disk.

interface Picture {
  readonly isEmpty: () => boolean;
  readonly toPNG: () => Uint8Array;
}

interface ClipboardItem {
  readonly types: readonly string[];
  readonly getType: (type: string) => Promise<object>;
}

/** Electron has taken the clipboard of the web over; the development runtime has only the earlier way. */
export interface PictureClipboard {
  readonly readImage?: () => Picture | Promise<Picture>;
  readonly read?: () => Promise<readonly ClipboardItem[]>;
}

/** As a PNG; null when there is none. */
export const pictureOn = async (clipboard: PictureClipboard): Promise<Uint8Array | null> => {
  // The earlier `read` is another function: where readImage is, it is the one to ask.
  if (clipboard.readImage !== undefined) {
    const picture = await clipboard.readImage();
    // A Buffer does not survive every transport.
    return picture.isEmpty() ? null : new Uint8Array(picture.toPNG());
  }
  for (const item of (await clipboard.read?.()) ?? []) {
    if (!item.types.includes('image/png')) continue;
    const picture = await item.getType('image/png');
    if (picture instanceof Blob && picture.size > 0) return new Uint8Array(await picture.arrayBuffer());
  }
  return null;
};

const two = (number: number): string => String(number).padStart(2, '0');

/** By the clock on the wall, as systems name their own screenshots. */
export const pastedName = (now: Date): string => {
  const day = [String(now.getFullYear()), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join('.');
  return `Screenshot ${day} ${time}.png`;
};
