// The native menu of the app, and which of its items can be used now: the window says so, because it knows
// what is open and who is at the desk.
import { app, BrowserWindow, Menu } from 'electron';
import { COMMAND_IDS, type CommandId } from '../shared/commands';
import { menuTemplate } from './menu-template';

export interface AppMenu {
  /** What the window can do from now on, and which choices are made; nothing when the page has gone. */
  readonly offer: (can: readonly CommandId[], chosen: readonly CommandId[]) => void;
}

export interface MenuUse {
  readonly run: (command: CommandId) => void;
  readonly isMenuBarShown: boolean;
  readonly showMenuBar: (isShown: boolean) => void;
}

export const setMenu = (use: MenuUse): AppMenu => {
  const run = (command: CommandId): void => {
    // What was typed in a field is taken back there; the window then knows that no act of its own is meant.
    if (command === 'undo') BrowserWindow.getFocusedWindow()?.webContents.undo();
    use.run(command);
  };
  const template = menuTemplate({ ...use, run, platform: process.platform, hasDevTools: !app.isPackaged });
  const menu = Menu.buildFromTemplate(template);
  Menu.setApplicationMenu(menu);
  return {
    offer: (can, chosen) => {
      for (const id of COMMAND_IDS) {
        const item = menu.getMenuItemById(id);
        if (item === null) continue;
        item.enabled = can.includes(id);
        // Of a group of choices, choosing one takes the others away.
        if (item.type === 'checkbox' || (item.type === 'radio' && chosen.includes(id)))
          item.checked = chosen.includes(id);
      }
    },
  };
};
