// The native menus as each platform has them, made from the table of commands. Nothing of Electron's runs
// here: menu.ts sets what this describes.
import type { MenuItemConstructorOptions } from 'electron';
import { acceleratorOf, type CommandId, commandSpec, MENU_SECTIONS } from '../shared/commands';

export interface MenuParts {
  readonly platform: string;
  /** Only while developing: the inspector. */
  readonly hasDevTools: boolean;
  readonly isMenuBarShown: boolean;
  readonly run: (command: CommandId) => void;
  readonly showMenuBar: (isShown: boolean) => void;
}

export const MENU_BAR = 'menu-bar';

/** Menus of a Mac write their words with capitals: Open a Received Package… */
const SMALL_WORDS: ReadonlySet<string> = new Set(['a', 'and', 'as', 'of', 'or', 'the', 'to']);
const capitals = (title: string): string =>
  title
    .split(' ')
    .map((word, place) =>
      place > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

export const menuTemplate = ({
  platform,
  hasDevTools,
  isMenuBarShown,
  run,
  showMenuBar,
}: MenuParts): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin';
  /** What the system does, called as everything else in the same menu is. */
  const own = (
    role: NonNullable<MenuItemConstructorOptions['role']>,
    label: string,
  ): MenuItemConstructorOptions => (isMac ? { role } : { role, label });
  // Nothing can be done before the window says so.
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const { title, look } = commandSpec(id);
    const accelerator = acceleratorOf(id, isMac);
    return {
      id,
      label: isMac ? capitals(title) : title,
      enabled: false,
      ...(look !== undefined && { type: look }),
      ...(accelerator !== undefined && { accelerator }),
      click: () => {
        run(id);
      },
    };
  };
  const sections = (name: keyof typeof MENU_SECTIONS): MenuItemConstructorOptions[] =>
    MENU_SECTIONS[name].flatMap((section, place) => [
      ...(place === 0 ? [] : [SEPARATOR]),
      ...section.map((id) => item(id)),
    ]);
  const settings = item('settings');
  const about = item('help.about');

  const app: MenuItemConstructorOptions = {
    label: 'Muniment',
    submenu: [
      about,
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
  const end: MenuItemConstructorOptions[] = isMac
    ? [SEPARATOR, { role: 'close' }]
    : [
        ...(platform === 'win32' ? [SEPARATOR, settings] : []),
        SEPARATOR,
        { role: 'quit', label: platform === 'win32' ? 'E&xit' : '&Quit' },
      ];
  const file: MenuItemConstructorOptions = { label: '&File', submenu: [...sections('file'), ...end] };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      // In a field it takes back typing, elsewhere the last act that can be taken back: the window knows which.
      item('undo'),
      own('redo', 'Redo'),
      SEPARATOR,
      own('cut', 'Cut'),
      own('copy', 'Copy'),
      own('paste', 'Paste'),
      own('selectAll', 'Select all'),
      ...(platform === 'linux' ? [SEPARATOR, { ...settings, label: 'Preferences…' }] : []),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('palette'),
      SEPARATOR,
      { label: 'Appearance', submenu: sections('theme') },
      item('rail'),
      ...(isMac
        ? []
        : [
            {
              id: MENU_BAR,
              label: 'Always show the menu bar',
              type: 'checkbox' as const,
              checked: isMenuBarShown,
              click: (clicked: { readonly checked: boolean }) => {
                showMenuBar(clicked.checked);
              },
            },
          ]),
      SEPARATOR,
      own('resetZoom', 'Usual size'),
      own('zoomIn', 'Larger'),
      // The same key without Shift, as everywhere else.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      own('zoomOut', 'Smaller'),
      SEPARATOR,
      own('togglefullscreen', 'Full screen'),
      ...(hasDevTools ? [SEPARATOR, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    label: '&Help',
    role: 'help',
    submenu: [...sections('help'), ...(isMac ? [] : [SEPARATOR, about])],
  };
  return [
    ...(isMac ? [app] : []),
    file,
    edit,
    view,
    { label: '&Go', submenu: sections('go') },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    help,
  ];
};
