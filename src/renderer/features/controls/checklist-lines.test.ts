import { describe, expect, it } from 'vitest';
import { addLine, moveLine, removeLine, setLine, storedLines } from './checklist-lines';

const lines = [
  { key: 1, number: 1, text: 'Review sheet' },
  { key: 3, number: 3, text: 'Change tickets' },
];

describe('editing a checklist', () => {
  it('keeps the number of a line whose words change or that moves', () => {
    const changed = moveLine(setLine(lines, 1, 'Tickets, all of them'), 1, 0);
    expect(storedLines(changed)).toEqual([
      { number: 3, text: 'Tickets, all of them' },
      { number: 1, text: 'Review sheet' },
    ]);
  });

  it('gives new lines no number, and keys of their own', () => {
    const more = addLine(addLine(lines));
    expect(new Set(more.map((line) => line.key)).size).toBe(4);
    expect(storedLines(setLine(more, 3, ' User list '))).toEqual([
      { number: 1, text: 'Review sheet' },
      { number: 3, text: 'Change tickets' },
      { number: null, text: 'User list' },
    ]);
  });

  it('drops removed and emptied lines', () => {
    expect(storedLines(removeLine(lines, 0))).toEqual([{ number: 3, text: 'Change tickets' }]);
    expect(storedLines(setLine(lines, 0, '  '))).toEqual([{ number: 3, text: 'Change tickets' }]);
  });
});
