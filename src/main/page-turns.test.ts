import { describe, expect, it } from 'vitest';
import { createPageTurns } from './page-turns';

const page = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('the pages of the window', () => {
  it('end when the next one speaks, and are heard no more', () => {
    const turns = createPageTurns();
    expect(turns.mayCall(page(1))).toBe(true);
    expect(turns.mayCall(page(2))).toBe(true);
    expect(turns.mayCall(page(1))).toBe(false);
    expect(turns.isNow(page(1))).toBe(false);
    expect(turns.mayCall(page(2))).toBe(true);
  });

  it('show one vault each, and never another', () => {
    const turns = createPageTurns();
    turns.mayCall(page(1));
    expect(turns.isUsed()).toBe(false);
    expect(turns.shows('a')).toBe(true);
    expect(turns.shows('a')).toBe(true);
    expect(turns.shows('b')).toBe(false);
    turns.end();
    expect(turns.mayCall(page(1))).toBe(false);
    turns.mayCall(page(2));
    expect(turns.shows('b')).toBe(true);
  });

  it.each([undefined, null, '', 7, 'not-a-page', `${page(1)} `, ['x'], {}])(
    'have a number, which %j is not',
    (it) => {
      expect(createPageTurns().mayCall(it)).toBe(false);
    },
  );

  it('are answered late when they have ended: once the next is there', async () => {
    const turns = createPageTurns();
    turns.mayCall(page(1));
    turns.end();
    let isThere = false;
    const waiting = turns.next().then(() => {
      isThere = true;
    });
    await Promise.resolve();
    expect(isThere).toBe(false);
    turns.mayCall(page(2));
    await waiting;
    expect(isThere).toBe(true);
  });
});
