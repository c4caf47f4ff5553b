// Where the dates of a version stand in the drawing beside the verdict, in percent of its width. Pure.
import { addDays, type CalendarDate, type DateRange, daysBetween } from '../../../shared/period';

/** Room beside the frame, as a share of it, for what lies outside. */
const ROOM = 0.3;
/** A single day stands in the middle of a year. */
const AROUND_A_DAY = 182;
/** The least one can see, and the least that is still a bar. */
const LEAST = 1.2;
/** About the width of a letter of the labels, where the drawing is as wide as the panel. */
const LETTER = 1.9;

interface Placed {
  readonly left: string;
  readonly width: string;
}
interface Aligned {
  readonly left?: string;
  readonly right?: string;
}

export interface VerdictDrawing {
  readonly frame: Placed;
  readonly bar: Placed;
  /** Null where the words at the pin leave no room; the facts below say the same. */
  readonly barLabel: Aligned | null;
  readonly from: Aligned;
  readonly to: Aligned;
  /** Null where nobody has said when it was captured. */
  readonly pin: { readonly mark: Aligned; readonly label: Aligned } | null;
}

const percent = (value: number): string => `${String(Math.round(value * 100) / 100)}%`;
const within = (value: number): number => Math.min(100, Math.max(0, value));

export const drawnDates = (
  frame: DateRange,
  effective: DateRange | null,
  capturedOn: CalendarDate | null,
  labels: { readonly bar: string; readonly pin: string } = { bar: '', pin: '' },
): VerdictDrawing => {
  const days = daysBetween(frame.from, frame.to);
  const room = days === 0 ? AROUND_A_DAY : Math.max(2, Math.round(days * ROOM));
  const first = addDays(frame.from, -room);
  const all = days + 1 + 2 * room;
  const at = (date: CalendarDate): number => within((daysBetween(first, date) / all) * 100);
  const placed = (range: DateRange): Placed & { readonly start: number; readonly end: number } => {
    const start = Math.min(100 - LEAST, at(range.from));
    const end = Math.max(start + LEAST, at(addDays(range.to, 1)));
    return { left: percent(start), width: percent(end - start), start, end };
  };
  const framed = placed(frame);
  const bar = placed(effective ?? frame);
  const pinAt = capturedOn === null ? 0 : at(capturedOn);
  const barIsRight = bar.start > 55;
  const pinIsRight = pinAt > 50;
  const widths = { bar: labels.bar.length * LETTER, pin: labels.pin.length * LETTER };
  const barFrom = barIsRight ? bar.end - widths.bar : bar.start;
  const pinFrom = pinIsRight ? 100 - widths.pin : pinAt;
  const overlap = capturedOn !== null && barFrom < pinFrom + widths.pin && pinFrom < barFrom + widths.bar;
  const strip = ({ left, width }: Placed): Placed => ({ left, width });
  return {
    frame: strip(framed),
    bar: strip(bar),
    // Words begin where the bar begins, unless that would push them out of the drawing.
    barLabel: overlap ? null : barIsRight ? { right: percent(100 - bar.end) } : { left: percent(bar.start) },
    from: { left: percent(framed.start) },
    to: { right: percent(100 - framed.end) },
    pin:
      capturedOn === null
        ? null
        : {
            mark: { left: percent(Math.min(99.4, pinAt)) },
            label: pinIsRight ? { right: '0' } : { left: percent(pinAt) },
          },
  };
};
