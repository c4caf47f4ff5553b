// Hears of copying for the clipboard's sake: by a key, in whatever frame it is pressed, and by the menu over text. The page
// hears of its own document only, and a mail in the frame of a reader is no part of it.
import type { Input } from 'electron';

export type PressedKey = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'shift'>;

/** What of a window's contents is listened to; an emitter stands in for it in tests. */
export interface KeysOfWindow {
  on(event: 'before-input-event', heard: (event: unknown, key: PressedKey) => void): unknown;
}

/** Ctrl or Cmd with C, X or Insert, and Shift with Delete, as the platforms have them. */
export const copies = ({ type, key, control, meta, shift }: PressedKey): boolean =>
  type === 'keyDown' && (control || meta ? /^(?:c|x|insert)$/i.test(key) : shift && key === 'Delete');

export const hearCopying = (contents: KeysOfWindow, mayCopy: () => void): void => {
  contents.on('before-input-event', (_event, key) => {
    if (copies(key)) mayCopy();
  });
};
