import { describe, expect, it } from 'vitest';
import { toggleAround, toggleLines } from './mark-text';

describe('toggleAround', () => {
  it('marks the selection and takes the mark away again', () => {
    const marked = toggleAround('say it now', 4, 6, '**');
    expect(marked).toEqual({ text: 'say **it** now', from: 6, to: 8 });
    expect(toggleAround(marked.text, marked.from, marked.to, '**')).toEqual({
      text: 'say it now',
      from: 4,
      to: 6,
    });
  });

  it('does not take a star of a bold word for its own', () => {
    expect(toggleAround('**it**', 2, 4, '*').text).toBe('***it***');
  });
});

describe('toggleLines', () => {
  it('begins every selected line with the sign, or takes it from all', () => {
    const listed = toggleLines('one\ntwo\nthree', 1, 5, '- ');
    expect(listed.text).toBe('- one\n- two\nthree');
    expect(toggleLines(listed.text, listed.from, listed.to, '- ').text).toBe('one\ntwo\nthree');
    expect(toggleLines('- one\ntwo', 0, 9, '- ').text).toBe('- one\n- two');
  });
});
