import { describe, expect, it } from 'vitest';
import { isSmallStep } from './small-step';

describe('a step in the history', () => {
  it('is made by opening and closing a panel', () => {
    expect(isSmallStep({}, { id: 'CTL-001' })).toBe(false);
    expect(isSmallStep({ id: 'CTL-001' }, {})).toBe(false);
  });

  it('is not made by typing or by moving from row to row', () => {
    expect(isSmallStep({ q: 'a' }, { q: 'ac' })).toBe(true);
    expect(isSmallStep({ id: 'CTL-001' }, { id: 'CTL-002' })).toBe(true);
  });
});
