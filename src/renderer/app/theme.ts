// Light, dark or the system's choice, and high contrast where the system asks for it. Set on <html>, so
// that plain CSS follows.
import type { Preferences } from '../../shared/contract';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');
let chosen: Preferences['theme'] = 'system';

const apply = (): void => {
  const isDark = chosen === 'dark' || (chosen === 'system' && dark.matches);
  document.documentElement.dataset['theme'] = contrast.matches ? 'contrast' : isDark ? 'dark' : 'light';
};
dark.addEventListener('change', apply);
contrast.addEventListener('change', apply);

export const setTheme = (theme: Preferences['theme']): void => {
  chosen = theme;
  apply();
};
