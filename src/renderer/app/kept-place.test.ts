import { describe, expect, it } from 'vitest';
import { keepPlace, keptPlace } from './kept-place';

const newStore = () => {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
};

describe('the place of a page that is loaded anew', () => {
  it('is the screen one was at, in the same vault', () => {
    const store = newStore();
    keepPlace(store, 'vault-a', '/programme/policy');
    expect(keptPlace(store, 'vault-a')).toBe('/programme/policy');
  });

  it('is never that of another vault, and is forgotten when none is in front', () => {
    const store = newStore();
    keepPlace(store, 'vault-a', '/evidence');
    expect(keptPlace(store, 'vault-b')).toBe('/overview');
    keepPlace(store, null, '/vaults');
    expect(store.held.size).toBe(0);
  });

  it('is no screen in the middle of something, and nothing that was put there by hand', () => {
    const store = newStore();
    keepPlace(store, 'vault-a', '/packages/new');
    expect(store.held.size).toBe(0);
    for (const path of ['/unlock', '/redact', '//evil', '/evidence?id=EVD-0001', 'https://x'])
      store.setItem('place', `vault-a ${path}`);
    expect(keptPlace(store, 'vault-a')).toBe('/overview');
  });
});
