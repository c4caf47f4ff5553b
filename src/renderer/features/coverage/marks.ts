// The small marks of strips and sparklines, as path data: many of one state make one path, so that a row
// of 365 costs as much to draw as a row of four. Each state has a shape of its own, in grey too.
import type { OccurrenceState } from '../../../shared/domain/coverage';

const ring = (x: number, y: number, r: number): string =>
  `M${String(x - r)} ${String(y)}a${String(r)} ${String(r)} 0 1 0 ${String(2 * r)} 0a${String(r)} ${String(r)} 0 1 0 ${String(-2 * r)} 0`;

/** Drawn in a box of 8 around a centre. */
const SHAPES: Readonly<Record<OccurrenceState, (x: number, y: number, k: number) => string>> = {
  met: (x, y, k) => ring(x, y, 3.1 * k),
  late: (x, y, k) =>
    `M${String(x)} ${String(y - 4 * k)}l${String(4 * k)} ${String(4 * k)}l${String(-4 * k)} ${String(4 * k)}l${String(-4 * k)} ${String(-4 * k)}z`,
  missed: (x, y, k) =>
    `M${String(x - 3 * k)} ${String(y - 3 * k)}l${String(6 * k)} ${String(6 * k)}m0 ${String(-6 * k)}l${String(-6 * k)} ${String(6 * k)}`,
  due: (x, y, k) => ring(x, y, 2.7 * k),
  excused: (x, y, k) =>
    `M${String(x - 3.2 * k)} ${String(y + 1.2 * k)}l${String(4.4 * k)} ${String(-4.4 * k)}M${String(x - 1.2 * k)} ${String(y + 3.2 * k)}l${String(4.4 * k)} ${String(-4.4 * k)}`,
  'not-due': (x, y, k) => ring(x, y, 1.5 * k),
  'not-expected': (x, y, k) => `M${String(x - 1.5 * k)} ${String(y)}h${String(3 * k)}`,
};

/** Stroke width at 8 px; 0 is filled. */
export const MARK_STROKES: Readonly<Record<OccurrenceState, number>> = {
  met: 0,
  late: 0,
  missed: 2,
  due: 1.5,
  excused: 1.3,
  'not-due': 0.9,
  'not-expected': 0.9,
};

export interface PlacedMark {
  readonly state: OccurrenceState;
  /** The centre. */
  readonly x: number;
  readonly y: number;
}

export const markPath = ({ state, x, y }: PlacedMark, size: number): string => SHAPES[state](x, y, size / 8);

/** One path for each state that occurs, in the order states first occur. */
export const markPaths = (
  marks: readonly PlacedMark[],
  size: number,
): readonly { readonly state: OccurrenceState; readonly path: string }[] => {
  const byState = new Map<OccurrenceState, string>();
  for (const mark of marks) byState.set(mark.state, (byState.get(mark.state) ?? '') + markPath(mark, size));
  return [...byState].map(([state, path]) => ({ state, path }));
};
