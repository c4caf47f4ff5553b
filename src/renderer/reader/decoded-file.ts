// What the frame does with a file, whatever it is: says its size and draws pages of it.

export interface PageSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

export interface DecodedFile {
  readonly pageCount: number;
  readonly size: (page: number) => Promise<PageSize>;
  readonly draw: (page: number, scale: number, maxPixels: number) => Promise<OffscreenCanvas>;
}

/** The file wants a password. */
export class PasswordWanted extends Error {}

export interface FileBytes {
  readonly sizeBytes: number;
  readonly read: (from: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
}

/** The scale at which a page of this size has no more pixels than allowed, and at least one each way. */
export const boundedScale = ({ widthPixels, heightPixels }: PageSize, scale: number, maxPixels: number) =>
  Math.min(scale, Math.sqrt(maxPixels / Math.max(1, widthPixels * heightPixels)));

export const canvasFor = ({ widthPixels, heightPixels }: PageSize, scale: number): OffscreenCanvas =>
  new OffscreenCanvas(
    Math.max(1, Math.floor(widthPixels * scale)),
    Math.max(1, Math.floor(heightPixels * scale)),
  );
