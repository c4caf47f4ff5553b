import { describe, expect, it, vi } from 'vitest';
import { textMenu } from './context-menu';

vi.mock('electron', () => ({ Menu: {} }));

const flags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const roles = (...under: Parameters<typeof textMenu>) =>
  textMenu(...under).flatMap(({ role, enabled }) => (role === undefined ? [] : [[role, enabled]]));

describe('the menu over text', () => {
  it('offers in a field what can be done there', () => {
    expect(roles({ isEditable: true, selectionText: '', editFlags: { ...flags, canCut: false } })).toEqual([
      ['cut', false],
      ['copy', true],
      ['paste', true],
      ['selectAll', true],
    ]);
  });

  it('does not let a passphrase be copied', () => {
    const hidden = { ...flags, canCut: false, canCopy: false };
    expect(roles({ isEditable: true, selectionText: '', editFlags: hidden }).slice(0, 2)).toEqual([
      ['cut', false],
      ['copy', false],
    ]);
  });

  it('copies what is selected, and does not come up over anything else', () => {
    expect(roles({ isEditable: false, selectionText: 'EVD-0042', editFlags: flags })).toEqual([
      ['copy', true],
    ]);
    expect(textMenu({ isEditable: false, selectionText: '  ', editFlags: flags })).toEqual([]);
  });
});
