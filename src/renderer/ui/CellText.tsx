// A cell that is being typed into, as in a spreadsheet: Enter takes it and goes down, Tab goes on, Escape
// leaves what was there; leaving the cell takes it too. Nothing outside changes while one types.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from './class-names';
import styles from './CellText.module.css';

/** How the cell was left; `all` is Ctrl+Enter: for every chosen row. */
export type CellExit = 'down' | 'next' | 'previous' | 'stay' | 'all';

interface CellTextProps {
  /** Read aloud. */
  readonly label: string;
  /** What stands in it at the beginning. */
  readonly initial: string;
  /** True to begin with everything selected, false with the cursor behind the last letter. */
  readonly isSelected: boolean;
  readonly placeholder?: string;
  readonly maxLength: number;
  /** @returns false when the text cannot be taken: the cell stays open and says so */
  readonly onTake: (text: string, exit: CellExit) => boolean;
  readonly onCancel: () => void;
}

/** How a key leaves a cell; undefined when it does not. */
export const exitOf = (event: KeyboardEvent): CellExit | 'cancel' | undefined => {
  switch (event.key) {
    case 'Enter':
      return event.ctrlKey || event.metaKey ? 'all' : 'down';
    case 'Tab':
      return event.shiftKey ? 'previous' : 'next';
    case 'Escape':
      return 'cancel';
    default:
      return undefined;
  }
};

export const CellText = ({
  label,
  initial,
  isSelected,
  placeholder,
  maxLength,
  onTake,
  onCancel,
}: CellTextProps) => {
  const input = useRef<HTMLInputElement>(null);
  /** Once left by a key, losing the focus is no second leaving. */
  const isDone = useRef(false);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    if (isSelected) element.select();
    else element.setSelectionRange(element.value.length, element.value.length);
    // Only when it opens: later the cursor belongs to the person.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <input
      ref={input}
      className={classNames(styles.field, isWrong && styles.wrong)}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      defaultValue={initial}
      placeholder={placeholder}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck="false"
      dir="auto"
      onChange={() => {
        setWrong(false);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onKeyDown={(event) => {
        // The grid's own keys mean something else while one types.
        event.stopPropagation();
        const exit = exitOf(event);
        if (exit === undefined || event.nativeEvent.isComposing) return;
        event.preventDefault();
        isDone.current = true;
        if (exit === 'cancel') onCancel();
        else if (!onTake(event.currentTarget.value, exit)) {
          isDone.current = false;
          setWrong(true);
        }
      }}
      onBlur={(event) => {
        if (isDone.current) return;
        isDone.current = true;
        if (!onTake(event.currentTarget.value, 'stay')) onCancel();
      }}
    />
  );
};
