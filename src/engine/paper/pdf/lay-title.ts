// The head of the first page: what kind of document it is, its title, and what is said about it.
import type { Paper } from '../paper';
import { type Atom, atom, withAbove } from './atoms';
import { drawLine, head, linesOfRuns, mono, sans, serifBold, type Setting } from './lines';
import type { Place } from './lay-blocks';
import { ACCENT, INK_3, RULE } from './sheet';

const KIND = head(9, 13, ACCENT);
const TITLE = serifBold(24, 29);
const LABEL = sans(8.6, 13, INK_3);
const VALUE = sans(9.2, 13);
const DIGEST = mono(8.1, 13);
const LABELS_WIDTH = 118;

const lay = (text: string, setting: Setting, place: Place): Atom[] =>
  linesOfRuns([{ text }], setting, place.width).map((line) =>
    atom({
      height: setting.leading,
      keep: true,
      draw: (canvas, top) => {
        drawLine(canvas, line, place.x, top + setting.leading * 0.5 + setting.size * 0.335, setting.color);
      },
    }),
  );

const layFact = ([label, value]: readonly [string, string], place: Place): Atom[] => {
  const labels = linesOfRuns([{ text: label }], LABEL, LABELS_WIDTH - 12);
  // A digest is read sign by sign, and on one line.
  const setting = /^[0-9a-f]{64}$/.test(value) ? DIGEST : VALUE;
  const values = linesOfRuns([{ text: value }], setting, place.width - LABELS_WIDTH);
  return Array.from({ length: Math.max(labels.length, values.length) }, (_, index) =>
    atom({
      above: index === 0 ? 2.4 : 0,
      height: VALUE.leading,
      draw: (canvas, top) => {
        const y = top + VALUE.leading * 0.5;
        const left = labels[index];
        const right = values[index];
        if (left !== undefined) drawLine(canvas, left, place.x, y + LABEL.size * 0.335, LABEL.color);
        if (right !== undefined)
          drawLine(canvas, right, place.x + LABELS_WIDTH, y + setting.size * 0.335, setting.color);
      },
    }),
  );
};

const line = (place: Place, above: number): Atom =>
  atom({
    above,
    height: 4,
    draw: (canvas, top) => {
      canvas.rule(place.x, top, place.width, RULE, 0.8);
    },
  });

/** The title block; what follows begins below its rule. */
export const layTitle = ({ kind, title, facts }: Paper, place: Place): Atom[] => [
  ...(kind === '' ? [] : lay(kind, KIND, place)),
  ...withAbove(lay(title, TITLE, place), kind === '' ? 0 : 3),
  ...facts.flatMap((fact, index) => withAbove(layFact(fact, place), index === 0 ? 12 : 0)),
  line(place, 14),
];
