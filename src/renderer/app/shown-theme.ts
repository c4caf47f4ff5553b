// Which set of colours is shown, by what was chosen in the settings and what the system asks for.
import type { Preferences } from '../../shared/contract';

/** The values of `data-theme`, one set of colours in styles/tokens.css each. */
export type ShownTheme = Exclude<Preferences['theme'], 'system'>;

/** @param system what the computer's own settings ask for */
export const shownTheme = (
  chosen: Preferences['theme'],
  system: { readonly dark: boolean; readonly contrast: boolean },
): ShownTheme => {
  const isDark = chosen === 'system' ? system.dark : chosen === 'dark' || chosen === 'contrast-dark';
  // Whoever told the computer to use more contrast gets it here too, whatever was chosen before.
  const isContrast = system.contrast || chosen === 'contrast' || chosen === 'contrast-dark';
  if (isContrast) return isDark ? 'contrast-dark' : 'contrast';
  return isDark ? 'dark' : 'light';
};
