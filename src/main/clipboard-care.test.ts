import { describe, expect, it } from 'vitest';
import { createClipboardCare } from './clipboard-care';

const fakeClipboard = () => {
  const clipboard = {
    text: '',
    readText: () => clipboard.text,
    writeText: (text: string) => {
      clipboard.text = text;
    },
    clear: () => {
      clipboard.text = '';
    },
  };
  return clipboard;
};

describe('the clipboard', () => {
  it('is cleared of what was copied from the vault', async () => {
    const clipboard = fakeClipboard();
    const care = createClipboardCare(clipboard);
    clipboard.text = 'six lanterns by the quiet mill';
    await care.copied();
    await care.wipe();
    expect(clipboard.text).toBe('');
  });

  it('attack: is cleared of what was copied where the page hears nothing, in the frame of a mail', async () => {
    const clipboard = fakeClipboard();
    const care = createClipboardCare(clipboard);
    clipboard.text = 'before';
    const heard = care.mayCopy();
    // The frame has a process of its own, and is not the fastest.
    setTimeout(() => (clipboard.text = 'a line of the mail'), 60);
    expect(await heard).toBe(true);
    await care.wipe();
    expect(clipboard.text).toBe('');
  });

  it('keeps what lay there when a key that copies had nothing to copy', async () => {
    const clipboard = fakeClipboard();
    const care = createClipboardCare(clipboard);
    clipboard.text = 'a shopping list';
    expect(await care.mayCopy()).toBe(false);
    await care.wipe();
    expect(clipboard.text).toBe('a shopping list');
  });

  it('is looked at after a menu was closed, however long it stood', async () => {
    const clipboard = fakeClipboard();
    const care = createClipboardCare(clipboard);
    let close = () => {};
    const heard = care.mayCopy(new Promise<void>((resolve) => (close = resolve)));
    await new Promise((resolve) => setTimeout(resolve, 5));
    clipboard.text = 'by the menu';
    close();
    expect(await heard).toBe(true);
  });

  it('keeps what was copied elsewhere before and since', async () => {
    const clipboard = fakeClipboard();
    const care = createClipboardCare(clipboard);
    clipboard.text = 'a shopping list';
    await care.wipe();
    expect(clipboard.text).toBe('a shopping list');
    await care.copy('a key');
    expect(clipboard.text).toBe('a key');
    clipboard.text = 'another list';
    await care.wipe();
    expect(clipboard.text).toBe('another list');
  });
});
