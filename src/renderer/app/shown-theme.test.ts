import { expect, test } from 'vitest';
import { THEMES } from '../../shared/contract';
import { shownTheme } from './shown-theme';

const nothing = { dark: false, contrast: false };

test('the system decides between light and dark where nothing else is chosen', () => {
  expect(shownTheme('system', nothing)).toBe('light');
  expect(shownTheme('system', { ...nothing, dark: true })).toBe('dark');
});

test('a choice is kept whatever the system shows', () => {
  for (const theme of THEMES) {
    if (theme === 'system') continue;
    expect(shownTheme(theme, nothing)).toBe(theme);
    expect(shownTheme(theme, { ...nothing, dark: true })).toBe(theme);
  }
});

test('a system that asks for more contrast gets it, in the light or the dark of the choice', () => {
  const contrast = { dark: true, contrast: true };
  expect(shownTheme('system', contrast)).toBe('contrast-dark');
  expect(shownTheme('system', { ...contrast, dark: false })).toBe('contrast');
  expect(shownTheme('light', contrast)).toBe('contrast');
  expect(shownTheme('dark', { ...contrast, dark: false })).toBe('contrast-dark');
});
