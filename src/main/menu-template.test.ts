import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, type CommandId, MENU_SECTIONS } from '../shared/commands';
import { menuTemplate } from './menu-template';

const menusOn = (platform: string, hasDevTools = false) => {
  const ran: CommandId[] = [];
  const menus = menuTemplate({
    platform,
    hasDevTools,
    isMenuBarShown: false,
    run: (id) => ran.push(id),
    showMenuBar: () => {},
  });
  return { menus, ran };
};
const inside = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu.flatMap((below) => [below, ...inside(below)]) : [];
const menu = (menus: readonly MenuItemConstructorOptions[], label: string) => {
  const found = menus.find((one) => one.label === label);
  return found === undefined ? [] : inside(found);
};
const labels = (items: readonly MenuItemConstructorOptions[]) =>
  items.map(({ label, role }) => label ?? role);

describe('the native menus', () => {
  it('stand in the order of the platform', () => {
    expect(labels(menusOn('linux').menus)).toEqual(['&File', '&Edit', '&View', '&Go', '&Help']);
    expect(labels(menusOn('darwin').menus)).toEqual([
      'Muniment',
      '&File',
      '&Edit',
      '&View',
      '&Go',
      'windowMenu',
      '&Help',
    ]);
  });

  it('hold the settings where each platform has them, once', () => {
    const where = (platform: string) =>
      menusOn(platform)
        .menus.filter((one) => inside(one).some(({ id }) => id === 'settings'))
        .map(({ label }) => label);
    expect(where('darwin')).toEqual(['Muniment']);
    expect(where('win32')).toEqual(['&File']);
    expect(where('linux')).toEqual(['&Edit']);
    expect(labels(menu(menusOn('linux').menus, '&Edit'))).toContain('Preferences…');
  });

  it('name quitting as the platform does', () => {
    expect(labels(menu(menusOn('win32').menus, '&File'))).toContain('E&xit');
    expect(labels(menu(menusOn('linux').menus, '&File'))).toContain('&Quit');
    expect(labels(menu(menusOn('darwin').menus, 'Muniment'))).toContain('quit');
  });

  it.each(['linux', 'darwin', 'win32'])(
    'hold each command once, disabled until the window speaks: %s',
    (platform) => {
      const items = menusOn(platform).menus.flatMap((one) => inside(one));
      const commands = items.filter(({ id }) => COMMAND_IDS.some((known) => known === id));
      expect(commands.every(({ enabled }) => enabled === false)).toBe(true);
      const ids = commands.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of Object.values(MENU_SECTIONS).flat(2)) expect(ids).toContain(id);
    },
  );

  it('never give two items the same keys', () => {
    for (const platform of ['linux', 'darwin']) {
      const keys = menusOn(platform)
        .menus.flatMap((one) => inside(one))
        .flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('tell which command was chosen', () => {
    const { menus, ran } = menusOn('linux');
    const item = menu(menus, '&File').find(({ id }) => id === 'vault.lock');
    (item?.click as () => void)();
    expect(ran).toEqual(['vault.lock']);
  });

  it('are written with capitals on a Mac, and as sentences elsewhere', () => {
    expect(labels(menu(menusOn('darwin').menus, '&File'))).toContain('Open a Received Package…');
    expect(labels(menu(menusOn('linux').menus, '&File'))).toContain('Open a received package…');
    expect(labels(menu(menusOn('linux').menus, '&View'))).toContain('Full screen');
    expect(labels(menu(menusOn('darwin').menus, '&View'))).toContain('togglefullscreen');
  });

  it('hold the inspector only while developing', () => {
    expect(labels(menu(menusOn('linux').menus, '&View'))).not.toContain('toggleDevTools');
    expect(labels(menu(menusOn('linux', true).menus, '&View'))).toContain('toggleDevTools');
  });
});
