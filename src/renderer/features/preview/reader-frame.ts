// Decodes pictures and PDF in a frame of its own: no bridge, no network, an origin of nobody. The window
// hands it bytes and gets pixels back; what is wrong with a file can reach that frame and no further.
import type { PreviewedFile, PreviewPage } from '../../../shared/calls/preview';

export interface DrawnSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

export interface DrawOptions {
  /** 1 is the size it is meant to have on a screen: a picture's own pixels, 96 to the inch for a PDF. */
  readonly scale: number;
  /** Drawn smaller than asked when it would have more pixels than this. */
  readonly maxPixels: number;
}

export interface Reader {
  readonly shows: 'picture' | 'pdf';
  /** 1 for a picture. A PDF may claim millions: ask for few. */
  readonly pageCount: number;
  /** At scale 1, turned as it is meant to be seen. Pages count from 1. */
  readonly pageSize: (page: number) => Promise<DrawnSize>;
  /** Pixels for the screen. Close it when it has been drawn. */
  readonly drawPage: (page: number, options: DrawOptions) => Promise<ImageBitmap>;
  /** The same as the bytes of a PNG. */
  readonly drawPageAsPng: (page: number, options: DrawOptions) => Promise<Uint8Array>;
  /** Removes the frame and with it all that was decoded. Whatever is still asked for is refused. */
  readonly close: () => void;
}

/** Why a file cannot be shown; a file's own trouble, no bug. */
export type Unreadable = Extract<PreviewPage, { readonly shows: 'nothing' }>['why'];

export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  constructor(readonly why: Unreadable) {
    super(why);
  }
}

/**
 * Opens a picture or a PDF; bytes are asked for as they are needed.
 * @throws NotReadable for any other file and for one that cannot be decoded, CallFailed
 */
export const openReader = (_file: PreviewedFile): Promise<Reader> =>
  Promise.reject(new NotReadable('not-readable'));
