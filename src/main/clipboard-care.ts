// What was copied out of a vault does not stay on the clipboard when the vault is locked; what somebody
// copied elsewhere since does. Only a hash of it is kept, never the text.
import { createHash } from 'node:crypto';

/** Some versions of Electron answer at once, others with a promise. */
export interface Clipboard {
  readonly readText: () => string | Promise<string>;
  readonly writeText: (text: string) => unknown;
  readonly clear: () => unknown;
}

export interface ClipboardCare {
  readonly copy: (text: string) => Promise<void>;
  /** The window has just copied something by itself. */
  readonly copied: () => Promise<void>;
  /** Takes it off again, if it is still there. */
  readonly wipe: () => Promise<void>;
}

export const createClipboardCare = (clipboard: Clipboard): ClipboardCare => {
  let ours: string | null = null;
  const present = async (): Promise<string> =>
    createHash('sha256')
      .update(await clipboard.readText())
      .digest('hex');
  const copied = async (): Promise<void> => {
    ours = await present();
  };
  return {
    copy: async (text) => {
      await clipboard.writeText(text);
      await copied();
    },
    copied,
    wipe: async () => {
      const wanted = ours;
      ours = null;
      if (wanted !== null && (await present()) === wanted) await clipboard.clear();
    },
  };
};
