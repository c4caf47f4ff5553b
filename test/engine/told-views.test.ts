// Saved views that an entry of the journal says otherwise than any program of ours would.
import { expect, it } from 'vitest';
import { toldViews } from '../../src/engine/vault/told/told-views';
import type { JournalText } from '../../src/engine/journal/journal-text';
import type { ReadableDb } from '../../src/engine/db/handles';

const query = { search: 'x' };
const entry = (seq: number, action: string, detail: Record<string, unknown>): JournalText =>
  ({ seq, action, subject: 'vault', member: 'MEM-01', time: '', detail }) as unknown as JournalText;
const saved = (seq: number, number: number, name: string) =>
  entry(seq, 'view.saved', { number, name, query });

const findings = (rows: readonly { number: number; name: string }[], ...entries: JournalText[]) => {
  const kind = toldViews();
  for (const one of entries) kind.take(one);
  const db = {
    prepare: () => ({ all: () => rows.map((row) => ({ ...row, query: JSON.stringify(query) })) }),
  };
  return [...kind.compare(db as unknown as ReadableDb)].flat().map((one) => one.sentence ?? one.what);
};

it('are none for a view saved again, and for a name that was free again', () => {
  const row = { number: 2, name: 'A' };
  expect(
    findings(
      [row],
      saved(1, 1, 'A'),
      saved(2, 1, 'A'),
      entry(3, 'view.removed', { number: 1 }),
      saved(4, 2, 'A'),
    ),
  ).toEqual([]);
});

it('finds a name that takes another number, and a number that takes another name', () => {
  const row = { number: 2, name: 'A' };
  const sentence = (seq: number) => `entry ${String(seq)} gives the name of a saved view another number`;
  // The row of number 1 was taken away beside the journal, or else the name could not be there twice.
  expect(findings([row], saved(1, 1, 'A'), saved(2, 2, 'A'))).toContain(sentence(2));
  expect(findings([{ number: 1, name: 'B' }], saved(1, 1, 'A'), saved(2, 1, 'B'))).toEqual([sentence(2)]);
});
