// What the app can be told to do, in one table: the native menus, the command palette, the keyboard and the
// sheet of shortcuts are all made from it. Doing it is the window's (src/renderer/app/commands.ts).

/** `Mod` is Cmd on a Mac and Ctrl elsewhere. */
interface CommandSpec {
  /** As it stands in a menu; three dots where a question follows. */
  readonly title: string;
  readonly keys?: string;
  /** Where a Mac has other keys by habit. */
  readonly macKeys?: string;
  /** One of a group of choices, or a thing that is on or off. */
  readonly look?: 'radio' | 'checkbox';
}

const spec = <T extends Readonly<Record<string, CommandSpec>>>(table: T): T => table;

export const COMMANDS = spec({
  'vault.new': { title: 'New vault…', keys: 'Mod+Shift+N' },
  'vault.open': { title: 'Open vault…', keys: 'Mod+O' },
  'vault.switch': { title: 'Switch vault…', keys: 'Mod+Shift+O' },
  'package.receive': { title: 'Open a received package…' },
  'package.verify': { title: 'Verify a package…' },
  'vault.restore': { title: 'Restore a backup…' },
  'evidence.add': { title: 'Add evidence…', keys: 'Mod+Shift+A' },
  'package.build': { title: 'Build a package…', keys: 'Mod+Shift+B' },
  'vault.back-up': { title: 'Back up…' },
  'vault.lock': { title: 'Lock now', keys: 'Mod+L' },
  settings: { title: 'Settings…', keys: 'Mod+,' },
  undo: { title: 'Undo', keys: 'Mod+Z' },
  palette: { title: 'Find or do…', keys: 'Mod+K' },
  'theme.system': { title: 'As the system', look: 'radio' },
  'theme.light': { title: 'Light', look: 'radio' },
  'theme.dark': { title: 'Dark', look: 'radio' },
  'theme.contrast': { title: 'High contrast', look: 'radio' },
  'theme.contrast-dark': { title: 'High contrast, dark', look: 'radio' },
  rail: { title: 'Wide rail', keys: 'Mod+\\', look: 'checkbox' },
  back: { title: 'Back', keys: 'Alt+Left', macKeys: 'Mod+[' },
  forward: { title: 'Forward', keys: 'Alt+Right', macKeys: 'Mod+]' },
  'go.overview': { title: 'Overview', keys: 'Mod+1' },
  'go.controls': { title: 'Controls', keys: 'Mod+2' },
  'go.coverage': { title: 'Coverage', keys: 'Mod+3' },
  'go.criteria': { title: 'Criteria', keys: 'Mod+4' },
  'go.evidence': { title: 'Evidence', keys: 'Mod+5' },
  'go.intake': { title: 'Intake', keys: 'Mod+6' },
  'go.tasks': { title: 'Tasks', keys: 'Mod+7' },
  'go.requests': { title: 'Requests', keys: 'Mod+8' },
  'go.packages': { title: 'Packages', keys: 'Mod+9' },
  'go.matrix': { title: 'Matrix' },
  'go.populations': { title: 'Populations' },
  'go.follow-up': { title: 'Follow-up of requests' },
  'go.exceptions': { title: 'Exceptions' },
  'go.recipients': { title: 'Recipients of packages' },
  'go.engagement': { title: 'Engagement' },
  'go.readiness': { title: 'Readiness' },
  'go.roadmap': { title: 'Roadmap' },
  'go.programme': { title: 'Programme' },
  'go.kit': { title: 'Kit: from vault to vault' },
  'go.journal': { title: 'Journal' },
  'go.vault': { title: 'Members and backup' },
  'help.shortcuts': { title: 'Keyboard shortcuts', keys: 'Mod+/' },
  'help.first-steps': { title: 'First steps' },
  'help.diagnostics': { title: 'Diagnostics' },
  'help.about': { title: 'About Muniment' },
});

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];

export const commandSpec = (id: CommandId): CommandSpec => COMMANDS[id];

/** The menus between those that every app has, each in its sections. */
export const MENU_SECTIONS = {
  file: [
    ['vault.new', 'vault.open', 'vault.switch'],
    ['package.receive', 'package.verify', 'vault.restore'],
    ['evidence.add', 'package.build', 'vault.back-up'],
    ['vault.lock'],
  ],
  theme: [['theme.system', 'theme.light', 'theme.dark', 'theme.contrast', 'theme.contrast-dark']],
  go: [
    ['back', 'forward'],
    ['go.overview', 'go.controls', 'go.coverage', 'go.criteria', 'go.evidence', 'go.intake', 'go.tasks'],
    ['go.requests', 'go.populations', 'go.exceptions', 'go.packages'],
    ['go.engagement', 'go.readiness', 'go.roadmap', 'go.programme'],
    ['go.journal', 'go.vault'],
  ],
  help: [['help.first-steps', 'help.shortcuts'], ['help.diagnostics']],
} as const satisfies Readonly<Record<string, readonly (readonly CommandId[])[]>>;

export interface Keys {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** `K`, `1`, `,`, `Left`. */
  readonly key: string;
}

export const keysOf = (id: CommandId, isMac: boolean): Keys | null => {
  const { keys, macKeys } = commandSpec(id);
  const written = isMac ? (macKeys ?? keys) : keys;
  if (written === undefined) return null;
  const parts = written.split('+');
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: parts.at(-1) ?? '',
  };
};

/** As Electron's menus take them: `CommandOrControl+Shift+O`. */
export const acceleratorOf = (id: CommandId, isMac: boolean): string | undefined => {
  const keys = keysOf(id, isMac);
  if (keys === null) return undefined;
  const { mod, alt, shift, key } = keys;
  return [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift', key]
    .filter((part) => part !== false)
    .join('+');
};

const GLYPHS: Readonly<Record<string, string>> = { Left: '←', Right: '→' };

/** As the platform writes them: `⇧⌘O`, `Ctrl Shift O`; null without any. */
export const keysText = (id: CommandId, isMac: boolean): string | null => {
  const keys = keysOf(id, isMac);
  if (keys === null) return null;
  const { mod, alt, shift } = keys;
  const key = GLYPHS[keys.key] ?? keys.key;
  return isMac
    ? `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${key}`
    : [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', key].filter((part) => part !== false).join(' ');
};

export interface PressedKey {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** What the key writes, and where on the keyboard it lies. */
  readonly key: string;
  readonly code: string;
}

const isKey = (wanted: string, { key, code }: PressedKey): boolean => {
  if (wanted === 'Left' || wanted === 'Right') return key === `Arrow${wanted}`;
  if (key.toUpperCase() === wanted) return true;
  // Digits want Shift on some keyboards; another script has no letters of ours: then the place decides.
  if (/^\d$/.test(wanted)) return code === `Digit${wanted}`;
  return /^[A-Z]$/.test(wanted) && !/^[ -~]*$/.test(key) && code === `Key${wanted}`;
};

/** The command of a key that was pressed, or null. */
export const commandOfKey = (pressed: PressedKey, isMac: boolean): CommandId | null => {
  const mod = isMac ? pressed.metaKey : pressed.ctrlKey;
  const other = isMac ? pressed.ctrlKey : pressed.metaKey;
  if (other) return null;
  return (
    COMMAND_IDS.find((id) => {
      const keys = keysOf(id, isMac);
      return (
        keys !== null &&
        keys.mod === mod &&
        keys.alt === pressed.altKey &&
        keys.shift === pressed.shiftKey &&
        isKey(keys.key, pressed)
      );
    }) ?? null
  );
};
