// What the window and its reader frame say to each other over one port. Types only: the frame is nobody's
// friend, and the window believes nothing of it but pixels and numbers it has checked.

export type Decoded = 'picture' | 'pdf' | 'mail';

/** Questions of the window; each is answered once, under its number. */
export type ReaderQuestion =
  | {
      readonly ask: 'open';
      readonly decode: Decoded;
      readonly mediaType: string;
      readonly sizeBytes: number;
      /** Of a mail: its HTML body. */
      readonly html?: string;
    }
  | { readonly ask: 'size'; readonly page: number }
  | {
      readonly ask: 'draw';
      readonly page: number;
      readonly scale: number;
      readonly maxPixels: number;
      readonly as: 'bitmap' | 'png';
    };

export type ToReader =
  | { readonly number: number; readonly question: ReaderQuestion }
  /** Null when the window could not read them. */
  | { readonly bytesFor: number; readonly bytes: Uint8Array | null };

export type FromReader =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly why: 'password-protected' | 'not-readable' }
  /** Asks for bytes of the file. */
  | { readonly wants: number; readonly from: number; readonly length: number };
