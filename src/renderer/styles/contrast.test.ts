// Every colour of the tokens can be read and seen on every plane it is used on, in each of the four themes.
import { expect, test } from 'vitest';
import css from './tokens.css?raw';

const THEMES = {
  light: /:root \{([\s\S]*?)\n\}/,
  dark: /\[data-theme="dark"\] \{([\s\S]*?)\n\}/,
  contrast: /\[data-theme="contrast"\] \{([\s\S]*?)\n\}/,
  'contrast-dark': /\[data-theme="contrast-dark"\] \{([\s\S]*?)\n\}/,
} as const;

const TEXT = 4.5;
const SHAPE = 3;
/** In high contrast every text has what WCAG asks for its highest level (1.4.6), and every line can be seen. */
const HIGH_TEXT = 7;
const LINES = ['hairline', 'rule'];

const PLANES = ['rail', 'page', 'surface', 'sunken', 'hover', 'selected'];
const STATES = ['met', 'late', 'missed', 'due', 'excused'];

/** What is drawn, on which planes, and how much it must differ from them (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS: readonly (readonly [colour: string, planes: readonly string[], floor: number])[] = [
  ['ink', [...PLANES, 'accent-tint', ...STATES.map((state) => `${state}-tint`)], 7],
  ['ink-2', [...PLANES, 'accent-tint'], TEXT],
  ['ink-3', PLANES, TEXT],
  ['accent', [...PLANES, 'accent-tint'], TEXT],
  ['accent-hover', PLANES, TEXT],
  ['ink-on-accent', ['accent', 'accent-hover'], TEXT],
  ...STATES.map((state) => [state, [...PLANES, `${state}-tint`], TEXT] as const),
  ['notdue', ['page', 'surface', 'selected'], SHAPE],
  ['knock', ['met', 'late', 'missed'], SHAPE],
  ['field', ['page', 'surface'], SHAPE],
  ['focus', [...PLANES, 'accent-tint'], SHAPE],
];

const coloursOf = (theme: keyof typeof THEMES): ReadonlyMap<string, string> => {
  const block = THEMES[theme].exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
};

/** Relative luminance as WCAG defines it, 0 to 1. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

test('black on white has the contrast that WCAG names', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
  test(`text and shapes stand out on every plane they are used on: ${theme}`, () => {
    const colours = coloursOf(theme);
    const isHigh = theme.startsWith('contrast');
    const lines = LINES.map((line) => [line, ['page', 'surface', 'rail'], SHAPE] as const);
    const tooFaint = (isHigh ? [...PAIRS, ...lines] : PAIRS).flatMap(([colour, planes, least]) =>
      planes.flatMap((plane) => {
        const [drawn, under] = [colours.get(colour), colours.get(plane)];
        const floor = isHigh && least === TEXT ? HIGH_TEXT : least;
        if (drawn === undefined || under === undefined) return [`${colour} on ${plane}: no such colour`];
        const ratio = contrast(drawn, under);
        return ratio < floor ? [`${colour} on ${plane}: ${ratio.toFixed(2)} of ${String(floor)}`] : [];
      }),
    );
    expect(tooFaint).toEqual([]);
  });
}
