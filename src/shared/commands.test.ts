import { describe, expect, it } from 'vitest';
import { acceleratorOf, COMMAND_IDS, commandOfKey, keysText, type PressedKey } from './commands';

const press = (keys: Partial<PressedKey>): PressedKey => ({
  ...{ ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, key: '', code: '' },
  ...keys,
});

describe('the keys of a command', () => {
  it('are written as each platform writes them', () => {
    expect(keysText('vault.switch', false)).toBe('Ctrl Shift O');
    expect(keysText('vault.switch', true)).toBe('⇧⌘O');
    expect(keysText('back', false)).toBe('Alt ←');
    expect(keysText('back', true)).toBe('⌘[');
    expect(keysText('go.journal', false)).toBeNull();
    expect(acceleratorOf('vault.switch', false)).toBe('CommandOrControl+Shift+O');
  });

  it('belong to one command each', () => {
    for (const isMac of [true, false]) {
      const written = COMMAND_IDS.flatMap((id) => keysText(id, isMac) ?? []);
      expect(new Set(written).size).toBe(written.length);
    }
  });

  it('are known by what the key writes', () => {
    expect(commandOfKey(press({ ctrlKey: true, key: 'k', code: 'KeyK' }), false)).toBe('palette');
    expect(commandOfKey(press({ metaKey: true, key: 'k', code: 'KeyK' }), true)).toBe('palette');
    expect(commandOfKey(press({ ctrlKey: true, shiftKey: true, key: 'O' }), false)).toBe('vault.switch');
    expect(commandOfKey(press({ altKey: true, key: 'ArrowLeft' }), false)).toBe('back');
    expect(commandOfKey(press({ ctrlKey: true, key: ',' }), false)).toBe('settings');
  });

  it('are known by their place where the keyboard writes another script, or digits only with Shift', () => {
    expect(commandOfKey(press({ ctrlKey: true, key: 'л', code: 'KeyK' }), false)).toBe('palette');
    expect(commandOfKey(press({ ctrlKey: true, key: '&', code: 'Digit1' }), false)).toBe('go.overview');
    // A Dvorak keyboard writes t where K lies: that is no K.
    expect(commandOfKey(press({ ctrlKey: true, key: 't', code: 'KeyK' }), false)).toBeNull();
  });

  it('are not meant with another modifier, as for the third sign of a key', () => {
    expect(commandOfKey(press({ ctrlKey: true, altKey: true, key: 'k', code: 'KeyK' }), false)).toBeNull();
    expect(commandOfKey(press({ ctrlKey: true, metaKey: true, key: 'k' }), false)).toBeNull();
    expect(commandOfKey(press({ metaKey: true, key: 'k' }), false)).toBeNull();
    expect(commandOfKey(press({ ctrlKey: true, key: 'k' }), true)).toBeNull();
    expect(commandOfKey(press({ key: 'k' }), false)).toBeNull();
  });
});
