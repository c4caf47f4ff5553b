// Details beside the list, not on top of it. Not a dialog: the list stays usable; Escape closes it.
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { IconButton } from './IconButton';

interface PanelProps {
  /** What the panel is about, in mono: CTL-026. */
  readonly number: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** Its row, or the cell of a grid. */
const SELECTED = 'main :is([role=row], [role=gridcell])[aria-selected=true]';
/** What somebody may be at work in while the panel opens or changes. */
const KEEPS_FOCUS = '.panel, [role=row], [role=dialog], [role=alertdialog], input, textarea';

export const Panel = ({ number, title, onClose, onPrevious, onNext, children, foot }: PanelProps) => {
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLElement | null>(null);
  const close = useCallback(() => {
    const active = document.activeElement;
    const wasHere = active === null || active === document.body || panel.current?.contains(active) === true;
    back.current = wasHere ? document.querySelector<HTMLElement>(SELECTED) : null;
    onClose();
    // Back to the row it was opened from, not to the top of the page.
    back.current?.focus({ preventScroll: true });
  }, [onClose]);
  useEffect(
    () => () => {
      // In a small window the row can be seen, and take the focus, only now.
      back.current?.focus({ preventScroll: true });
    },
    [],
  );
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
    // Opened from a row, the list keeps the focus; opened by a link or the palette, the panel takes it.
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        const active = document.activeElement;
        const isHidden = active?.checkVisibility({ visibilityProperty: true }) === false;
        if (isHidden || active?.closest(KEEPS_FOCUS) === null) heading.current?.focus();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [number]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Menus and dialogs on top take Escape first.
      const onTop = document.querySelector('[role=dialog], [role=alertdialog], [role=listbox][data-open]');
      if (event.key === 'Escape' && !event.defaultPrevented && onTop === null) close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [close]);
  return (
    <aside ref={panel} className="panel" aria-label={`${number} ${title}`}>
      <div className="panel__bar">
        {number !== '' && <span className="id">{number}</span>}
        <span className="sp" />
        {onPrevious !== undefined && (
          <IconButton
            label="Previous"
            icon={<ChevronUp className="i" aria-hidden="true" />}
            onPress={onPrevious}
          />
        )}
        {onNext !== undefined && (
          <IconButton label="Next" icon={<ChevronDown className="i" aria-hidden="true" />} onPress={onNext} />
        )}
        <IconButton label="Close" icon={<X className="i" aria-hidden="true" />} onPress={close} />
      </div>
      <div className="panel__body" ref={body} tabIndex={0}>
        <h2 className="panel__title" dir="auto" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
      {foot !== undefined && <div className="panel__foot">{foot}</div>}
    </aside>
  );
};
