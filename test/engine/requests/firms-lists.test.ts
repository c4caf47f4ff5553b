// The lists of five firms: each row accounted for, nothing stored by looking, nothing new the second time.
import { describe, expect, it } from 'vitest';
import { checkVault } from '../../../src/engine';
import type { ListImport } from '../../../src/shared/domain/request-list';
import { ListImport as ListImportShape, ListLook } from '../../../src/shared/domain/request-list';
import { quietJob } from '../temporary-vault';
import { firmsLists } from './firms-lists';
import { listsDesk } from './lists-desk';

const { desk, lay, look, preview, apply, stored, entries, of } = listsDesk();
const sum = ({ counts }: ListImport): number =>
  counts.new +
  counts.changed +
  counts.same +
  counts.heading +
  counts.blank +
  counts.refused +
  counts.conflict;

const lists = firmsLists();

/** What they say, in our words where there are some and in theirs where they must stay. */
const EXPECTED: Readonly<Record<string, () => void>> = {
  'Bramwell & Oakes LLP': () => {
    expect(of('2.03')).toMatchObject({
      area: '2. Access control',
      named: 'CC6.3',
      requestedOn: '2026-04-15',
      dueOn: '2026-04-29',
      extra: [],
    });
    expect(of('2.03')?.wording).toMatch(/^Please provide .*\nScreenshots with date and time are fine\.$/);
    expect(stored().find((one) => one.asked.reference === '1.03')).toMatchObject({
      auditor: 'returned',
      auditorWord: 'Flagged',
      returnReason: 'The screenshot has no date.',
    });
    expect(stored()[0]).toMatchObject({ handled: { owner: 'Head of security' }, internal: 'assigned' });
  },
  'Ostermann WP': () => {
    expect(stored()[0]).toMatchObject({
      asked: { reference: '', area: 'Governance', dueOn: '2026-04-13' },
      auditor: 'open',
    });
    expect(new Set(stored().map((one) => one.auditor))).toEqual(
      new Set(['open', 'submitted', 'accepted', 'not-applicable']),
    );
  },
  'Carrow CPA': () => {
    expect(of('PBC-060')).toMatchObject({
      area: 'Access control',
      period: { from: '2026-01-01', to: '2026-12-31' },
      named: 'AC-30',
      priority: 'high',
    });
    expect(of('PBC-010')?.dueOn).toBe('2026-04-12');
  },
  'Dunmore Assurance': () => {
    expect(of('R3')).toMatchObject({ kind: 'inquiry', title: 'Short name 3', dueOn: '2026-04-05' });
    expect(stored().find((one) => one.asked.reference === 'R3')).toMatchObject({
      auditor: 'open',
      auditorWord: 'Parked',
    });
  },
  'Elling Audit': () => {
    expect(of('8')).toMatchObject({
      dueOn: null,
      extra: [{ column: 'Timing / Deadline', value: 'tbd by telephone' }],
      period: { from: '2026-01-01', to: '2026-12-31' },
      named: 'CC7.2; CC7.3',
    });
    expect(of('17')?.wording).toMatch(/item 17\./);
  },
};

describe('the lists of five firms', () => {
  it.each(lists.map((one) => [one.firm, one] as const))(
    'are read with every row accounted for: %s',
    async (firm, list) => {
      const path = lay(list.name, list.bytes);
      const before = entries();
      const seen = ListLook.parse(await look(path, firm));
      expect(seen.from).toBe('guessed');
      expect(seen.untranslated).toEqual(
        firm.startsWith('Dunmore') ? [{ field: 'status', word: 'Parked', rows: 15 }] : [],
      );
      const found = ListImportShape.parse(await preview(path, firm));
      expect(entries()).toBe(before);
      expect(found.counts).toMatchObject({ ...list.expected, changed: 0, same: 0, conflict: 0 });
      expect(sum(found)).toBe(found.counts.rows);
      // Each row of the sheet below the head is there once, by the number the spreadsheet gives it.
      const first = found.rows[0]?.row ?? 0;
      expect(found.rows.map((one) => one.row)).toEqual(found.rows.map((_one, at) => first + at));
      expect(found.rows.filter((one) => one.what === 'refused').every((one) => one.problem !== '')).toBe(
        true,
      );
      const done = await apply(path, found.sha256, null, firm);
      expect(done).toMatchObject({ applied: true, counts: found.counts });
      expect(stored()).toHaveLength(list.expected.new);
      EXPECTED[firm]?.();
      // The firm sends it again: nothing is new, and nothing of it is said twice.
      const again = await preview(path, firm);
      expect(again.counts).toMatchObject({ new: 0, changed: 0, same: list.expected.new });
      expect((await look(path, firm)).from).toBe('remembered');
      const after = entries();
      await apply(path, found.sha256, null, firm);
      expect(entries()).toBe(after);
      expect((await checkVault(desk.vault, { deep: false }, quietJob())).findings).toEqual([]);
    },
  );
});
