// Line charts for monitoring consoles.
import { CONTENT } from './console-screenshot';
import { box, line, path } from './svg-picture';

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

const MUTED = '#66727a';
const PLOT = { x: CONTENT.x + 80, y: CONTENT.y + 70, width: CONTENT.width - 120, height: 440 } as const;
const STEPS = 4;

/** `labels` stand under the plot, evenly spread; `limit` is drawn as a dashed threshold. */
export const chartContent = (
  series: readonly Series[],
  labels: readonly string[],
  top: number,
  unit: string,
  limit?: { readonly value: number; readonly name: string },
): string[] => {
  const yOf = (value: number): number => PLOT.y + PLOT.height * (1 - value / top);
  const grid = Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (top / STEPS) * step;
    return [
      box(PLOT.x, yOf(value), PLOT.width, 1, '#e3e9ea'),
      line(PLOT.x - 14, yOf(value) + 5, `${String(value)}${unit}`, { size: 12, fill: MUTED, anchor: 'end' }),
    ];
  }).flat();
  const under = labels.map((label, index) =>
    line(PLOT.x + (PLOT.width * index) / (labels.length - 1), PLOT.y + PLOT.height + 28, label, {
      size: 12,
      fill: MUTED,
      anchor: 'middle',
    }),
  );
  const drawn = series.map(({ colour, values }) =>
    path(
      values.map(
        (value, index) => [PLOT.x + (PLOT.width * index) / (values.length - 1), yOf(value)] as const,
      ),
      colour,
      2.5,
    ),
  );
  const legend = series.flatMap(({ name, colour }, index) => [
    box(PLOT.x + index * 260, CONTENT.y + 18, 18, 6, colour),
    line(PLOT.x + 28 + index * 260, CONTENT.y + 26, name, { size: 13 }),
  ]);
  const threshold =
    limit === undefined
      ? []
      : [
          `<line x1="${String(PLOT.x)}" x2="${String(PLOT.x + PLOT.width)}" y1="${yOf(limit.value).toFixed(1)}" y2="${yOf(limit.value).toFixed(1)}" stroke="#b4532a" stroke-width="1.5" stroke-dasharray="7 5"/>`,
          line(PLOT.x + PLOT.width, yOf(limit.value) - 8, limit.name, {
            size: 12,
            fill: '#b4532a',
            anchor: 'end',
          }),
        ];
  return [...grid, ...threshold, ...drawn, ...under, ...legend];
};
