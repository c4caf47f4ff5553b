// One area over the page: grasped with the mouse, or focused and moved with the keys.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { redaction as text } from '../../messages/redaction';
import { classNames } from '../../ui/class-names';
import { type Area, boxBetween, moved, resized } from './areas';
import styles from './redaction.module.css';

interface AreaBoxProps {
  readonly area: Area;
  readonly number: number;
  readonly isSelected: boolean;
  /** Black, as it will be stored. */
  readonly isStored: boolean;
  /** A point of the window in fractions of the page. */
  readonly placeOf: (event: { readonly clientX: number; readonly clientY: number }) => {
    readonly x: number;
    readonly y: number;
  };
  readonly onChange: (area: Area) => void;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
}

/** Of a page's side for one press of an arrow; a tenth of it with Control. */
const STEP = 0.01;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

export const AreaBox = ({
  area,
  number,
  isSelected,
  isStored,
  placeOf,
  onChange,
  onSelect,
  onRemove,
}: AreaBoxProps) => {
  const grasp = useRef<((to: { readonly x: number; readonly y: number }) => Area) | null>(null);
  const name = text.areaName(number, area.page);

  const begin = (event: PointerEvent<HTMLElement>, change: (to: { x: number; y: number }) => Area): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    grasp.current = change;
  };
  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (grasp.current === null) return;
    event.stopPropagation();
    onChange(grasp.current(placeOf(event)));
  };
  const end = (event: PointerEvent<HTMLElement>): void => {
    if (grasp.current === null) return;
    event.stopPropagation();
    grasp.current = null;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      const step = event.ctrlKey ? STEP / 10 : STEP;
      const change = event.shiftKey ? resized : moved;
      onChange(change(area, arrow[0] * step, arrow[1] * step));
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="group"
      aria-roledescription={text.areaKind}
      aria-label={`${name}: ${text.areaPlace(area)}`}
      data-area={area.key}
      tabIndex={0}
      className={classNames(styles.area, isSelected && styles.selected, isStored && styles.stored)}
      style={{
        left: `${String(area.left * 100)}%`,
        top: `${String(area.top * 100)}%`,
        width: `${String(area.width * 100)}%`,
        height: `${String(area.height * 100)}%`,
      }}
      onFocus={onSelect}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.focus();
        const from = placeOf(event);
        begin(event, (to) => moved(area, to.x - from.x, to.y - from.y));
      }}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span className={styles.areaNumber} aria-hidden="true">
        {number}
      </span>
      {isSelected &&
        !isStored &&
        CORNERS.map((corner) => (
          <span
            key={corner}
            className={classNames(styles.corner, styles[corner])}
            aria-hidden="true"
            onPointerDown={(event) => {
              const fixed = {
                x: corner.endsWith('left') ? area.left + area.width : area.left,
                y: corner.startsWith('top') ? area.top + area.height : area.top,
              };
              begin(event, (to) => resized({ ...area, ...boxBetween(fixed, to) }, 0, 0));
            }}
            onPointerMove={follow}
            onPointerUp={end}
            onPointerCancel={end}
          />
        ))}
    </div>
  );
};
