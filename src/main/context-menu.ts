// The menu of the right mouse button where there is text: cutting, copying, pasting. Everything else in the
// window has its own verbs.
import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

export interface TextUnderPointer {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: {
    readonly canCut: boolean;
    readonly canCopy: boolean;
    readonly canPaste: boolean;
    readonly canSelectAll: boolean;
  };
}

/** Empty where there is nothing to do: no menu is better than one that is grey throughout. */
export const textMenu = ({ isEditable, selectionText, editFlags }: TextUnderPointer) => {
  const copy = { role: 'copy', label: 'Copy', enabled: editFlags.canCopy } as const;
  const all = [
    { type: 'separator' } as const,
    { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll } as const,
  ];
  const items: readonly MenuItemConstructorOptions[] = isEditable
    ? [
        { role: 'cut', label: 'Cut', enabled: editFlags.canCut },
        copy,
        { role: 'paste', label: 'Paste', enabled: editFlags.canPaste },
        ...all,
      ]
    : selectionText.trim() === ''
      ? []
      : [copy];
  return items;
};

/** @param opened the menu stands over some text, until the promise is kept */
export const giveTextMenu = (
  window: BrowserWindow,
  opened: (closed: Promise<void>) => void = () => undefined,
): void => {
  window.webContents.on('context-menu', (_event, under) => {
    const items = textMenu(under);
    if (items.length === 0) return;
    let close = () => {};
    opened(new Promise((resolve) => (close = resolve)));
    Menu.buildFromTemplate([...items]).popup({
      window,
      callback: () => {
        close();
      },
    });
  });
};
