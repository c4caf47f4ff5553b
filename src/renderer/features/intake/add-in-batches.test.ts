import { describe, expect, it } from 'vitest';
import type { IntakeItem, IntakeResult } from '../../../shared/domain/evidence';
import { evidenceId, type FileToken } from '../../../shared/ids';
import { addInBatches } from './add-in-batches';
import { rowOf } from './intake-draft';

const rows = ['a.csv', 'b.csv', 'c.csv', 'd.csv', 'e.csv'].map((name) =>
  rowOf(name, { token: `file-${'0'.repeat(32)}` as FileToken, name, sizeBytes: 1, isFolder: false }, {}),
);
const nothing: IntakeResult = { added: [], sameBytes: [], cancelled: false, failed: [] };
const ok = (result: Partial<IntakeResult>): IntakeResult => ({ ...nothing, ...result });

/** Stores every item it is given, numbering on. */
const storing = () => {
  let number = 0;
  return (items: readonly IntakeItem[]) =>
    Promise.resolve(ok({ added: items.map(() => evidenceId(++number)) }));
};

describe('adding the rows of the intake table', () => {
  it('goes in parts and tells which row became which evidence', async () => {
    const parts: number[] = [];
    const add = storing();
    const outcome = await addInBatches(
      rows,
      (items, { part, parts: of }) => {
        parts.push(part, of, items.length);
        return add(items);
      },
      2,
    );
    expect(parts).toEqual([1, 3, 2, 2, 3, 2, 3, 3, 1]);
    expect(outcome.added).toHaveLength(5);
    expect(outcome.added[4]).toEqual({ key: 'e.csv', id: 'EVD-0005' });
  });

  it('keeps a row that failed apart from those behind it', async () => {
    const outcome = await addInBatches(rows.slice(0, 3), () =>
      Promise.resolve(
        ok({
          added: [evidenceId(1), evidenceId(2)],
          failed: [{ index: 1, code: 'evidence.file-not-found', details: {} }],
        }),
      ),
    );
    expect(outcome.added.map((one) => one.key)).toEqual(['a.csv', 'c.csv']);
    expect(outcome.failed.map((one) => [one.row.key, one.failure.code])).toEqual([
      ['b.csv', 'evidence.file-not-found'],
    ]);
  });

  it('stops after a cancel and says what is stored', async () => {
    const outcome = await addInBatches(
      rows,
      () => Promise.resolve(ok({ added: [evidenceId(1)], cancelled: true })),
      2,
    );
    expect(outcome).toMatchObject({ endedEarly: true, added: [{ key: 'a.csv', id: 'EVD-0001' }] });
  });

  it('keeps what earlier parts stored when a later part fails as a whole', async () => {
    const add = storing();
    const outcome = await addInBatches(
      rows,
      (items, { part }) => (part === 2 ? Promise.resolve(null) : add(items)),
      2,
    );
    expect(outcome.added).toHaveLength(2);
    expect(outcome.endedEarly).toBe(true);
  });
});
