import { describe, expect, it } from 'vitest';
import { areTagsFine, tagsOf } from './tags-of';

describe('tags as one types them', () => {
  it('are each there once, without the space around them', () => {
    expect(tagsOf(' access , quarterly,, access,')).toEqual(['access', 'quarterly']);
    expect(tagsOf('  ')).toEqual([]);
  });

  it('have at most 60 characters', () => {
    expect(areTagsFine('a'.repeat(60))).toBe(true);
    expect(areTagsFine('a'.repeat(61))).toBe(false);
  });
});
