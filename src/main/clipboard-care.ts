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
  /**
   * Something that copies was pressed where the page hears of nothing: in the frame of a stranger's file. What lies
   * there afterwards and did not before is ours.
   * @param ended when it is a menu: once that is closed
   * @returns whether anything was copied
   */
  readonly mayCopy: (ended?: Promise<unknown>) => Promise<boolean>;
  /** Takes it off again, if it is still there. */
  readonly wipe: () => Promise<void>;
}

/** By then another process has put it there, also on a machine with much to do. */
const LOOKS_AFTER_MS = [40, 150, 600];

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
    mayCopy: async (ended) => {
      const before = await present();
      await ended;
      for (const pause of LOOKS_AFTER_MS) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        const after = await present();
        if (after === before) continue;
        ours = after;
        return true;
      }
      return false;
    },
    wipe: async () => {
      const wanted = ours;
      ours = null;
      if (wanted !== null && (await present()) === wanted) await clipboard.clear();
    },
  };
};
