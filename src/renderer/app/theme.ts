// Light, dark or high contrast, as chosen or as the system asks for it. Set on <html>, so that plain CSS follows.
import type { Preferences } from '../../shared/contract';
import { type ShownTheme, shownTheme } from './shown-theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');
let chosen: Preferences['theme'] = 'system';

const apply = (): void => {
  const shown: ShownTheme = shownTheme(chosen, { dark: dark.matches, contrast: contrast.matches });
  document.documentElement.dataset['theme'] = shown;
};
dark.addEventListener('change', apply);
contrast.addEventListener('change', apply);

export const setTheme = (theme: Preferences['theme']): void => {
  chosen = theme;
  apply();
};
