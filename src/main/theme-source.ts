// Which of the system's two appearances (title bar, menus, dialogs) goes with the appearance that was chosen.
import type { Preferences } from '../shared/domain/preferences';

const SOURCES = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  contrast: 'light',
  'contrast-dark': 'dark',
} as const satisfies Record<Preferences['theme'], 'system' | 'light' | 'dark'>;

/** For Electron's `nativeTheme.themeSource`, which knows no high contrast of its own. */
export const themeSourceOf = (theme: Preferences['theme']): 'system' | 'light' | 'dark' => SOURCES[theme];
