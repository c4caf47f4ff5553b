import { describe, expect, it } from 'vitest';
import { pastedRows } from './pasted-rows';

describe('lines copied out of a report', () => {
  it.each([
    ['1. Customers rotate keys', '1', 'Customers rotate keys'],
    ['CUEC-3: Customers review access', 'CUEC-3', 'Customers review access'],
    ['CUEC 12 Customers encrypt', 'CUEC 12', 'Customers encrypt'],
    ['UE-7\tCustomers test', 'UE-7', 'Customers test'],
    ['  • Customers train people', '', 'Customers train people'],
    ['– 4.2) Customers tell us', '4.2', 'Customers tell us'],
    ['24 hours after leaving, access ends', '', '24 hours after leaving, access ends'],
    ['12.4: Customers log', '12.4', 'Customers log'],
    ['Customers keep 2 factors on', '', 'Customers keep 2 factors on'],
    ['<b>Markup</b> stays text', '', '<b>Markup</b> stays text'],
  ])('%j', (line, reference, wording) => {
    expect(pastedRows(line)).toEqual([{ reference, wording }]);
  });

  it('leaves empty lines out and stops where no report goes', () => {
    expect(pastedRows('a\r\n\n  \nb')).toHaveLength(2);
    expect(pastedRows('x\n'.repeat(5000))).toHaveLength(300);
  });
});
