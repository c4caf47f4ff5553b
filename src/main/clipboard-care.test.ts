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
