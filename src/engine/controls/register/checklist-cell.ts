// A checklist in one cell, a line for each item: `2. The log of reads`. A line without a number is a new item;
// a line that begins with three spaces goes on with the item above.
import type { ChecklistGiven } from '../checklist';

const CONTINUED = '   ';

export const checklistCell = (items: ChecklistGiven): string =>
  items
    .map(({ number, text }) => {
      const lines = text.split('\n').join(`\n${CONTINUED}`);
      return number === null ? lines : `${String(number)}. ${lines}`;
    })
    .join('\n');

/** Numbers that `known` does not have were counted by hand: their items are new. */
export const readChecklist = (cell: string, known: ReadonlySet<number>): ChecklistGiven => {
  const items: { number: number | null; lines: string[] }[] = [];
  for (const line of cell.split('\n')) {
    const last = items.at(-1);
    if (line.startsWith(CONTINUED) && last !== undefined) {
      last.lines.push(line.slice(CONTINUED.length));
    } else if (line.trim() !== '') {
      const numbered = /^\s*(\d{1,6})\.(?:\s+|$)(.*)$/s.exec(line);
      const number = Number(numbered?.[1]);
      const text = numbered?.[2] ?? line;
      items.push({ number: known.has(number) ? number : null, lines: [text] });
    }
  }
  return items.map(({ number, lines }) => ({ number, text: lines.join('\n').trim() }));
};
