// The register of exceptions: filters, orders, pages.
import { describe, expect, it } from 'vitest';
import { getException, recordException, setExceptionState, withdrawException } from '../../../src/engine';
import { NewException } from '../../../src/shared/domain/exception';
import { controlId } from '../../../src/shared/ids';
import { engage, whole, ready, list, ids } from './exception-fixture';

describe('the register', () => {
  it('shows the current engagement’s, filtered, sorted, searched and in pages', async () => {
    const { vault } = await ready();
    const first = recordException(vault, whole({ title: 'Backup restore was not tried', due: null }));
    const second = recordException(
      vault,
      whole({ controlId: controlId(2), due: NewException.shape.foundOn.parse('2026-08-01'), owner: 'Grace' }),
    );
    setExceptionState(vault, second.id, 'confirmed');
    expect(ids(list(vault))).toEqual(['EXC-01', 'EXC-02']);
    expect(ids(list(vault, { search: 'grace' }))).toEqual(['EXC-02']);
    expect(ids(list(vault, { search: 'exc-01 backup' }))).toEqual(['EXC-01']);
    expect(ids(list(vault, { states: ['confirmed', 'closed'] }))).toEqual(['EXC-02']);
    expect(ids(list(vault, { controlId: controlId(1) }))).toEqual(['EXC-01']);
    expect(ids(list(vault, { sort: 'due' }))).toEqual(['EXC-02', 'EXC-01']);
    expect(ids(list(vault, { sort: 'due', direction: 'descending' }))).toEqual(['EXC-02', 'EXC-01']);
    expect(ids(list(vault, { sort: 'state', direction: 'descending' }))).toEqual(['EXC-02', 'EXC-01']);
    for (const sort of ['title', 'control', 'foundOn'] as const)
      expect(list(vault, { sort, limit: 1, offset: 1 })).toMatchObject({ total: 2, rows: [{}] });
    expect(list(vault).rows[0]?.controlTitle).toMatch(/./);
    engage(vault, 'Another system');
    expect(ids(list(vault))).toEqual([]);
    expect(getException(vault, first.id).engagementId).toBe('ENG-01');
  });
});

describe('the pages of the register', () => {
  it('come in one order, page by page and from either end, filtered or not', async () => {
    const { vault } = await ready();
    for (let number = 0; number < 17; number += 1) {
      const day = NewException.shape.foundOn.parse(`2026-08-${String(10 + ((number * 5) % 9))}`);
      const { id } = recordException(
        vault,
        whole({
          title: `Exception ${String((number * 7) % 5)}`,
          controlId: controlId(1 + (number % 2)),
          due: number % 3 === 0 ? null : day,
        }),
      );
      if (number % 4 === 0) setExceptionState(vault, id, 'confirmed');
      if (number === 5) withdrawException(vault, id, 'Was none.');
    }
    for (const sort of ['id', 'title', 'control', 'foundOn', 'due', 'state'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        for (const withWithdrawn of [false, true]) {
          const all = ids(list(vault, { sort, direction, withWithdrawn }));
          expect(new Set(all).size).toBe(withWithdrawn ? 17 : 16);
          for (const search of ['', 'exception']) {
            const pages = [0, 6, 12, 18].flatMap((offset) =>
              ids(list(vault, { sort, direction, withWithdrawn, search, offset, limit: 6 })),
            );
            expect(pages).toEqual(all);
          }
        }
      }
    }
  });
});
