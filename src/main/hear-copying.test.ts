import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { copies, hearCopying, type PressedKey } from './hear-copying';

const pressed = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  ...{ type: 'keyDown', key, control: false, meta: false, shift: false },
  ...held,
});

describe('what copies', () => {
  it.each([
    pressed('c', { control: true }),
    pressed('C', { control: true, shift: true }),
    pressed('x', { meta: true }),
    pressed('Insert', { control: true }),
    pressed('Delete', { shift: true }),
  ])('%j', (key) => {
    expect(copies(key)).toBe(true);
  });

  it.each([
    pressed('c'),
    pressed('c', { shift: true }),
    pressed('v', { control: true }),
    pressed('Delete', { control: true }),
    pressed('c', { control: true, type: 'keyUp' }),
  ])('and what does not: %j', (key) => {
    expect(copies(key)).toBe(false);
  });

  it('is heard from the window’s contents, whatever frame has the key', () => {
    const contents = new EventEmitter();
    let heard = 0;
    hearCopying(contents, () => (heard += 1));
    contents.emit('before-input-event', {}, pressed('c', { control: true }));
    contents.emit('before-input-event', {}, pressed('a', { control: true }));
    expect(heard).toBe(1);
  });
});
