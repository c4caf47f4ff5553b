// Many small marks inside a drawing; the words for them stand on what holds the drawing.
import { markOf } from './occurrence-states';
import { MARK_STROKES, markPaths, type PlacedMark } from './marks';

interface MarkPathsProps {
  readonly marks: readonly PlacedMark[];
  /** Width and height of one mark. */
  readonly size: number;
}

export const MarkPaths = ({ marks, size }: MarkPathsProps) =>
  markPaths(marks, size).map(({ state, path }) => {
    const stroke = MARK_STROKES[state];
    return (
      <path
        key={state}
        className={markOf(state)}
        d={path}
        {...(stroke === 0
          ? { fill: 'var(--c)' }
          : {
              fill: 'none',
              stroke: 'var(--c)',
              strokeWidth: (stroke * size) / 8,
              strokeLinecap: 'square' as const,
            })}
      />
    );
  });
